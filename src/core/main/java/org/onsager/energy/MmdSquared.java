package org.onsager.energy;

/**
 * A squared maximum mean discrepancy with a bound of its rounding error.
 *
 * @param value as computed
 * @param bound {@code >= 0}: the exact value, for the particles and target as they are stored, is
 *     within the bound of it
 */
public record MmdSquared(double value, double bound) {

  /** The unit of rounding, {@code 2^-53}. */
  static final double UNIT = 0x1p-53;

  /**
   * A weighted sum of kernel values at n points of dimension d, relative to the sum of absolute
   * values.
   */
  static double sumError(int n, int d) {
    return (n + d + 6) * UNIT;
  }

  /**
   * Whether the value is more than rounding.
   *
   * @return true if the bound leaves zero out
   */
  public boolean isResolved() {
    return value > bound;
  }
}
