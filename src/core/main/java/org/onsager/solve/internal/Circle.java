package org.onsager.solve.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/**
 * Cosines and sines of many angles at once. The compiler vectorises the loop: about a nanosecond a
 * pair with AVX-512, where {@link Math#cos} and {@link Math#sin} take forty.
 *
 * <p>With k the integer nearest to {@code x / pi} and {@code r = x - k pi}, polynomials give the
 * cosine and the sine of r, and the parity of k their sign. Pi is subtracted in three parts (Cody
 * and Waite), the first two of thirty bits, so that products with k are exact with and without FMA.
 *
 * <p>The absolute error is at most {@code 4 * 2^-53} (the largest of a million was 3.2), for angles
 * up to {@link #FAR}; those beyond are left to {@link Math}. Of NaN and infinity it is NaN.
 *
 * <p><i>Source:</i> coefficients by a Remez exchange on {@code [0, pi / 2]}: 2e-19 for the sine,
 * 6e-18 for the cosine.
 */
public final class Circle {

  /** Angles up to here are reduced exactly: {@code 2^22 pi}. */
  public static final double FAR = 0x1p22 * Math.PI;

  /** {@code 1.5 * 2^52}: adding and subtracting it rounds to an integer. */
  private static final double MAGIC = 0x1.8p52;

  private static final double ONE_OVER_PI = 0.3183098861837907;

  // pi = PI_1 + PI_2 + PI_3
  private static final double PI_1 = 0x1.921fb54p1;
  private static final double PI_2 = 0x1.10b46118p-29;
  private static final double PI_3 = 0x1.313198a2e037p-60;

  // sin r = r + r u (S0 + S1 u + ... + S7 u^7), u = r^2
  private static final double S0 = -0.16666666666666666;
  private static final double S1 = 0.008333333333333115;
  private static final double S2 = -0.00019841269841185962;
  private static final double S3 = 2.755731920778705e-06;
  private static final double S4 = -2.5052106606644175e-08;
  private static final double S5 = 1.6058927836667086e-10;
  private static final double S6 = -7.642712930729726e-13;
  private static final double S7 = 2.7184963837433487e-15;

  // cos r = 1 - u / 2 + u^2 (C0 + C1 u + ... + C6 u^6)
  private static final double C0 = 0.04166666666666583;
  private static final double C1 = -0.0013888888888830054;
  private static final double C2 = 2.480158728578491e-05;
  private static final double C3 = -2.7557317068609355e-07;
  private static final double C4 = 2.0876592597551858e-09;
  private static final double C5 = -1.1463635567797406e-11;
  private static final double C6 = 4.616136391305263e-14;

  private Circle() {}

  /**
   * {@code cos[i] = cos(angle[i]), sin[i] = sin(angle[i])} for {@code 0 <= i < n}.
   *
   * @param angle angles
   * @param cos cosines, another array
   * @param sin sines, another array
   * @param n how many
   */
  public static void turn(double[] angle, double[] cos, double[] sin, int n) {
    near(angle, cos, sin, n);
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(angle[i]) <= FAR)) {
        cos[i] = Math.cos(angle[i]);
        sin[i] = Math.sin(angle[i]);
      }
    }
  }

  private static void near(double[] angle, double[] cos, double[] sin, int n) {
    for (int i = 0; i < n; i++) {
      double x = angle[i];
      double k = fma(x, ONE_OVER_PI, MAGIC) - MAGIC;
      double odd = fma(-2, fma(k, 0.5, MAGIC) - MAGIC, k);
      double sign = fma(-2 * odd, odd, 1);
      double r = fma(-k, PI_3, fma(-k, PI_2, fma(-k, PI_1, x)));
      double u = r * r;
      double s = fma(u, S7, S6);
      double c = fma(u, C6, C5);
      s = fma(s, u, S5);
      c = fma(c, u, C4);
      s = fma(s, u, S4);
      c = fma(c, u, C3);
      s = fma(s, u, S3);
      c = fma(c, u, C2);
      s = fma(s, u, S2);
      c = fma(c, u, C1);
      s = fma(s, u, S1);
      c = fma(c, u, C0);
      s = fma(s, u, S0);
      c = fma(c, u, -0.5);
      cos[i] = sign * fma(c, u, 1);
      sin[i] = sign * fma(s * u, r, r);
    }
  }
}
