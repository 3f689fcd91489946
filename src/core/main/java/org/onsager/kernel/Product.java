package org.onsager.kernel;

import io.vavr.collection.Vector;
import org.onsager.measure.Require;

/**
 * The product of positive definite kernels, {@code k(x, y) = prod_f k_f(x, y)}, which is positive
 * definite (Schur). Of kernels {@link OnAxes} it is the tensor product.
 *
 * <p><i>Source:</i> Berlinet and Thomas-Agnan, Reproducing Kernel Hilbert Spaces in Probability and
 * Statistics (2004), section 1.4.
 *
 * @param factors the kernels, positive definite
 */
public record Product(Vector<Kernel> factors) implements Kernel {

  /**
   * Validates the factors.
   *
   * @throws IllegalArgumentException if there are none, or one is only conditionally positive
   *     definite: products of such are not
   */
  public Product {
    Require.atLeast("factors", factors.size(), 1);
    factors
        .find(factor -> !factor.isPositiveDefinite())
        .forEach(factor -> {
          throw new IllegalArgumentException(
              "factor = " + factor + ": must be positive definite, not only conditionally");
        });
  }

  /**
   * The product of some kernels.
   *
   * @param factors positive definite kernels
   * @return the product
   * @throws IllegalArgumentException if there are none, or one is only conditionally positive
   *     definite
   */
  public static Product of(Kernel... factors) {
    return new Product(Vector.of(factors));
  }

  @Override
  public double value(double[] x, double[] y) {
    double product = 1;
    for (Kernel factor : factors) {
      product *= factor.value(x, y);
    }
    return product;
  }

  /** The product rule, factor by factor: {@code (k l)' = k' l + k l'}. */
  @Override
  public double[] gradient(double[] x, double[] y) {
    double[] gradient = new double[x.length];
    double product = 1;
    for (Kernel factor : factors) {
      double value = factor.value(x, y);
      double[] own = factor.gradient(x, y);
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = gradient[k] * value + product * own[k];
      }
      product *= value;
    }
    return gradient;
  }

  @Override
  public boolean isPositiveDefinite() {
    return true;
  }
}
