package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;

/**
 * Poisson observations with unknown rate: {@code Phi_j(x) = (x/k)^k e^(k - x)}, the probability
 * {@code e^-x x^k / k!} of the count {@code k = k_j} over its maximum, which is at {@code x = k}.
 * The domain is {@code x >= 0}; put a half-line chart in front of the energy.
 *
 * @param counts k, M integers {@code >= 0}
 */
public record PoissonRate(Block counts) implements Likelihoods, LineFeatures {

  /**
   * Validates the counts.
   *
   * @throws IllegalArgumentException if there are none, or one is no integer {@code >= 0}
   */
  public PoissonRate {
    Counts.require("counts", counts);
  }

  /**
   * Features of the given counts.
   *
   * @param counts integers {@code >= 0}
   * @return the features
   * @throws IllegalArgumentException as the constructor does
   */
  public static PoissonRate of(double... counts) {
    return new PoissonRate(Block.copyOf(counts));
  }

  @Override
  public int count() {
    return counts.length();
  }

  @Override
  public double derivative(int j, int order, double x) {
    return PowerDensity.poisson(counts.get(j), order, x);
  }

  @Override
  public Block logConstants() {
    return counts.map(k -> -Counts.excess(k));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Over {@code x >= 0}.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return Option.of(CurvatureBounds.everywhere(counts.map(PowerDensity::poissonCurvature)));
  }
}
