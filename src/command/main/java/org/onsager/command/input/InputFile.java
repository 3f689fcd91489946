package org.onsager.command.input;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.onsager.data.Csv;
import org.onsager.data.Reading;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Sheet;
import org.onsager.data.Unreadable;

/** A file of numbers that the user names in {@code -Dargs}. */
public final class InputFile {

  private InputFile() {}

  /** How to read a file whose header is guessed, by {@code -Dheader} and {@code -Dmissing}. */
  public static Reading reading(Options options) {
    return reading(
        options,
        switch (options.choice("header", "guess", "guess", "yes", "no")) {
          case "yes" -> Header.PRESENT;
          case "no" -> Header.ABSENT;
          default -> Header.GUESSED;
        });
  }

  /** How to read a file; what becomes of missing values is said by {@code -Dmissing}. */
  public static Reading reading(Options options, Header header) {
    return Reading.samples().withHeader(header).withMissing(missing(options));
  }

  /**
   * The file of a program that takes nothing else, if there is one.
   *
   * @param usage how the file is given: {@code -Dargs=FILE}
   * @throws UsageException if there are more words
   */
  public static Option<String> only(String usage, Options options) {
    Vector<String> words = options.words();
    if (words.size() > 1) {
      throw new UsageException(usage + ": must be one word, and there are " + words.size());
    }
    return words.headOption();
  }

  /** The samples of the user, the first word, or the penguins. */
  public static Sheet samples(Options options) {
    Reading reading = reading(options);
    return options.words().isEmpty()
        ? Resource.sheet("penguins.csv")
        : sheet("-Dargs=\"FILE N\"", options.words().head(), reading);
  }

  private static Missing missing(Options options) {
    return options.choice("missing", "refuse", "refuse", "leave-out").equals("leave-out")
        ? Missing.LEFT_OUT
        : Missing.REFUSED;
  }

  /**
   * The numbers of a file.
   *
   * @param usage how the file is given: {@code -Dargs=FILE}
   * @param file as the user wrote it
   * @throws UsageException with place and remedy, if it cannot be read
   */
  public static Sheet sheet(String usage, String file, Reading reading) {
    try {
      return Csv.read(Path.of(file), reading);
    } catch (Unreadable e) {
      throw refusal(usage, e);
    } catch (UncheckedIOException | InvalidPathException e) {
      throw new UsageException(usage + ": " + e.getMessage());
    }
  }

  /** What to say of a file that cannot be used. */
  public static UsageException refusal(String usage, Unreadable e) {
    return new UsageException(
        usage + ": " + e.getMessage() + e.remedy().map(InputFile::help).getOrElse(""));
  }

  private static String help(Unreadable.Remedy remedy) {
    return switch (remedy) {
      case HEADER -> " (say -Dheader=yes or -Dheader=no)";
      case LEAVE_OUT -> " (-Dmissing=leave-out leaves out such rows)";
      case COLUMNS, SEPARATOR, DECIMALS, SKIP, PART, QUERY -> "";
    };
  }
}
