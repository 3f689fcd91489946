package org.onsager.scheme;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * The two benchmark problems of second-order steps, and a program that measures them: {@code
 * GaussNewtonTable [seeds] [variance] [evaluations]} prints percentiles of MMD^2 over seeds.
 */
final class GaussNewtonTable {

  static final int[] MARKS = {20, 50, 100, 200, 500, 1000};

  private GaussNewtonTable() {}

  /** A centred, correlated Gaussian. */
  static GaussianMixture gaussian() {
    return GaussianMixture.equal(
        Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}));
  }

  /** The mixture of three Gaussians. */
  static GaussianMixture mixture() {
    return GaussianMixture.equal(
        Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}),
        Normal.isotropic(1, 3, -1),
        Normal.of(new double[] {1, 4}, new double[] {3, 0.5}, new double[] {0.5, 1}));
  }

  /** n particles around (5, 5). */
  static Particles start(int n, long seed) {
    RandomGenerator random = Key.of(seed).generator();
    double[][] rows = new double[n][2];
    for (double[] row : rows) {
      row[0] = 5 + random.nextGaussian();
      row[1] = 5 + random.nextGaussian();
    }
    return Particles.uniform(Points.of(rows));
  }

  /** A finished run: MMD^2 at the marks, the last state, and why it ended early, if it did. */
  record Result(
      Block atMarks,
      State last,
      String end,
      int steps,
      int factorisations,
      int switches,
      double worstSlack) {}

  static Result run(Mmd energy, Step step, Particles start, int budget) {
    double[] atMarks = new double[MARKS.length];
    State state = State.start(start, Key.of(0));
    double value = energy.mmdSquared(start);
    double worst = Double.NEGATIVE_INFINITY;
    int steps = 0;
    int factorisations = 0;
    int switches = 0;
    while (state.evaluations() < budget) {
      Either<Failure, State> next = step.apply(state);
      if (next.isLeft()) {
        fill(atMarks, state.evaluations(), Long.MAX_VALUE, value);
        return new Result(
            Block.copyOf(atMarks),
            state,
            next.getLeft().message(),
            steps,
            factorisations,
            switches,
            worst);
      }
      fill(atMarks, state.evaluations(), next.get().evaluations(), value);
      state = next.get();
      worst = Math.max(worst, state.fact(GaussNewtonJko.SLACK).get());
      value = energy.mmdSquared(state.particles());
      steps++;
      factorisations += state.fact(GaussNewtonJko.FACTORISATIONS).get().intValue();
      switches += state.fact(GaussNewtonJko.SWITCHES).get().intValue();
    }
    fill(atMarks, state.evaluations(), Long.MAX_VALUE, value);
    return new Result(
        Block.copyOf(atMarks), state, "budget", steps, factorisations, switches, worst);
  }

  private static void fill(double[] atMarks, long from, long to, double value) {
    for (int k = 0; k < MARKS.length; k++) {
      if (from <= MARKS[k] && MARKS[k] < to) {
        atMarks[k] = value;
      }
    }
  }

  static double percentile(double[] numbers, double fraction) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double place = fraction * (sorted.length - 1);
    int below = (int) place;
    double share = place - below;
    return below + 1 < sorted.length
        ? (1 - share) * sorted[below] + share * sorted[below + 1]
        : sorted[below];
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    double variance = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 10;
    int budget = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
    Gaussian kernel = Gaussian.ofVariance(variance);
    for (GaussianMixture target : new GaussianMixture[] {gaussian(), mixture()}) {
      Mmd energy = Mmd.to(target, kernel);
      long begin = System.nanoTime();
      Result[] results =
          IntStream.range(0, seeds)
              .mapToObj(seed ->
                  run(
                      energy,
                      GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1),
                      start(100, seed),
                      budget))
              .toArray(Result[]::new);
      double seconds = (System.nanoTime() - begin) * 1e-9 / seeds;
      for (double p : new double[] {0.1, 0.5, 0.9}) {
        System.out.println(
            "variance %s, %d components, p%02.0f | "
                    .formatted(variance, target.components().size(), 100 * p)
                + IntStream.range(0, MARKS.length)
                    .mapToObj(k ->
                        String.format(
                            Locale.ROOT,
                            "%d: %.1e",
                            MARKS[k],
                            percentile(
                                Arrays.stream(results)
                                    .mapToDouble(r -> r.atMarks().get(k))
                                    .toArray(),
                                p)))
                    .collect(Collectors.joining("  ")));
      }
      System.out.printf(
          Locale.ROOT,
          "  ended early %d, mean steps %.0f, factorisations %.0f, switches %d, worst slack %.1e, %.2f s a run%n",
          Arrays.stream(results).filter(r -> !r.end().equals("budget")).count(),
          Arrays.stream(results).mapToInt(Result::steps).average().orElse(0),
          Arrays.stream(results).mapToInt(Result::factorisations).average().orElse(0),
          Arrays.stream(results).mapToInt(Result::switches).sum(),
          Arrays.stream(results).mapToDouble(Result::worstSlack).max().orElse(0),
          seconds);
    }
  }
}
