package org.onsager.command.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onsager.command.shell.Allowed;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Reading;
import org.onsager.data.Reading.Decimals;
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

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "by name, pattern (x*), place (2) or places (3-5); !NAME is left out (all)")
  private List<String> columns = List.of();

  @Option(
      names = "--separator",
      paramLabel = "CHARACTER",
      description = "what stands between cells, also: blank, tab (guessed)")
  private @Nullable String separator;

  @Option(
      names = "--decimals",
      paramLabel = "MARK",
      description = "before decimals: guess, point or comma (${DEFAULT-VALUE})")
  private DecimalMark decimals = DecimalMark.GUESS;

  @Range(from = 0, to = 1_000_000_000)
  @Option(
      names = "--skip",
      paramLabel = "LINES",
      description = "lines above the table (${DEFAULT-VALUE})")
  private int skip;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description = "of several tables: an array of npz, a group of HDF5, a table of a database")
  private @Nullable String part;

  @Option(
      names = "--sql",
      paramLabel = "QUERY",
      description = "what is asked of the file, which is the table data; by DuckDB")
  private @Nullable String query;

  /** What the options say. */
  public Reading reading() {
    Reading reading =
        Reading.samples()
            .withHeader(header.header)
            .withMissing(missing.missing())
            .withDecimals(decimals.decimals)
            .withSkip(skip)
            .withColumns(columns.toArray(String[]::new));
    if (separator != null) {
      reading = reading.withSeparator(character(separator));
    }
    if (part != null) {
      reading = reading.withPart(part);
    }
    return query == null ? reading : reading.withQuery(query);
  }

  private static char character(String text) {
    return switch (text) {
      case "blank" -> ' ';
      case "tab", "\\t" -> '\t';
      default -> {
        if (text.length() != 1) {
          throw new UsageException(
              "--separator=%s: must be one character, blank or tab".formatted(text));
        }
        yield text.charAt(0);
      }
    };
  }

  /** What stands before decimals. */
  enum DecimalMark {
    GUESS(Decimals.GUESSED),
    POINT(Decimals.POINT),
    COMMA(Decimals.COMMA);

    private final Decimals decimals;

    DecimalMark(Decimals decimals) {
      this.decimals = decimals;
    }

    @Override
    public String toString() {
      return Allowed.word(this);
    }
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
