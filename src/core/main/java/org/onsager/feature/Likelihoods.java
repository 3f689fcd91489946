package org.onsager.feature;

import org.onsager.measure.Block;

/**
 * Features that are densities of M observations as functions of the parameter x, each over its
 * maximum, so that none underflows where it is largest: {@code p_j(x) = exp(c_j) Phi_j(x)}, {@code
 * 0 <= Phi_j <= 1}. With {@link Loss#negativeLog} the energy is the maximum likelihood problem of
 * mixing distributions (NPMLE), but for {@code sum_j f_j c_j}.
 *
 * <p><i>Source:</i> B. G. Lindsay, The geometry of mixture likelihoods (1983),
 * doi:10.1214/aos/1176346059.
 */
public interface Likelihoods extends Features {

  /**
   * The logarithms of the maxima of the densities, all normalising constants included.
   *
   * @return c, M numbers
   */
  Block logConstants();

  /**
   * The log-likelihood of a mixing distribution, {@code sum_j f_j log int p_j dmu}.
   *
   * @param mean {@code int Phi dmu}, M numbers
   * @param frequencies f, M numbers
   * @return the log-likelihood with all constants; negative infinity where an observation is
   *     impossible
   */
  default double logLikelihood(Block mean, Block frequencies) {
    return frequencies.dot(logConstants()) - Loss.negativeLog(frequencies).value(mean);
  }
}
