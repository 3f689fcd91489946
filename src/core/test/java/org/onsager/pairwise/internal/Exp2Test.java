package org.onsager.pairwise.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.onsager.solve.internal.MultiplyAdd;

/**
 * The power of two against a series in forty decimals. The vector form agrees to the last bit, see
 * KernelSumsTest.
 */
class Exp2Test {

  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal LN_2 =
      new BigDecimal("0.6931471805599453094172321214581765680755");

  private static double power(double r) {
    double[] out = new double[1];
    Exp2.powers(new double[] {r}, out, new double[1], 1);
    return out[0];
  }

  @Test
  void errorIsAtMostThreeUlp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      double r = i < 2500 ? random.nextDouble(4) : random.nextDouble(1021);
      double error = ulps(r, power(r));
      assertTrue(error <= 3, () -> "r = " + r + ": " + error + " ulp");
    }
  }

  private static double ulps(double r, double power) {
    long k = Math.round(r);
    BigDecimal x = new BigDecimal(k - r).multiply(LN_2); // k - r is exact
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int i = 1; i < 30; i++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term);
    }
    double mantissa = Math.scalb(power, (int) k); // exact: the result is normal
    return new BigDecimal(mantissa).subtract(sum).abs().doubleValue() / Math.ulp(mantissa);
  }

  @Test
  void wholeExponentsAreExact() {
    for (int k = 0; k <= 1021; k++) {
      assertEquals(Math.scalb(1.0, -k), power(k));
    }
  }

  @Test
  void hugeExponentsGiveZero() {
    for (double r : new double[] {1023, 1023.5, 1024, 1e4, 1e10, 1e150, 1e308}) {
      assertEquals(0, power(r));
    }
    assertEquals(0, power(Double.POSITIVE_INFINITY));
  }

  @Test
  void nothingBadHappensWhereNumbersBecomeDenormal() {
    for (double r = 1020; r <= 1024; r += 1.0 / 512) {
      double power = power(r);
      assertTrue(power >= 0, "r = " + r);
      assertEquals(Math.pow(2, -r), power, 0x1p-1021, "r = " + r);
    }
  }

  private static float single(float r) {
    float[] out = new float[1];
    Exp2Single.powers(new float[] {r}, out, new float[1], 1);
    return out[0];
  }

  /** Without FMA, the last product is rounded before it is added. */
  @Test
  void singleErrorIsAtMostTwoUlp() {
    double bound = MultiplyAdd.FUSED ? 2 : 2.5;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      float r = (float) (i < 50_000 ? random.nextDouble(4) : random.nextDouble(125));
      float power = single(r);
      double error = Math.abs(power - Math.pow(2, -r)) / Math.ulp(power);
      assertTrue(error <= bound, () -> "r = " + r + ": " + error + " ulp");
    }
  }

  @Test
  void singleHugeExponentsGiveZero() {
    for (float r : new float[] {127, 127.5f, 128, 1e10f, 1e38f, Float.POSITIVE_INFINITY}) {
      assertEquals(0, single(r));
    }
    for (float r = 124; r <= 128; r += 1f / 512) {
      assertEquals(Math.pow(2, -r), single(r), 0x1p-125, "r = " + r);
    }
  }
}
