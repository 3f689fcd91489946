package org.onsager.command.input;

import org.onsager.command.shell.Allowed;
import org.onsager.data.Reading;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import picocli.CommandLine.Option;

/** What a file of samples does not say of itself, by option. */
public final class ReadingOptions {

  /** Whether the first line names the columns. */
  enum FirstLine {
    GUESS(Header.GUESSED),
    YES(Header.PRESENT),
    NO(Header.ABSENT);

    private final Header header;

    FirstLine(Header header) {
      this.header = header;
    }

    @Override
    public String toString() {
      return Allowed.word(this);
    }
  }

  @Option(
      names = "--header",
      paramLabel = "WHETHER",
      description = "whether the first line names the columns: guess, yes or no (${DEFAULT-VALUE})")
  private FirstLine header = FirstLine.GUESS;

  @Option(
      names = "--missing",
      paramLabel = "WHAT",
      description = "rows with missing values: refuse or leave-out (${DEFAULT-VALUE})")
  private MissingValues missing = MissingValues.REFUSE;

  public Reading reading() {
    return new Reading(header.header, missing.missing());
  }

  /** What becomes of rows with missing values. */
  public enum MissingValues {
    REFUSE(Missing.REFUSED),
    LEAVE_OUT(Missing.LEFT_OUT);

    private final Missing missing;

    MissingValues(Missing missing) {
      this.missing = missing;
    }

    public Missing missing() {
      return missing;
    }

    @Override
    public String toString() {
      return Allowed.word(this);
    }
  }
}
