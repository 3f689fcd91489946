package org.onsager.examples;

import org.onsager.certificate.Box;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Search;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.Loss;

/**
 * A mixing distribution of maximum likelihood.
 *
 * @param energy the negative mean log-likelihood up to a constant, {@code -sum_j f_j log int Phi_j
 *     dmu}
 * @param optimum where it is least
 */
record MixingFit(Energy energy, Optimum optimum) {

  /** Beyond two dimensions the cells of a proof are too many. */
  private static final int PROVED_DIMENSION = 2;

  /** Of a standard error: nearer atoms tell the same. */
  private static final double SAME = 1e-3;

  /**
   * Fits and certifies.
   *
   * @param gap the distance from the largest mean log-likelihood at which to end
   * @param evaluations the most to spend
   */
  static MixingFit of(Observations observations, double gap, long evaluations) {
    Energy energy =
        new Composite(
            observations.likelihoods(), Loss.negativeLog(observations.tally().frequencies()));
    Box hull = Box.around(observations.likeliest());
    Search search = Search.multiStart(hull);
    Optimum optimum =
        new ConvexDescent(
                energy, observations.chart(), search, SAME * observations.length())
            .from(MixingStart.of(observations), gap, evaluations);
    if (hull.dimension() > PROVED_DIMENSION) {
      return new MixingFit(energy, optimum);
    }
    Certificate proof =
        Search.branchAndBound(hull, Math.max(gap, 1e-15) / 2).certificate(energy, optimum.particles());
    return new MixingFit(energy, optimum.certifiedBy(proof));
  }
}
