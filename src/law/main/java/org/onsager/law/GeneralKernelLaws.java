package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.DoubleFunction;
import org.onsager.kernel.Kernel;

/** Laws of all kernels, radial or not. A radial one has more to keep, {@link KernelLaws}. */
public final class GeneralKernelLaws {

  private GeneralKernelLaws() {}

  /**
   * All laws of all kernels.
   *
   * @return the laws
   */
  public static Vector<Law<Kernel>> all() {
    return Vector.of(SYMMETRIC, SEMIDEFINITE, GRADIENT, RADIAL);
  }

  /** {@code k(x, y) = k(y, x)}, which is a number. */
  public static final Law<Kernel> SYMMETRIC =
      Law.of("GeneralKernelLaws.symmetric", "k(x, y) = k(y, x)", GeneralKernelLaws::symmetric);

  private static Verdict symmetric(Claim claim, Kernel kernel) {
    Trial trial = claim.trial();
    double[][] x = trial.particles().points().rows();
    double[][] y = trial.elsewhere().rows();
    Verdict verdict = claim.holds("");
    for (int i = 0; i < x.length && verdict.holds(); i++) {
      for (int j = 0; j < y.length && verdict.holds(); j++) {
        double left = kernel.value(x[i], y[j]);
        double right = kernel.value(y[j], x[i]);
        // Only then: a name for every pair would take longer than the pair.
        if (left != right) {
          Tolerance rounding = rounding(claim, size(kernel, x[i], y[j]));
          verdict = claim.equal("k(x[%d], y[%d])".formatted(i, j), left, right, rounding);
        }
      }
    }
    return verdict;
  }

  /**
   * Gram matrices have no negative eigenvalue if the kernel says that it is positive definite, and
   * none on vectors of zero sum otherwise.
   */
  public static final Law<Kernel> SEMIDEFINITE =
      Law.of(
          "GeneralKernelLaws.semidefinite",
          "sum_ij v_i v_j k(x_i, x_j) >= 0, where sum_i v_i = 0 unless k is positive definite",
          GeneralKernelLaws::semidefinite);

  private static Verdict semidefinite(Claim claim, Kernel kernel) {
    Trial trial = claim.trial();
    double[][] x = trial.particles().points().rows();
    int n = x.length;
    double[] gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // The form sees the symmetric part alone.
        gram[i * n + j] = (kernel.value(x[i], x[j]) + kernel.value(x[j], x[i])) / 2;
      }
    }
    return KernelLaws.semidefinite(claim, gram, n, kernel.isPositiveDefinite());
  }

  /**
   * The gradient is the derivative in the first point: {@code k(x + t v, y) - k(x, y) - t <grad_x
   * k(x, y), v>} vanishes to second order. On points that do not coincide, where the domain says
   * that the kernel has kinks.
   */
  public static final Law<Kernel> GRADIENT =
      Law.of(
          "GeneralKernelLaws.gradient",
          "k(x + t v, y) - k(x, y) - t <grad_x k(x, y), v> = O(t^2)",
          (claim, kernel) -> gradient(claim.smooth(), kernel));

  private static Verdict gradient(Claim claim, Kernel kernel) {
    Trial smooth = claim.trial();
    double[] x = smooth.particles().points().row(0);
    return Taylor.confirmed(number -> along(claim, kernel, x, t -> smooth.moved(number, t).row(0)));
  }

  private static Verdict along(
      Claim claim, Kernel kernel, double[] x, DoubleFunction<double[]> along) {
    double[][] all = claim.trial().elsewhere().rows();
    return Taylor.vanishesToSecondOrder(
        claim,
        "sum over y of k(x, y)",
        t -> {
          double value = 0;
          double claimed = 0;
          double magnitude = 0;
          double[] moved = along.apply(t);
          for (double[] y : all) {
            double[] gradient = kernel.gradient(x, y);
            double linear = 0;
            for (int k = 0; k < x.length; k++) {
              linear += gradient[k] * (moved[k] - x[k]);
              // A relative error of a coordinate moves k by as much.
              magnitude += Math.abs(gradient[k]) * (Math.abs(x[k]) + Math.abs(y[k]));
            }
            value += kernel.value(moved, y) - kernel.value(x, y) - linear;
            claimed += linear;
            magnitude += Math.abs(linear) + size(kernel, x, y) + size(kernel, moved, y);
          }
          return new Taylor.Remainder(
              value,
              Tolerance.ofSum(all.length * x.length, magnitude, claim.trial().domain().accuracy())
                  .size(),
              claimed);
        });
  }

  /** A kernel that is a function of the distance is that function. */
  public static final Law<Kernel> RADIAL =
      Law.of(
          "GeneralKernelLaws.radial",
          "k(x, y) = phi(|x - y|^2), where k.radial() has the profile phi",
          GeneralKernelLaws::radial);

  private static Verdict radial(Claim claim, Kernel kernel) {
    double[] x = claim.trial().particles().points().row(0);
    double[] y = claim.trial().elsewhere().row(0);
    return kernel
        .radial()
        .map(radial ->
            claim.equal(
                "k(x, y)",
                kernel.value(x, y),
                radial.value(x, y),
                rounding(claim, size(kernel, x, y))))
        .getOrElse(() -> claim.holds("not radial"));
  }

  /**
   * The size of what a value is made of: terms that cancel between two points do not on the
   * diagonal.
   */
  private static double size(Kernel kernel, double[] x, double[] y) {
    return Math.abs(kernel.value(x, y))
        + Math.abs(kernel.value(x, x))
        + Math.abs(kernel.value(y, y));
  }

  private static Tolerance rounding(Claim claim, double size) {
    Trial trial = claim.trial();
    return Tolerance.ofSum(trial.dimension(), size, trial.domain().accuracy());
  }
}
