package org.onsager.kernel;

import java.util.Arrays;
import org.onsager.measure.Require;

/**
 * The polynomial kernel {@code k(x, y) = (<x, y> + offset)^degree}, positive definite. Its MMD
 * compares moments, up to the degree if the offset is positive, of the degree alone if it is zero:
 * with degree 1 the means.
 *
 * <p><i>Source:</i> Schoelkopf and Smola, Learning with Kernels (2002), section 2.1.
 *
 * @param degree {@code >= 1}
 * @param offset {@code >= 0}, squared length
 */
public record Polynomial(int degree, double offset) implements Kernel {

  /**
   * Validates degree and offset.
   *
   * @throws IllegalArgumentException if the degree is below one, or the offset is negative or not
   *     finite
   */
  public Polynomial {
    Require.atLeast("degree", degree, 1);
    Require.nonNegative("offset", offset);
  }

  @Override
  public double value(double[] x, double[] y) {
    return power(base(x, y), degree);
  }

  @Override
  public double[] gradient(double[] x, double[] y) {
    double factor = degree * power(base(x, y), degree - 1);
    return Arrays.stream(y).map(c -> factor * c).toArray();
  }

  @Override
  public boolean isPositiveDefinite() {
    return true;
  }

  private double base(double[] x, double[] y) {
    Pairwise.requireSameDimension(x, y);
    double product = 0;
    for (int k = 0; k < x.length; k++) {
      product += x[k] * y[k];
    }
    return product + offset;
  }

  /** By multiplications: a small degree is exact where products are. */
  private static double power(double base, int exponent) {
    double power = 1;
    for (int k = 0; k < exponent; k++) {
      power *= base;
    }
    return power;
  }
}
