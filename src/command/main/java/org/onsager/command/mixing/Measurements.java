package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.stream.IntStream;
import org.onsager.chart.Chart;
import org.onsager.command.input.Statistics;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Likelihoods;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Curve;

/**
 * Values with normal errors, {@code y ~ N(theta, s^2 I)}.
 *
 * @param tally rows of d values, and of the standard error s if there is no common one
 * @param sigma the common standard error
 * @param names of the values
 */
record Measurements(Tally tally, Option<Double> sigma, Vector<String> names)
    implements Observations {

  private static final int LEAST_BINS = 10;
  private static final int MOST_BINS = 60;

  /** A density is the mean over the errors; so many of them stand for all. */
  private static final int ERRORS = 50;

  private static final int CURVE = 800;

  @Override
  public Observations with(Tally others) {
    return new Measurements(others, sigma, names);
  }

  @Override
  public String family() {
    return sigma
        .map(s -> "normal with standard error " + (float) s.doubleValue())
        .getOrElse("normal with a standard error each");
  }

  int dimension() {
    return names.size();
  }

  double[] errors() {
    return sigma
        .map(s -> Block.constant(tally.count(), s).toArray())
        .getOrElse(() -> tally.column(dimension()));
  }

  @Override
  public Likelihoods likelihoods() {
    return GaussianLocation.ofStandardDeviations(likeliest(), Block.copyOf(errors()));
  }

  @Override
  public Points likeliest() {
    int d = dimension();
    return Points.of(
        tally
            .rows()
            .toJavaStream()
            .map(row -> row.take(d).toJavaStream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new));
  }

  @Override
  public Option<Chart> chart() {
    return Option.none();
  }

  @Override
  public double length() {
    return Statistics.percentile(errors(), 50);
  }

  /** A bin is a median error wide: what is narrower is noise. */
  @Override
  public Histogram histogram() {
    double[] values = tally.column(0);
    double low = IntStream.range(0, values.length).mapToDouble(j -> values[j]).min().orElseThrow();
    double high = IntStream.range(0, values.length).mapToDouble(j -> values[j]).max().orElseThrow();
    double error = length();
    double from = low - 2 * error;
    double range = high + 2 * error - from;
    int bins = (int) Math.clamp(Math.ceil(range / error), LEAST_BINS, MOST_BINS);
    return Histogram.of(values, tally.frequencies(), from, range / bins, bins);
  }

  @Override
  public Curve expected(Particles mixing, String name) {
    Histogram bins = histogram();
    double step = (bins.last() - bins.first()) / CURVE;
    double[] x =
        IntStream.rangeClosed(0, CURVE).mapToDouble(i -> bins.first() + i * step).toArray();
    Points at = Points.onLine(x);
    double[] density = new double[x.length];
    for (Weighted error : Weighted.of(errors(), tally.frequencies(), ERRORS)) {
      double[] part =
          Observations.densities(GaussianLocation.ofStandardDeviation(at, error.number()), mixing);
      for (int i = 0; i < x.length; i++) {
        density[i] += error.share() * part[i];
      }
    }
    return Curve.line(name, x, density);
  }
}
