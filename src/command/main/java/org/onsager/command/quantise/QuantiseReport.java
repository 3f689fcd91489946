package org.onsager.command.quantise;

import io.vavr.collection.Vector;
import java.util.Locale;
import org.onsager.command.input.Columns;
import org.onsager.data.Sheet;
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

  /** Samples and particles in the units of the data. */
  static Snapshots picture(Sheet sheet, Points samples, Particles found) {
    return Snapshots.of(
            "%d samples as %d particles".formatted(samples.count(), found.count()),
            Snapshot.of("", found).over(samples))
        .named(Columns.name(sheet, 0), found.dimension() == 1 ? "weight" : Columns.name(sheet, 1));
  }

  /** A kernel by its lengths. */
  static String words(PositiveDefiniteKernel kernel) {
    Vector<Double> lengths = lengths(kernel);
    return lengths.size() == 1
        ? String.format(Locale.ROOT, "Gaussian kernel, standard deviation %.3g", lengths.head())
        : "sum of Gaussian kernels, standard deviations "
            + lengths.map(length -> String.format(Locale.ROOT, "%.3g", length)).mkString(", ");
  }

  /** The standard deviations of a sum of Gaussians. */
  static Vector<Double> lengths(RadialKernel kernel) {
    return switch (kernel) {
      case Sum sum -> lengths(sum.first()).appendAll(lengths(sum.second()));
      case Gaussian gaussian -> Vector.of(Math.sqrt(gaussian.variance()));
      default -> throw new IllegalArgumentException("kernel = " + kernel + ": must be Gaussians");
    };
  }
}
