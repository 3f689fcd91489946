package org.onsager.examples;

import io.vavr.control.Option;
import org.onsager.measure.Particles;
import org.onsager.report.Sheet;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.report.Table;

/** What {@link Quantise} leaves behind. */
final class QuantiseReport {

  private QuantiseReport() {}

  /**
   * A row a particle: its coordinates in the units of the data, under the names of the data, and
   * its weight, under a name that the data do not have.
   */
  static Table csv(Sheet sheet, double[][] found, Particles end) {
    int d = end.dimension();
    String[] header = new String[d + 1];
    for (int k = 0; k < d; k++) {
      header[k] = name(sheet, k);
    }
    header[d] = sheet.header().contains("weight") ? "weight of the particle" : "weight";
    Table table = Table.of(header);
    for (int i = 0; i < found.length; i++) {
      Object[] row = new Object[d + 1];
      for (int k = 0; k < d; k++) {
        row[k] = found[i][k];
      }
      row[d] = end.weights().get(i);
      table = table.row(row);
    }
    return table;
  }

  /** Samples and particles in the first two coordinates; none in one dimension. */
  static Option<Snapshots> picture(Sheet sheet, double[][] found, Particles end) {
    String title = "%d samples as %d particles".formatted(sheet.rows().length, found.length);
    return Option.when(
        end.dimension() > 1,
        () ->
            Snapshots.of(title, Snapshot.of("", sheet.rows(), found, end.weights().toArray()))
                .named(name(sheet, 0), name(sheet, 1)));
  }

  /** The name of a column, or its number. */
  static String name(Sheet sheet, int coordinate) {
    return sheet.header().isEmpty() ? "x" + (coordinate + 1) : sheet.header().get(coordinate);
  }
}
