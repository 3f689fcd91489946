package org.onsager.feature;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.onsager.measure.Block;

/**
 * Binomial observations with unknown rate: {@code Phi_j(x) = (x/p)^k ((1 - x)/(1 - p))^(m - k)},
 * {@code p = k/m}, the probability of {@code k = k_j} successes in {@code m = m_j} trials over its
 * maximum, which is at p. The domain is {@code [0, 1]}; put a box chart in front of the energy.
 *
 * @param successes k, M integers
 * @param trials m, M integers {@code >= 1}, {@code 0 <= k <= m}
 */
public record BinomialRate(Block successes, Block trials) implements Likelihoods, LineFeatures {

  /**
   * Validates the counts.
   *
   * @throws IllegalArgumentException if there are none, lengths differ, one is no integer, there
   *     are no trials, or more successes than trials
   */
  public BinomialRate {
    Counts.require("successes", successes);
    Counts.require("trials", trials);
    trials.requireLength("trials", successes.length());
    for (int j = 0; j < trials.length(); j++) {
      if (trials.get(j) < 1 || successes.get(j) > trials.get(j)) {
        throw new IllegalArgumentException(
            "%.0f successes in %.0f trials at row %d: there must be a trial, and no more successes"
                .formatted(successes.get(j), trials.get(j), j));
      }
    }
  }

  /**
   * Features of successes, each in trials of its own.
   *
   * @param successes k, M integers
   * @param trials m, M integers {@code >= 1}
   * @return the features
   * @throws IllegalArgumentException as the constructor does
   */
  public static BinomialRate of(Block successes, Block trials) {
    return new BinomialRate(successes, trials);
  }

  /**
   * Features of successes in the same number of trials.
   *
   * @param trials m
   * @param successes k, each from 0 to m
   * @return the features
   * @throws IllegalArgumentException as the constructor does
   */
  public static BinomialRate ofTrials(int trials, double... successes) {
    return new BinomialRate(Block.copyOf(successes), Block.constant(successes.length, trials));
  }

  @Override
  public int count() {
    return successes.length();
  }

  @Override
  public double derivative(int j, int order, double x) {
    return PowerDensity.binomial(successes.get(j), failures(j), order, x);
  }

  private double failures(int j) {
    return trials.get(j) - successes.get(j);
  }

  @Override
  public Block logConstants() {
    return each(j ->
        Counts.excess(trials.get(j))
            - Counts.excess(successes.get(j))
            - Counts.excess(failures(j)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Over {@code [0, 1]}.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return Option.of(
        CurvatureBounds.everywhere(
            each(j -> PowerDensity.binomialCurvature(successes.get(j), failures(j)))));
  }

  private Block each(IntToDoubleFunction number) {
    return Block.build(count(), out -> Arrays.setAll(out, number));
  }
}
