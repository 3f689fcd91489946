package org.onsager.examples;

import io.vavr.collection.Vector;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.kernel.Sum;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;

/** What {@link Quantise} leaves behind. */
final class QuantiseReport {

  private QuantiseReport() {}

  /**
   * A row a particle: its coordinates in the units of the data, under the names of the data, and
   * its weight, under a name that the data do not have.
   */
  static Table csv(Sheet sheet, Particles found) {
    String weight = sheet.header().contains("weight") ? "weight of the particle" : "weight";
    return Table.of(
        found,
        Vector.range(0, found.dimension())
            .map(k -> name(sheet, k))
            .append(weight)
            .toJavaArray(String[]::new));
  }

  /** Samples and particles in the units of the data. */
  static Snapshots picture(Sheet sheet, Points samples, Particles found) {
    return Snapshots.of(
            "%d samples as %d particles".formatted(samples.count(), found.count()),
            Snapshot.of("", found).over(samples))
        .named(name(sheet, 0), found.dimension() == 1 ? "weight" : name(sheet, 1));
  }

  /** A kernel by its lengths. */
  static String words(PositiveDefiniteKernel kernel) {
    Vector<Double> lengths = lengths(kernel);
    return lengths.size() == 1
        ? "Gaussian kernel, standard deviation %.3g".formatted(lengths.head())
        : "sum of Gaussian kernels, standard deviations "
            + lengths.map("%.3g"::formatted).mkString(", ");
  }

  /** The standard deviations of a sum of Gaussians. */
  static Vector<Double> lengths(RadialKernel kernel) {
    return switch (kernel) {
      case Sum sum -> lengths(sum.first()).appendAll(lengths(sum.second()));
      case Gaussian gaussian -> Vector.of(Math.sqrt(gaussian.variance()));
      default -> throw new IllegalArgumentException("kernel = " + kernel + ": must be Gaussians");
    };
  }

  /** The name of a column, or its number. */
  static String name(Sheet sheet, int coordinate) {
    return sheet.header().isEmpty() ? "x" + (coordinate + 1) : sheet.header().get(coordinate);
  }
}
