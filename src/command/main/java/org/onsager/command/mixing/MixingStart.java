package org.onsager.command.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.onsager.chart.Chart;
import org.onsager.command.shell.Refusal;
import org.onsager.feature.Likelihoods;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Where the fit of a mixing distribution begins: atoms, so many that one explains each observation.
 * Where none does, its density underflows, and the first variation overflows.
 */
final class MixingStart {

  private static final int ON_LINE = 50;
  private static final int IN_SPACE = 100;

  /** More would take minutes a step: observations are so far apart that each is its own atom. */
  private static final int MOST = 1000;

  /** The density over its maximum at three standard errors. */
  private static final double EXPLAINED = Math.exp(-4.5);

  private static final Key CHOSEN = Key.of(100);

  private MixingStart() {}

  /** Atoms over the hull of the observations. */
  static Particles of(Observations observations) {
    Points likeliest = observations.likeliest();
    Points atoms = likeliest.dimension() == 1 ? spread(observations) : chosen(likeliest);
    return explaining(observations, Particles.uniform(atoms));
  }

  /** These atoms, and a few for observations that none of them explains. */
  static Particles explaining(Observations observations, Particles known) {
    Points likeliest = observations.likeliest();
    List<double[]> atoms = new ArrayList<>(List.of(known.points().rows()));
    Likelihoods likelihoods = observations.likelihoods();
    double[] best = new double[likeliest.count()];
    for (double[] atom : atoms) {
      raise(best, likelihoods, atom);
    }
    for (int j : observations.tally().observed()) {
      if (best[j] < EXPLAINED) {
        if (atoms.size() == MOST) {
          throw new Refusal(tooMany(observations));
        }
        double[] atom = likeliest.row(j);
        atoms.add(atom);
        raise(best, likelihoods, atom);
      }
    }
    double[] weights = Arrays.copyOf(known.weights().toArray(), atoms.size());
    Arrays.fill(weights, known.count(), atoms.size(), known.mass() / atoms.size());
    return Particles.of(Points.of(atoms.toArray(double[][]::new)), weights).normalised();
  }

  private static String tooMany(Observations observations) {
    return observations instanceof Measurements
        ? ("the values are too far apart for their standard errors: with %d atoms some are farther"
                + " than three errors from every atom; give larger errors (--sigma)")
            .formatted(MOST)
        : "the observations are too far apart: with %d atoms some are explained by none"
            .formatted(MOST);
  }

  /** Points at equal distances in the chart, half a distance from both ends: a wall is no start. */
  private static Points spread(Observations observations) {
    Chart chart = observations.chart().getOrElse(() -> Chart.identity(1));
    double[] ends = chart.into(observations.likeliest()).coordinates().toArray();
    double low = Arrays.stream(ends).min().orElseThrow();
    double high = Arrays.stream(ends).max().orElseThrow();
    return chart.at(
        Points.onLine(
            IntStream.range(0, ON_LINE)
                .mapToDouble(i -> low + (i + 0.5) * (high - low) / ON_LINE)
                .toArray()));
  }

  /** Some of the observations, the same at every run. */
  private static Points chosen(Points likeliest) {
    int n = likeliest.count();
    return likeliest.select(CHOSEN.choice(Math.min(IN_SPACE, n), n));
  }

  private static void raise(double[] best, Likelihoods likelihoods, double[] atom) {
    Block values = likelihoods.values(Points.of(atom));
    for (int j = 0; j < best.length; j++) {
      best[j] = Math.max(best[j], values.get(j));
    }
  }
}
