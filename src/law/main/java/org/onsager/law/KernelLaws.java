package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.onsager.kernel.Derivatives;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.KernelSums;

/**
 * Laws of kernels and of other radial functions.
 *
 * @see KernelSpectrum
 */
public final class KernelLaws {

  private KernelLaws() {}

  /**
   * All laws of kernels.
   *
   * @return the laws
   */
  public static Vector<Law<Radial>> all() {
    return Vector.of(
        SYMMETRIC,
        NEVER_NAN,
        SEMIDEFINITE,
        KernelSpectrum.SPECTRUM,
        SLOPE,
        CURVATURE,
        DERIVATIVES,
        SUMS,
        WIDENED);
  }

  /** {@code k(x, y) = k(y, x)}. */
  public static final Law<Radial> SYMMETRIC =
      Law.of("KernelLaws.symmetric", "k(x, y) = k(y, x)", KernelLaws::symmetric);

  private static Verdict symmetric(Claim claim, Radial kernel) {
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
          Tolerance rounding =
              Tolerance.ofSum(trial.dimension(), Math.abs(right), trial.domain().accuracy());
          verdict = claim.equal("k(x[%d], y[%d])".formatted(i, j), left, right, rounding);
        }
      }
    }
    return verdict;
  }

  /**
   * The profile is defined for all {@code s} in {@code [0, inf]}, its derivative for all {@code s}
   * in {@code (0, inf]}: never NaN, and the profile finite where s is.
   */
  public static final Law<Radial> NEVER_NAN =
      Law.of(
          "KernelLaws.neverNaN",
          "phi(s) is a number for 0 <= s <= inf, finite for s < inf; phi'(s) for 0 < s <= inf",
          KernelLaws::neverNaN);

  private static Verdict neverNaN(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    double unit = trial.length() * trial.length();
    Verdict verdict = claim.finite("phi(0)", kernel.profile(0));
    for (double decade = -150; decade <= 150 && verdict.holds(); decade += 10) {
      double s = unit * Math.pow(10, decade);
      verdict =
          claim
              .finite("phi(" + s + ")", kernel.profile(s))
              .and(() -> claim.that("phi'(" + s + ") is NaN", !Double.isNaN(kernel.slope(s))));
    }
    double far = Double.POSITIVE_INFINITY;
    return verdict
        .and(() -> claim.that("phi(inf) is NaN", !Double.isNaN(kernel.profile(far))))
        .and(() -> claim.that("phi'(inf) is NaN", !Double.isNaN(kernel.slope(far))));
  }

  /**
   * A {@link PositiveDefiniteKernel} has Gram matrices without negative eigenvalues; a {@link
   * RadialKernel} has none on vectors of zero sum. Other radial functions claim nothing.
   *
   * @see KernelSpectrum#SPECTRUM
   */
  public static final Law<Radial> SEMIDEFINITE =
      Law.of(
          "KernelLaws.semidefinite",
          "sum_ij v_i v_j k(x_i, x_j) >= 0, where sum_i v_i = 0 unless k is positive definite",
          KernelLaws::semidefinite);

  private static Verdict semidefinite(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    boolean positive = kernel instanceof PositiveDefiniteKernel;
    if (!(kernel instanceof RadialKernel)) {
      return claim.holds("no definiteness is claimed");
    }
    double[][] x = trial.particles().points().rows();
    int n = x.length;
    double[] gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram[i * n + j] = kernel.value(x[i], x[j]);
      }
    }
    return semidefinite(claim, gram, n, positive);
  }

  /**
   * No eigenvalue of a Gram matrix of order n is negative, on vectors of sum zero unless the kernel
   * is positive definite.
   */
  static Verdict semidefinite(Claim claim, double[] gram, int n, boolean positive) {
    double largest = Arrays.stream(gram).map(Math::abs).max().getAsDouble();
    // n rounded entries a row move an eigenvalue by no more than their sum.
    return claim.atMost(
        "minus the least eigenvalue",
        -Spectrum.least(positive ? gram : Spectrum.centred(gram, n), n),
        0,
        Tolerance.ofSum(n, n * largest, claim.trial().domain().accuracy()));
  }

  /**
   * The derivative of the profile is its derivative: along a line, {@code k(x + t v, y) - k(x, y) -
   * t 2 phi'(|x - y|^2) <x - y, v>} vanishes to second order. On points that do not coincide, where
   * the domain says that the function has kinks.
   */
  public static final Law<Radial> SLOPE =
      Law.of(
          "KernelLaws.slope",
          "k(x + t v, y) - k(x, y) - 2 t phi'(|x - y|^2) <x - y, v> = O(t^2)",
          (claim, kernel) -> slope(claim.smooth(), kernel));

  private static Verdict slope(Claim claim, Radial kernel) {
    Trial smooth = claim.trial();
    double[] x = smooth.particles().points().row(0);
    double[][] y = smooth.elsewhere().rows();
    double[][] all = smooth.domain().smooth() ? append(y, x.clone()) : y;
    return Taylor.confirmed(
        number -> along(claim, kernel, x, all, t -> smooth.moved(number, t).row(0)));
  }

  private static Verdict along(
      Claim claim, Radial kernel, double[] x, double[][] all, DoubleFunction<double[]> along) {
    return Taylor.vanishesToSecondOrder(
        claim,
        "sum over y of k(x, y)",
        t -> {
          double value = 0;
          double claimed = 0;
          double magnitude = 0;
          double[] moved = along.apply(t);
          for (double[] point : all) {
            double s = squaredDistance(x, point);
            double slope = s == 0 ? 0 : kernel.slope(s);
            double linear = 0;
            double size = 0;
            for (int k = 0; k < x.length; k++) {
              double term = 2 * slope * (x[k] - point[k]) * (moved[k] - x[k]);
              linear += term;
              size += Math.abs(term);
            }
            double here = kernel.value(x, point);
            double there = kernel.value(moved, point);
            value += there - here - linear;
            claimed += linear;
            // A relative error of s moves k by s phi'.
            magnitude += Math.abs(here) + Math.abs(there) + 2 * Math.abs(slope) * s + size;
          }
          return new Taylor.Remainder(
              value,
              Tolerance.ofSum(all.length, magnitude, claim.trial().domain().accuracy()).size(),
              claimed);
        });
  }

  /**
   * The second derivative of the profile, where there is one, is the derivative of the first:
   * {@code phi'(s + t s) - phi'(s) - t s phi''(s)} vanishes to second order.
   */
  public static final Law<Radial> CURVATURE =
      Law.of(
          "KernelLaws.curvature",
          "phi'(s + t s) - phi'(s) - t s phi''(s) = O(t^2), s > 0",
          KernelLaws::curvature);

  private static Verdict curvature(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    return kernel
        .twiceDifferentiable()
        .map(smooth -> {
          double s = squaredDistance(trial.particles().points().row(0), trial.elsewhere().row(0));
          double slope = smooth.slope(s);
          double curvature = smooth.curvature(s);
          return Taylor.vanishesToSecondOrder(
              claim,
              "phi'",
              t -> {
                double change = (s + t * s) - s;
                double there = smooth.slope(s + t * s);
                // A profile exp(-g s) has the relative error g s, about |s phi'' / phi'|.
                double size = Math.abs(slope) + Math.abs(there) + 2 * Math.abs(s * curvature);
                return new Taylor.Remainder(
                    there - slope - curvature * change,
                    Tolerance.ofSum(1, size, trial.domain().accuracy()).size(),
                    curvature * change);
              });
        })
        .getOrElse(() -> claim.holds("no second derivative is claimed"));
  }

  /**
   * The derivatives of the profile, where they are known for many distances at once, are profile,
   * slope and their derivatives: {@code phi''} is that of {@code phi'}, {@code phi'''} that of
   * {@code phi''}. A factor multiplies them, and they are added to what is there.
   */
  public static final Law<Radial> DERIVATIVES =
      Law.of(
          "KernelLaws.derivatives",
          "phi'(s + t s) - phi'(s) - t s phi''(s) = O(t^2), and so for phi'', s > 0",
          KernelLaws::derivatives);

  private static Verdict derivatives(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    double s = squaredDistance(trial.particles().points().row(0), trial.elsewhere().row(0));
    return kernel
        .derivatives()
        .map(known -> {
          double[] at = at(known, s);
          double accuracy = trial.domain().accuracy();
          // A relative error of s moves a derivative by s times the next.
          Tolerance ofValue =
              Tolerance.ofSum(1, Math.abs(at[0]) + 2 * Math.abs(s * at[1]), accuracy);
          Tolerance ofSlope =
              Tolerance.ofSum(1, Math.abs(at[1]) + 2 * Math.abs(s * at[2]), accuracy);
          return claim
              .equal("phi", at[0], kernel.profile(s), ofValue.orUnderflow())
              .and(() -> claim.equal("phi'", at[1], kernel.slope(s), ofSlope.orUnderflow()))
              .and(() -> derivative(claim, known, s, 1))
              .and(() -> derivative(claim, known, s, 2));
        })
        .getOrElse(() -> claim.holds("no derivatives are claimed"));
  }

  private static Verdict derivative(Claim claim, Derivatives known, double s, int order) {
    double[] here = at(known, s);
    return Taylor.vanishesToSecondOrder(
        claim,
        "phi" + "'".repeat(order),
        t -> {
          double change = (s + t * s) - s;
          double there = at(known, s + t * s)[order];
          double next = here[order + 1];
          double size = Math.abs(here[order]) + Math.abs(there) + 2 * Math.abs(s * next);
          return new Taylor.Remainder(
              there - here[order] - next * change,
              Tolerance.ofSum(1, size, claim.trial().domain().accuracy()).size(),
              next * change);
        });
  }

  /** Half of them added twice, to zeros, in the second place of two. */
  private static double[] at(Derivatives known, double s) {
    double[][] sums = new double[4][2];
    double[] distances = {s / 2, s};
    known.add(0.5, distances, sums, 2);
    known.add(0.5, distances, sums, 2);
    return new double[] {sums[0][1], sums[1][1], sums[2][1], sums[3][1]};
  }

  /** The fast sums agree with a loop over {@link Radial#value} and {@link Radial#slope}. */
  public static final Law<Radial> SUMS =
      Law.of(
          "KernelLaws.sums",
          "sums.values(q) = sum_j v_j k(q, y_j), sums.field(q) with its gradient, and"
              + " gram[i][j] = k(q_i, y_j)",
          KernelLaws::sums);

  private static Verdict sums(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    Points query = trial.elsewhere();
    Points source = trial.particles().points();
    Block signed =
        trial
            .particles()
            .weights()
            .plus(-1, trial.otherWeights(0))
            .plus(0.5, trial.otherWeights(0));
    NaiveSums naive = NaiveSums.of(kernel, query, source, signed);
    double accuracy = trial.domain().accuracy();
    Tolerance ofValues =
        Tolerance.ofSum(source.count(), naive.valueMagnitude(), accuracy).orUnderflow();
    Tolerance ofGradients =
        Tolerance.ofSum(source.count(), naive.gradientMagnitude(), accuracy).orUnderflow();
    KernelSums sums = KernelSums.best();
    Field field = sums.field(kernel, query, source, signed);
    return claim
        .equal("values", sums.values(kernel, query, source, signed), naive.values(), ofValues)
        .and(() -> claim.equal("field values", field.values(), naive.values(), ofValues))
        .and(() -> claim.equal("gradients", field.gradients(), naive.gradients(), ofGradients))
        .and(() -> gram(claim, Gram.of(kernel, query, 0).entries(), kernel, query, query))
        .and(() -> gram(claim, Gram.between(kernel, query, source), kernel, query, source));
  }

  private static Verdict gram(
      Claim claim, Matrix found, Radial kernel, Points rows, Points columns) {
    double magnitude = NaiveSums.gramMagnitude(kernel, rows, columns);
    return claim.equal(
        "gram",
        found.block(),
        NaiveSums.gram(kernel, rows, columns),
        Tolerance.ofSum(1, magnitude, claim.trial().domain().accuracy()).orUnderflow());
  }

  static double squaredDistance(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return sum;
  }

  private static double[][] append(double[][] rows, double[] row) {
    double[][] all = Arrays.copyOf(rows, rows.length + 1);
    all[rows.length] = row;
    return all;
  }

  /**
   * A {@link RadialKernel} widened by a factor has all its lengths times that factor, and its
   * height. The factors are powers of two, so that scaling rounds nothing.
   */
  public static final Law<Radial> WIDENED =
      Law.of(
          "KernelLaws.widened",
          "k.widened(f): phi_f(f^2 s) = phi(s), f^2 phi_f'(f^2 s) = phi'(s)",
          KernelLaws::widened);

  private static Verdict widened(Claim claim, Radial radial) {
    if (!(radial instanceof RadialKernel kernel)) {
      return claim.holds("no kernel");
    }
    Trial trial = claim.trial();
    double s = trial.length() * trial.length();
    double accuracy = trial.domain().accuracy();
    Verdict verdict = claim.holds("");
    for (double f : new double[] {0.25, 1, 2, 16}) {
      RadialKernel wide = kernel.widened(f);
      double square = f * f;
      double top = Math.abs(kernel.profile(0)) + Math.abs(kernel.profile(s));
      Tolerance ofValue = Tolerance.ofSum(WIDENING_TERMS, top, accuracy);
      Tolerance ofSlope =
          Tolerance.ofSum(WIDENING_TERMS, Math.abs(kernel.slope(s)) + top / s, accuracy);
      verdict =
          verdict
              .and(() ->
                  claim.equal(
                      "phi_f, f = " + f, wide.profile(square * s), kernel.profile(s), ofValue))
              .and(() ->
                  claim.equal(
                      "f^2 phi_f', f = " + f,
                      square * wide.slope(square * s),
                      kernel.slope(s),
                      ofSlope));
    }
    return verdict;
  }

  /** The roundings of a profile: its argument, a polynomial, an exponential. */
  private static final int WIDENING_TERMS = 16;
}
