package org.onsager.data;

import io.vavr.control.Option;
import java.io.Serial;

/**
 * A file that cannot be read as numbers: the message names file, line, column and value. Where
 * another {@link Reading} would read it, the exception says which.
 */
public final class Unreadable extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  /** What of a {@link Reading} may help. */
  public enum Remedy {
    /** To say whether the first line is a header. */
    HEADER,
    /** To leave out rows with missing values. */
    LEAVE_OUT,
    /** To choose columns. */
    COLUMNS,
    /** To say what stands between cells. */
    SEPARATOR,
    /** To say what stands before decimals. */
    DECIMALS,
    /** To leave out lines above the table. */
    SKIP,
    /** To choose one of several tables. */
    PART,
    /** To ask in SQL for what is wanted. */
    QUERY
  }

  private final transient Option<Remedy> remedy;

  Unreadable(String message) {
    super(message);
    this.remedy = Option.none();
  }

  Unreadable(String message, Remedy remedy) {
    super(message);
    this.remedy = Option.some(remedy);
  }

  /**
   * What may help.
   *
   * @return none if the file itself must be mended
   */
  public Option<Remedy> remedy() {
    return remedy;
  }
}
