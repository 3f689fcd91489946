package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.chart.Chart;
import org.onsager.feature.Likelihoods;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Curve;

/**
 * Observations {@code y_1, ..., y_N}, each with a density {@code p(y | theta)} in an unknown theta
 * of R^d: what a mixing distribution is fitted to.
 */
sealed interface Observations permits Measurements, Counts, Successes {

  /** Them, equal ones put together. */
  Tally tally();

  /** Other observations of this kind. */
  Observations with(Tally others);

  /** What they are taken for, in a few words. */
  String family();

  /** What the coordinates of theta are called, and what is seen on their axes. */
  Vector<String> names();

  /** The densities of the distinct observations as functions of theta. */
  Likelihoods likelihoods();

  /**
   * The theta at which each distinct observation is likeliest. The atoms are in the smallest box
   * that holds them: from outside, the way to it makes all observations likelier.
   */
  Points likeliest();

  /** How theta is kept in its domain, if that is not all of R^d. */
  Option<Chart> chart();

  /** How far a typical standard error of one observation reaches, in the chart. */
  double length();

  /** The part of an interval that is in the domain, for d = 1. */
  default double[] inDomain(double low, double high) {
    return new double[] {low, high};
  }

  /** The observations by their likeliest theta, for d = 1. */
  Histogram histogram();

  /** What is expected in place of the histogram, if theta is drawn from a mixing distribution. */
  Curve expected(Particles mixing, String name);

  /**
   * {@code (1 / N) sum_i log p(y_i | mu)}, {@code p(y | mu) = int p(y | .) dmu}.
   *
   * <p>The rounding of the sum is carried along (Kahan): people compare all digits.
   */
  default double meanLogLikelihood(Particles mixing) {
    Block constants = likelihoods().logConstants();
    Block means = likelihoods().mean(mixing);
    double sum = 0;
    double rest = 0;
    for (int j : tally().observed()) {
      double term =
          tally().frequencies().get(j) * (constants.get(j) + Math.log(means.get(j))) - rest;
      double next = sum + term;
      rest = (next - sum) - term;
      sum = next;
    }
    return sum;
  }

  /**
   * The means of theta given each distinct observation, if theta is drawn from the mixing
   * distribution: {@code int theta p(y_j | theta) dmu / p(y_j | mu)}.
   *
   * @return a row an observation, NaN for one that is impossible
   */
  default double[][] posteriorMeans(Particles mixing) {
    Block whole = likelihoods().mean(mixing);
    int d = mixing.dimension();
    double[][] means = new double[tally().count()][d];
    for (int i = 0; i < mixing.count(); i++) {
      Block values = likelihoods().values(mixing.points().select(i));
      for (int j = 0; j < means.length; j++) {
        double share = mixing.weights().get(i) * values.get(j) / whole.get(j);
        for (int k = 0; k < d; k++) {
          means[j][k] += share * mixing.points().get(i, k);
        }
      }
    }
    return means;
  }

  /** {@code p(y | mu)} of other observations than these. */
  static double[] densities(Likelihoods others, Particles mixing) {
    Block constants = others.logConstants();
    Block means = others.mean(mixing);
    double[] densities = new double[means.length()];
    for (int j = 0; j < densities.length; j++) {
      densities[j] = Math.exp(constants.get(j)) * means.get(j);
    }
    return densities;
  }
}
