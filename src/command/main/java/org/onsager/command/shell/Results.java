package org.onsager.command.shell;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.page.Report;
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

  /** A table that is said, and stands on the page in a folder. */
  default void say(String caption, Table table) {
    say(table.text());
  }

  /** More of the page in a folder: the run behind the results, what it is shown over. */
  default void page(UnaryOperator<Report> more) {}

  /** Says where all of it is. */
  default void close() {}

  /** All in a folder. */
  final class InFolder implements Results {

    /** Longer tables would make the page slow; they are files alone. */
    private static final int MOST_ROWS = 1000;

    private final Console console;
    private final Path folder;
    private final String title;
    private Vector<String> written = Vector.empty();
    private Vector<String> sentences = Vector.empty();
    private Report page = Report.of();

    InFolder(Console console, Path folder, String title) {
      this.console = console;
      this.folder = folder;
      this.title = title;
    }

    @Override
    public void say(String text) {
      console.out().println(text);
      sentences =
          sentences.appendAll(text.strip().lines().filter(line -> !line.isBlank()).toList());
    }

    @Override
    public void say(String caption, Table table) {
      console.out().println(table.text());
      show(caption, table);
    }

    @Override
    public void table(String name, Table table) {
      Csv.write(folder.resolve(name + ".csv"), table);
      written = written.append(name + ".csv");
      show(name, table);
    }

    @Override
    public void also(String name, Table table) {
      table(name, table);
    }

    private void show(String caption, Table table) {
      if (table.rows().size() <= MOST_ROWS) {
        page = page.with(caption, table);
      }
    }

    @Override
    public void picture(String name, Picture picture) {
      picture.save(folder.resolve(name));
      page = page.with(picture);
    }

    @Override
    public void page(UnaryOperator<Report> more) {
      page = more.apply(page);
    }

    @Override
    public void close() {
      Table words = sentences.foldLeft(Table.of("in words"), Table::row);
      page.titled(title).with("", words).save(folder.resolve("index.html"));
      int pictures = page.pictures().size();
      String more = pictures == 0 ? "" : pictures == 1 ? ", a picture" : ", pictures";
      say("%s%s and index.html are in %s".formatted(written.mkString(", "), more, folder));
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
      console.out().print(Csv.text(table));
      console.out().flush();
    }
  }
}
