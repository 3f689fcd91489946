package org.onsager.command.input;

import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Data;
import org.onsager.data.Reading;
import org.onsager.data.Sheet;
import org.onsager.data.Unreadable;

/** A file of numbers that the user names. */
public final class InputFile {

  private InputFile() {}

  /** The samples of the user, or the penguins. */
  public static Sheet samples(@Nullable String file, Reading reading) {
    return file == null ? Resource.sheet("penguins.csv") : sheet(file, reading);
  }

  /**
   * The numbers of a file.
   *
   * @param file as the user wrote it
   * @throws Refusal with place and remedy, if it cannot be read
   */
  public static Sheet sheet(String file, Reading reading) {
    try {
      return Data.read(Path.of(file), reading);
    } catch (Unreadable e) {
      throw refusal(e);
    } catch (UncheckedIOException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** What to say of a file that cannot be used. */
  public static Refusal refusal(Unreadable e) {
    return new Refusal(e.getMessage() + e.remedy().map(InputFile::help).getOrElse(""));
  }

  private static String help(Unreadable.Remedy remedy) {
    return switch (remedy) {
      case HEADER -> " (say --header=yes or --header=no)";
      case LEAVE_OUT -> " (--missing=leave-out leaves out such rows)";
      case COLUMNS -> " (--columns chooses)";
      case SEPARATOR -> " (--separator says what stands between cells)";
      case DECIMALS -> " (say --decimals=point or --decimals=comma)";
      case SKIP -> " (--skip leaves out lines above the table)";
      case PART -> " (--part chooses)";
      case QUERY -> " (--sql asks for what is wanted)";
    };
  }
}
