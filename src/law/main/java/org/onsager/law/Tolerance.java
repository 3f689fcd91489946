package org.onsager.law;

import java.util.Locale;

/**
 * How far the two sides of a law may be apart, and why.
 *
 * @param size {@code >= 0}
 * @param derivation where the number comes from
 */
public record Tolerance(double size, String derivation) {

  /** The distance from 1 to the next double, {@code 2^-52}. */
  public static final double ULP = Math.ulp(1.0);

  /** Fast loops may take numbers that are hardly above the least normal double for zero. */
  private static final Tolerance UNDERFLOW = new Tolerance(0x1p-990, "underflow");

  /** A sum of n terms, each a product of a few factors, made twice. */
  private static final int OPERATIONS_A_TERM = 8;

  /**
   * No difference at all.
   *
   * @return the tolerance zero
   */
  public static Tolerance none() {
    return new Tolerance(0, "bit for bit");
  }

  /**
   * The rounding of a sum: {@code 8 (terms + 8) accuracy magnitude}, a bound for sums in any order,
   * and the least double as often, because a product may underflow.
   *
   * <p><i>Source:</i> Higham, Accuracy and Stability of Numerical Algorithms (2002), sections 2.8
   * and 4.2.
   *
   * @param terms how many terms
   * @param magnitude the sum of their absolute values
   * @param accuracy relative accuracy of a term: {@link #ULP}, or more for an iterative object
   * @return the tolerance
   */
  public static Tolerance ofSum(int terms, double magnitude, double accuracy) {
    double factor = OPERATIONS_A_TERM * (terms + 8.0);
    return new Tolerance(
        factor * accuracy * magnitude + factor * Double.MIN_VALUE,
        String.format(
            Locale.ROOT,
            "rounding of a sum: 8 (%d terms + 8) x accuracy %.1e x magnitude %.3e",
            terms,
            accuracy,
            magnitude));
  }

  /**
   * The same for a sum of terms that may all underflow.
   *
   * @return this tolerance and {@code 2^-990}
   */
  public Tolerance orUnderflow() {
    return plus(UNDERFLOW);
  }

  /**
   * A multiple, for a result that magnifies rounding.
   *
   * @param factor {@code >= 0}
   * @param why the name of the factor
   * @return the tolerance
   */
  public Tolerance times(double factor, String why) {
    return new Tolerance(
        factor * size, derivation + String.format(Locale.ROOT, " x %s %.3e", why, factor));
  }

  /**
   * The sum of two tolerances.
   *
   * @param other another tolerance
   * @return the tolerance
   */
  public Tolerance plus(Tolerance other) {
    return new Tolerance(size + other.size, derivation + " + " + other.derivation);
  }
}
