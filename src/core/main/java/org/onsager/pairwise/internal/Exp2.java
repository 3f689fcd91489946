package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.solve.internal.MultiplyAdd;

/**
 * {@code 2^-r} for {@code r >= 0}, and the constants that all providers share.
 *
 * <p>With k the integer nearest to r and {@code f = r - k}, a polynomial of degree eleven gives
 * {@code 2^-f}, and k is subtracted from its exponent bits. Adding and subtracting {@link #MAGIC}
 * rounds, and leaves k in the low bits.
 *
 * <p>Error at most 3 ulp for {@code r <= 1021} (the largest of 200 000 was 1.9, and 2.1 without
 * FMA, see {@link MultiplyAdd}). Beyond, where the result leaves the normal range, the absolute
 * error is at most {@code 2^-1021}, and the result is exactly zero from {@code r = 1023} on,
 * infinity included: there f = 0, and the exponent bits of 1.0 cancel. NaN gives an arbitrary
 * number: whoever sums validates before.
 *
 * <p><i>Source:</i> coefficients by a Remez exchange for the relative error on [-1/2, 1/2], which
 * is 3e-18.
 */
public final class Exp2 {

  /** {@code 1.5 * 2^52}: the last bit of numbers near it has the value one. */
  static final double MAGIC = 0x1.8p52;

  /** From here on, the result is zero. */
  static final double VANISHED = 1023;

  /** Bits of the fraction. */
  static final int FRACTION_BITS = 52;

  /** {@code log2 e}: {@code e^-z = 2^-(z LOG2_E)}. */
  public static final double LOG2_E = 1.4426950408889634;

  // 2^-f = C0 + C1 f + ... + C11 f^11
  static final double C0 = 1;
  static final double C1 = -0.6931471805599453;
  static final double C2 = 0.24022650695910155;
  static final double C3 = -0.055504108664819925;
  static final double C4 = 0.009618129107588335;
  static final double C5 = -0.001333355814678995;
  static final double C6 = 0.00015403530462514614;
  static final double C7 = -1.5252733489960805e-05;
  static final double C8 = 1.321543308959463e-06;
  static final double C9 = -1.0178198033328528e-07;
  static final double C10 = 7.074105626245659e-09;
  static final double C11 = -4.4352809446103363e-10;

  private Exp2() {}

  /**
   * {@code out[i] = 2^-r[i]} for {@code 0 <= i < n}, in place if both are one array.
   *
   * @param r exponents {@code >= 0}
   * @param out powers
   * @param rounded scratch
   * @param n how many
   */
  public static void powers(double[] r, double[] out, double[] rounded, int n) {
    fractions(r, out, rounded, n);
    exponents(out, rounded, n);
  }

  /**
   * The compiler vectorises this loop; even and odd coefficients apart shorten the chain of
   * operations.
   */
  private static void fractions(double[] r, double[] out, double[] rounded, int n) {
    for (int i = 0; i < n; i++) {
      double clamped = Math.min(r[i], VANISHED);
      double t = clamped + MAGIC;
      double f = clamped - (t - MAGIC);
      double g = f * f;
      double even = fma(g, C10, C8);
      double odd = fma(g, C11, C9);
      even = fma(even, g, C6);
      odd = fma(odd, g, C7);
      even = fma(even, g, C4);
      odd = fma(odd, g, C5);
      even = fma(even, g, C2);
      odd = fma(odd, g, C3);
      even = fma(even, g, C0);
      odd = fma(odd, g, C1);
      rounded[i] = t;
      out[i] = fma(odd, f, even);
    }
  }

  /**
   * The compiler does not vectorise moves between doubles and longs: this loop is apart so that the
   * other is not spoilt.
   */
  private static void exponents(double[] out, double[] rounded, int n) {
    for (int i = 0; i < n; i++) {
      long exponent = Double.doubleToRawLongBits(rounded[i]) << FRACTION_BITS;
      out[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(out[i]) - exponent);
    }
  }
}
