package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.chart.Chart;
import org.onsager.command.input.Statistics;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.Likelihoods;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Curve;

/**
 * Successes in some trials, {@code y ~ Binomial(n, theta)}.
 *
 * @param tally rows of successes and trials
 */
record Successes(Tally tally) implements Observations {

  private static final int MOST_BINS = 60;

  /** Bins for observations with different numbers of trials. */
  private static final int BINS = 25;

  /** So many numbers of trials stand for all. */
  private static final int TRIALS = 30;

  /** With more trials the shares scatter by a small part of a bin, as with so many. */
  private static final int MOST_TRIALS = 2000;

  @Override
  public Observations with(Tally others) {
    return new Successes(others);
  }

  @Override
  public String family() {
    return "binomial";
  }

  @Override
  public Vector<String> names() {
    return Vector.of("probability");
  }

  @Override
  public Likelihoods likelihoods() {
    return BinomialRate.of(Block.copyOf(tally.column(0)), Block.copyOf(tally.column(1)));
  }

  private double[] shares() {
    double[] successes = tally.column(0);
    double[] trials = tally.column(1);
    return IntStream.range(0, trials.length).mapToDouble(j -> successes[j] / trials[j]).toArray();
  }

  @Override
  public Points likeliest() {
    return Points.onLine(shares());
  }

  @Override
  public Option<Chart> chart() {
    return Option.of(Chart.interval(0, 1));
  }

  /** With {@code theta = (1 + sin z) / 2} the standard deviation of z is {@code 1 / sqrt n}. */
  @Override
  public double length() {
    return 1 / Math.sqrt(Statistics.percentile(tally.column(1), 50));
  }

  @Override
  public double[] inDomain(double low, double high) {
    return new double[] {Math.max(low, 0), Math.min(high, 1)};
  }

  /** A bin a number of successes, where all have the same few trials. */
  @Override
  public Histogram histogram() {
    double[] trials = tally.column(1);
    double n = trials[0];
    boolean same = Arrays.stream(trials).allMatch(t -> t == n) && n < MOST_BINS;
    return same
        ? Histogram.of(shares(), tally.frequencies(), -0.5 / n, 1 / n, (int) n + 1)
        : Histogram.of(shares(), tally.frequencies(), 0, 1.0 / BINS, BINS);
  }

  @Override
  public Curve expected(Particles mixing, String name) {
    Histogram bins = histogram();
    double[] heights = new double[bins.bins()];
    for (Weighted trials : Weighted.of(tally.column(1), tally.frequencies(), TRIALS)) {
      int n = (int) Math.rint(Math.min(trials.number(), MOST_TRIALS));
      double[] successes = IntStream.rangeClosed(0, n).mapToDouble(k -> k).toArray();
      double[] probabilities = Observations.densities(BinomialRate.ofTrials(n, successes), mixing);
      for (int k = 0; k <= n; k++) {
        heights[bins.bin((double) k / n)] += trials.share() * probabilities[k] / bins.width();
      }
    }
    return Curve.markers(name, "", bins.centres(), heights);
  }
}
