package org.onsager.command.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsager.data.Folder;
import picocli.CommandLine.Option;

/** Where the results of a command go: the option {@code --out}. */
public final class Destination {

  /** What a name ends in that is no folder's. */
  private static final Pattern ENDING = Pattern.compile(".*\\.([a-zA-Z]\\w{0,9})");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PATH",
      description =
          "a folder for tables and pictures, a file (.csv, .npy, .parquet) for the table alone, or - to print it"
              + " (${DEFAULT-VALUE})")
  private String out;

  private final String title;

  /**
   * A destination.
   *
   * @param folder where results go if the user does not say
   */
  public Destination(String folder) {
    this.out = folder;
    this.title = String.valueOf(Path.of(folder).getFileName());
  }

  /**
   * Found to be writable before a command works for an hour.
   *
   * @throws UsageException if it is neither a folder nor a file that can be written
   * @throws java.io.UncheckedIOException if nothing can be written there
   */
  public Results open(Console console) {
    if (out.equals("-")) {
      return new Results.Printed(console);
    }
    Path path = path();
    Matcher ending = ENDING.matcher(String.valueOf(path.getFileName()));
    if (Files.isDirectory(path) || !ending.matches() || out.endsWith("/")) {
      return new Results.InFolder(console, Folder.writable(path), title);
    }
    if (!TableFile.endings().contains(ending.group(1))) {
      throw new UsageException(
          "--out=%s: must be a folder, or a file that ends in %s"
              .formatted(out, TableFile.endings().map(e -> "." + e).mkString(", ")));
    }
    TableFile.require(path);
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Folder.writable(folder);
    }
    return new Results.InFile(console, path);
  }

  private Path path() {
    try {
      return Path.of(out);
    } catch (InvalidPathException e) {
      throw new UsageException("--out=%s: must be a path".formatted(out));
    }
  }
}
