package org.onsager.command.shell;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.report.Picture;

/**
 * What a command leaves: a table, and where there is a folder for them, more tables and pictures.
 */
public sealed interface Results {

  /** What was found, in words; beside a printed table it is a notice. */
  void say(String text);

  /** The table that the command is called for; in a folder it is a csv file of this name. */
  void table(String name, Table table);

  /** Another table, for a folder. */
  default void also(String name, Table table) {}

  /** A picture, for a folder. */
  default void picture(String name, Picture picture) {}

  /** Says where all of it is. */
  default void close() {}

  /** All in a folder. */
  final class InFolder implements Results {
    private final Console console;
    private final Path folder;
    private Vector<String> written = Vector.empty();
    private int pictures;

    InFolder(Console console, Path folder) {
      this.console = console;
      this.folder = folder;
    }

    @Override
    public void say(String text) {
      console.out().println(text);
    }

    @Override
    public void table(String name, Table table) {
      Csv.write(folder.resolve(name + ".csv"), table);
      written = written.append(name + ".csv");
    }

    @Override
    public void also(String name, Table table) {
      table(name, table);
    }

    @Override
    public void picture(String name, Picture picture) {
      picture.save(folder.resolve(name));
      pictures++;
    }

    @Override
    public void close() {
      String more = pictures == 0 ? "" : pictures == 1 ? " and a picture" : " and pictures";
      boolean one = written.size() + pictures == 1;
      say("%s%s %s in %s".formatted(written.mkString(", "), more, one ? "is" : "are", folder));
    }
  }

  /** The table in a file. */
  record InFile(Console console, Path file) implements Results {
    @Override
    public void say(String text) {
      console.out().println(text);
    }

    @Override
    public void table(String name, Table table) {
      TableFile.write(file, table);
    }

    @Override
    public void close() {
      say(file + " is written");
    }
  }

  /** The table on the standard output, as csv; all words beside it. */
  record Printed(Console console) implements Results {
    @Override
    public void say(String text) {
      console.notice(text);
    }

    @Override
    public void table(String name, Table table) {
      try {
        Path file = Files.createTempFile("onsager", ".csv");
        try {
          Csv.write(file, table);
          PrintWriter out = console.out();
          out.print(Files.readString(file));
          out.flush();
        } finally {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
