package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.chart.Chart;
import org.onsager.feature.Likelihoods;
import org.onsager.feature.PoissonRate;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Curve;

/**
 * Counts, {@code y ~ Poisson(theta)}.
 *
 * @param tally rows of one count
 */
record Counts(Tally tally) implements Observations {

  private static final int MOST_BINS = 60;

  @Override
  public Observations with(Tally others) {
    return new Counts(others);
  }

  @Override
  public String family() {
    return "Poisson";
  }

  @Override
  public Vector<String> names() {
    return Vector.of("rate");
  }

  @Override
  public Likelihoods likelihoods() {
    return PoissonRate.of(tally.column(0));
  }

  @Override
  public Points likeliest() {
    return Points.onLine(tally.column(0));
  }

  /**
   * With {@code theta = z^2 / 2}, steps of equal length in z are as hard to tell apart anywhere.
   */
  @Override
  public Option<Chart> chart() {
    return Option.of(Chart.halfLine());
  }

  /** The derivative of {@code z = sqrt(2 theta)} times a standard deviation, {@code sqrt theta}. */
  @Override
  public double length() {
    return Math.sqrt(0.5);
  }

  @Override
  public double[] inDomain(double low, double high) {
    return new double[] {Math.max(low, 0), high};
  }

  /** Bins of a whole number of counts, one if there is room. */
  @Override
  public Histogram histogram() {
    double[] counts = tally.column(0);
    double least = Arrays.stream(counts).min().orElseThrow();
    double most = Arrays.stream(counts).max().orElseThrow();
    double width = Math.ceil((most - least + 1) / MOST_BINS);
    int bins = (int) Math.ceil((most - least + 1) / width);
    return Histogram.of(counts, tally.frequencies(), least - 0.5, width, bins);
  }

  /** Where a bin holds many counts, the density at its middle stands for their mean. */
  @Override
  public Curve expected(Particles mixing, String name) {
    Histogram bins = histogram();
    double[] counts = Arrays.stream(bins.centres()).map(Math::rint).toArray();
    return Curve.markers(name, "", counts, Observations.densities(PoissonRate.of(counts), mixing));
  }
}
