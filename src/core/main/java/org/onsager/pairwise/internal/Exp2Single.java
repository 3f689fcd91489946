package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/**
 * {@link Exp2} in floats: {@code 2^-r} for {@code r >= 0} by a polynomial of degree six.
 *
 * <p>Error at most 2 ulp for {@code r <= 125} (the largest of two million was 1.8), without FMA 2.5
 * (2.01). Beyond, where the result leaves the normal range, the absolute error is at most {@code
 * 2^-125}, and the result is exactly zero from {@code r = 127} on, infinity included.
 *
 * <p><i>Source:</i> coefficients by interpolation of {@code (2^-f - 1) / f} at Chebyshev nodes of
 * [-1/2, 1/2], rounded to floats.
 */
final class Exp2Single {

  /** {@code 1.5 * 2^23}: the last bit of numbers near it has the value one. */
  static final float MAGIC = 0x1.8p23f;

  /** From here on, the result is zero. */
  static final float VANISHED = 127;

  /** Bits of the fraction. */
  static final int FRACTION_BITS = 23;

  // 2^-f = C0 + C1 f + ... + C6 f^6
  static final float C0 = 1;
  static final float C1 = -0.6931472f;
  static final float C2 = 0.2402265f;
  static final float C3 = -0.05550357f;
  static final float C4 = 0.009618083f;
  static final float C5 = -0.0013390863f;
  static final float C6 = 0.00015453163f;

  private Exp2Single() {}

  /**
   * {@code out[i] = 2^-r[i]} for {@code 0 <= i < n}, in place if both are one array.
   *
   * @param r exponents {@code >= 0}
   * @param out powers
   * @param rounded scratch
   * @param n how many
   */
  static void powers(float[] r, float[] out, float[] rounded, int n) {
    fractions(r, out, rounded, n);
    exponents(out, rounded, n);
  }

  private static void fractions(float[] r, float[] out, float[] rounded, int n) {
    for (int i = 0; i < n; i++) {
      float clamped = Math.min(r[i], VANISHED);
      float t = clamped + MAGIC;
      float f = clamped - (t - MAGIC);
      float g = f * f;
      float even = fma(g, C6, C4);
      float odd = fma(g, C5, C3);
      even = fma(even, g, C2);
      odd = fma(odd, g, C1);
      even = fma(even, g, C0);
      rounded[i] = t;
      out[i] = fma(odd, f, even);
    }
  }

  /** Apart, as in {@link Exp2}. */
  private static void exponents(float[] out, float[] rounded, int n) {
    for (int i = 0; i < n; i++) {
      int exponent = Float.floatToRawIntBits(rounded[i]) << FRACTION_BITS;
      out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(out[i]) - exponent);
    }
  }
}
