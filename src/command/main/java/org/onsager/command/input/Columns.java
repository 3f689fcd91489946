package org.onsager.command.input;

import io.vavr.collection.Vector;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.measure.Particles;

/** Coordinates under the names that a file of samples gives them. */
public final class Columns {

  private Columns() {}

  /**
   * A row a particle: its coordinates in the units of the data, under the names of the data, and
   * its weight, under a name that the data do not have.
   */
  public static Table weighted(Sheet sheet, Particles particles) {
    String weight = sheet.header().contains("weight") ? "weight of the particle" : "weight";
    return Table.of(
        particles,
        Vector.range(0, particles.dimension())
            .map(k -> name(sheet, k))
            .append(weight)
            .toJavaArray(String[]::new));
  }

  /** The name of a column, or its number. */
  public static String name(Sheet sheet, int coordinate) {
    return sheet.header().isEmpty() ? "x" + (coordinate + 1) : sheet.header().get(coordinate);
  }
}
