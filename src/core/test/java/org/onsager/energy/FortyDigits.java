package org.onsager.energy;

import java.math.BigDecimal;
import java.math.MathContext;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.measure.Particles;

/** MMD^2 with the kernel {@code exp(-gamma |x - y|^2)} to forty digits. */
final class FortyDigits {

  static final MathContext DIGITS = new MathContext(40);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private FortyDigits() {}

  /** Taylor series after 2^8 halvings of the argument. */
  static BigDecimal exp(BigDecimal x) {
    MathContext more = new MathContext(60);
    BigDecimal y = x.divide(BigDecimal.valueOf(256), more);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(new BigDecimal("1e-58")) > 0; k++) {
      term = term.multiply(y, more).divide(BigDecimal.valueOf(k), more);
      sum = sum.add(term, more);
    }
    for (int k = 0; k < 8; k++) {
      sum = sum.multiply(sum, more);
    }
    return sum;
  }

  static BigDecimal mmdSquared(Particles mu, Particles nu, double gamma) {
    return cross(mu, mu, gamma)
        .subtract(TWO.multiply(cross(mu, nu, gamma)))
        .add(cross(nu, nu, gamma));
  }

  /** The components must have covariances that are multiples of the identity. */
  static BigDecimal mmdSquared(Particles mu, GaussianMixture nu, double gamma) {
    BigDecimal sum = cross(mu, mu, gamma);
    for (int c = 0; c < nu.components().size(); c++) {
      BigDecimal p = new BigDecimal(nu.proportions().get(c));
      Normal normal = nu.components().get(c);
      for (int i = 0; i < mu.count(); i++) {
        BigDecimal k =
            smoothed(mu.points().row(i), normal.mean().toArray(), variance(normal), gamma);
        BigDecimal mass = new BigDecimal(mu.weights().get(i)).multiply(p);
        sum = sum.subtract(TWO.multiply(mass).multiply(k, DIGITS));
      }
      for (int e = 0; e < nu.components().size(); e++) {
        Normal other = nu.components().get(e);
        BigDecimal k =
            smoothed(
                other.mean().toArray(),
                normal.mean().toArray(),
                variance(normal).add(variance(other)),
                gamma);
        sum = sum.add(p.multiply(new BigDecimal(nu.proportions().get(e))).multiply(k, DIGITS));
      }
    }
    return sum;
  }

  static BigDecimal cross(Particles mu, Particles nu, double gamma) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < mu.count(); i++) {
      for (int j = 0; j < nu.count(); j++) {
        BigDecimal k = smoothed(mu.points().row(i), nu.points().row(j), BigDecimal.ZERO, gamma);
        BigDecimal mass =
            new BigDecimal(mu.weights().get(i)).multiply(new BigDecimal(nu.weights().get(j)));
        sum = sum.add(k.multiply(mass, DIGITS), DIGITS);
      }
    }
    return sum;
  }

  private static BigDecimal variance(Normal normal) {
    return new BigDecimal(normal.covariance().get(0, 0));
  }

  /** {@code (1 + 2 gamma v)^(-d/2) exp(-gamma |x - y|^2 / (1 + 2 gamma v))}. */
  private static BigDecimal smoothed(double[] x, double[] y, BigDecimal variance, double gamma) {
    BigDecimal squares = BigDecimal.ZERO;
    BigDecimal wider =
        BigDecimal.ONE.add(TWO.multiply(new BigDecimal(gamma)).multiply(variance, DIGITS));
    BigDecimal factor = BigDecimal.ONE;
    for (int a = 0; a < x.length; a++) {
      BigDecimal z = new BigDecimal(x[a]).subtract(new BigDecimal(y[a]));
      squares = squares.add(z.multiply(z), DIGITS);
      factor = factor.divide(wider.sqrt(DIGITS), DIGITS);
    }
    BigDecimal exponent =
        squares.multiply(new BigDecimal(gamma), DIGITS).divide(wider, DIGITS).negate();
    return factor.multiply(exp(exponent), DIGITS);
  }
}
