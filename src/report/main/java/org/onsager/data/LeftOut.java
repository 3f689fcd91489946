package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Columns that are no data, and are left out unless columns are chosen.
 *
 * @param places of the columns, from 0
 * @param notice what is said of it
 */
record LeftOut(Vector<Integer> places, String notice) {

  /** Of every file of draws of Stan, and of no other. */
  static final String LOG_DENSITY = "lp__";

  static Vector<LeftOut> of(CellTable table) {
    return index(table).toVector().appendAll(sampler(table));
  }

  /**
   * A first column without a name that numbers the rows, or names them, as data frames are written.
   * It would be one more dimension.
   */
  private static Option<LeftOut> index(CellTable table) {
    boolean nameless =
        table.width() > 1
            && table.header().headOption().exists(name -> name.isBlank() || isUnnamed(name));
    return Option.when(nameless, () -> table)
        .flatMap(t ->
            isCounted(t)
                ? Option.some("column 1 has no name and numbers the rows: left out")
                : Option.when(
                    t.numbers(0) == 0 && t.words(0).from(t.from()).distinct().size() == t.count(),
                    "column 1 has no name and names the rows: left out"))
        .map(notice -> new LeftOut(Vector.of(0), notice));
  }

  /** What pandas calls it, once such a file was read and written again. */
  private static boolean isUnnamed(String name) {
    return name.equals("Unnamed: 0");
  }

  private static boolean isCounted(CellTable table) {
    Grid grid = table.grid();
    for (int i = table.from(); i < grid.count(); i++) {
      double number = grid.number(i, 0);
      boolean follows = i == table.from() || grid.number(i - 1, 0) < number;
      if (number != Math.rint(number) || !follows) {
        return false;
      }
    }
    return table.count() > 0;
  }

  /** What Stan tells of its sampler, beside the parameters. */
  private static Option<LeftOut> sampler(CellTable table) {
    Vector<Integer> places =
        Vector.range(0, table.header().size()).filter(k -> table.header().get(k).endsWith("__"));
    return Option.when(
        table.header().contains(LOG_DENSITY) && places.size() < table.width(),
        () ->
            new LeftOut(
                places,
                "columns of the sampler left out: " + places.map(table::title).mkString(", ")));
  }
}
