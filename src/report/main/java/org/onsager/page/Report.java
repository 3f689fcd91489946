package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleBinaryOperator;
import org.onsager.data.Folder;
import org.onsager.data.Table;
import org.onsager.distribution.Density;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.measure.Points;
import org.onsager.report.Curves;
import org.onsager.report.Picture;

/**
 * Runs as a page to look at and to send to a colleague: one html file that needs nothing else and
 * asks no network. It has the curves of all observers, a film of the states that were kept ({@link
 * Run#keepingAtMost}), the ends of the runs, and what one adds: settings, tables, pictures.
 *
 * <p>Runs of several geometries are curves of several colours in one chart. A film shows at most
 * 2000 particles, and choices of the first six coordinates; of many frames, or rows, some are left
 * out, so that a page stays below a megabyte or so: all rows are in {@link Table#of(Outcome)}.
 *
 * @param title above the page, may be empty
 * @param runs by name
 * @param settings what was set, by name
 * @param target samples that the film is shown over
 * @param logDensity the logarithm of a density that the film is shown over, up to a constant, by
 *     the first two coordinates; on the line, by the first argument
 * @param tables by caption
 * @param charts curves to hover and zoom
 * @param pictures shown below
 */
public record Report(
    String title,
    LinkedHashMap<String, Outcome> runs,
    LinkedHashMap<String, String> settings,
    Option<Points> target,
    Option<DoubleBinaryOperator> logDensity,
    LinkedHashMap<String, Table> tables,
    Vector<Curves> charts,
    Vector<Picture> pictures) {

  /**
   * A page of runs, called "run 1", "run 2" and so on, or of none: of tables and pictures.
   *
   * @param outcomes the ends of the runs
   * @return the report
   */
  public static Report of(Outcome... outcomes) {
    LinkedHashMap<String, Outcome> runs = LinkedHashMap.empty();
    for (Outcome outcome : outcomes) {
      runs = runs.put(outcomes.length == 1 ? "run" : "run " + (runs.size() + 1), outcome);
    }
    return new Report(
        "",
        runs,
        LinkedHashMap.empty(),
        Option.none(),
        Option.none(),
        LinkedHashMap.empty(),
        Vector.empty(),
        Vector.empty());
  }

  /**
   * The same page with a title.
   *
   * @param words the title, any text
   * @return the report
   */
  public Report titled(String words) {
    return new Report(words, runs, settings, target, logDensity, tables, charts, pictures);
  }

  /**
   * The same page with one more run.
   *
   * @param name the name of the run, for the legend
   * @param outcome the end of the run
   * @return the report
   * @throws IllegalArgumentException if another run has this name
   */
  public Report and(String name, Outcome outcome) {
    if (runs.containsKey(name)) {
      throw new IllegalArgumentException("two runs are called \"" + name + "\"");
    }
    return new Report(
        title, runs.put(name, outcome), settings, target, logDensity, tables, charts, pictures);
  }

  /**
   * The same page with a setting: a geometry, an energy, a step, a number.
   *
   * @param name what was set
   * @param value to what; shown as its text
   * @return the report
   */
  public Report setting(String name, Object value) {
    return new Report(
        title,
        runs,
        settings.put(name, value.toString()),
        target,
        logDensity,
        tables,
        charts,
        pictures);
  }

  /**
   * The same page, whose film is over samples of the target; of more than a thousand, some.
   *
   * @param samples the samples; not shown with particles of another dimension
   * @return the report
   */
  public Report over(Points samples) {
    return new Report(
        title, runs, settings, Option.some(samples), logDensity, tables, charts, pictures);
  }

  /**
   * The same page, whose film is over the density of the target, in one or two dimensions.
   *
   * @param measure what has the density
   * @return the report
   * @throws IllegalArgumentException if the dimension is larger than two: hand over the marginal of
   *     the first two coordinates as a function
   */
  public Report withDensity(Density measure) {
    if (measure.dimension() > 2) {
      throw new IllegalArgumentException(
          "the density has dimension %d: must be 1 or 2; hand over the marginal of the first two"
              .formatted(measure.dimension()));
    }
    boolean line = measure.dimension() == 1;
    return withLogDensity((x, y) -> {
      Points at = line ? Points.onLine(x) : Points.of(new double[] {x, y});
      return measure.logDensity(at).values().get(0);
    });
  }

  /**
   * The same page, whose film is over a density given as a function.
   *
   * @param density the density of the first two coordinates, up to a factor; on the line, of the
   *     first argument. Where it is negative or not a number nothing is drawn
   * @return the report
   */
  public Report withDensity(DoubleBinaryOperator density) {
    return withLogDensity((x, y) -> Math.log(density.applyAsDouble(x, y)));
  }

  private Report withLogDensity(DoubleBinaryOperator function) {
    return new Report(
        title, runs, settings, target, Option.some(function), tables, charts, pictures);
  }

  /**
   * The same page with one more table.
   *
   * @param caption what it shows
   * @param table the table
   * @return the report
   */
  public Report with(String caption, Table table) {
    return new Report(
        title, runs, settings, target, logDensity, tables.put(caption, table), charts, pictures);
  }

  /**
   * The same page with curves to hover, zoom and toggle, a chart a panel. Stems and areas are lines
   * there.
   *
   * @param curves lines with bands, dots, reference lines
   * @return the report
   */
  public Report with(Curves curves) {
    return new Report(
        title, runs, settings, target, logDensity, tables, charts.append(curves), pictures);
  }

  /**
   * The same page with one more picture.
   *
   * @param picture the picture
   * @return the report
   */
  public Report with(Picture picture) {
    return new Report(
        title, runs, settings, target, logDensity, tables, charts, pictures.append(picture));
  }

  /**
   * The page.
   *
   * @return a whole html document
   */
  public String html() {
    return Page.html(Content.of(this), Page.NOT_LIVE);
  }

  /**
   * Writes the page. Folders are created, an older file is replaced.
   *
   * @param file the file, {@code out/first-flow/index.html}
   * @throws UncheckedIOException if it cannot be written; the message is a sentence
   */
  public void save(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, html());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the page " + file + ": " + Folder.reason(e), e);
    }
  }
}
