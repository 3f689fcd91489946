package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Require;
import org.onsager.measure.Text;

/** Bounds of second derivatives, as values. */
final class KnownBounds {

  private KnownBounds() {}

  /** One number for all boxes. */
  record Everywhere(double curvature, double rounding) implements CurvatureBound {

    Everywhere {
      Require.nonNegative("curvature", curvature);
      Require.nonNegative("rounding", rounding);
    }

    @Override
    public double on(double[] centre, double[] halfWidths) {
      return curvature;
    }
  }

  /** A bound with its rounding. */
  record Rounded(CurvatureBound bound, double rounding) implements CurvatureBound {

    @Override
    public double on(double[] centre, double[] halfWidths) {
      return bound.on(centre, halfWidths);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** The triangle inequality, and a last rounding that is no larger than the others. */
  record Sum(CurvatureBound first, CurvatureBound second) implements CurvatureBound {

    @Override
    public double on(double[] centre, double[] halfWidths) {
      return first.on(centre, halfWidths) + second.on(centre, halfWidths);
    }

    @Override
    public double rounding() {
      return first.rounding() + second.rounding();
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** A bound of absolute values knows no sign. */
  record Multiple(CurvatureBound bound, double factor) implements CurvatureBound {

    Multiple {
      Require.finite("factor", factor);
    }

    @Override
    public double on(double[] centre, double[] halfWidths) {
      return Math.abs(factor) * bound.on(centre, halfWidths);
    }

    @Override
    public double rounding() {
      return Math.abs(factor) * bound.rounding();
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /**
   * {@code sup |Hess k(. - y)|_2 = 2 |phi'(0)|}. A kernel {@code k(z) = c - q(z) - int (1 - cos <o,
   * z>) dL(o)} with a quadratic form {@code q >= 0} and a measure {@code L >= 0} (Bochner; Levy and
   * Khinchin if it is only conditionally positive definite) has {@code -d_u^2 k(z) = 2 q(u) + int
   * <o, u>^2 cos <o, z> dL(o)}, which is largest in absolute value at {@code z = 0}, where it is
   * {@code -2 phi'(0)} in every direction u.
   *
   * @return none where the kernel has no second derivatives
   */
  static Option<Double> ofKernel(RadialKernel kernel) {
    return kernel
        .twiceDifferentiable()
        .map(smooth -> 2 * Math.abs(smooth.slope(0)))
        .filter(Double::isFinite);
  }
}
