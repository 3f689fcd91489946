package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Curvature;

/**
 * The curvature of a model in scaled coordinates, {@code M = S P' curvature P S} with the
 * projection P on mass changes that are allowed, and solutions of {@code (M + blocks + D / tau) x =
 * b}. In the smaller of two forms: a matrix of order (d + 1) n, or one of as many rows as the
 * factor has.
 */
sealed interface NormalEquations permits DenseEquations, Woodbury {

  /** In the smaller form. O((d + 1)^2 n^2) or O(rows (d + 1) n), more for a factor of many rows. */
  static NormalEquations of(Curvature curvature, Tangent at) {
    return switch (curvature) {
      case Curvature.Dense dense -> DenseEquations.of(dense, at);
      case Curvature.Factor factor -> {
        double[] scaled = ScaledFactor.of(factor, at);
        yield factor.rows() < at.order()
            ? Woodbury.of(factor.rows(), scaled, at)
            : DenseEquations.of(factor.rows(), scaled, at);
      }
      case Curvature.Spectral spectral -> of(spectral.entries(), at);
    };
  }

  /** The order of the matrix that is factorised. */
  static int order(Curvature curvature, int order) {
    return switch (curvature) {
      case Curvature.Dense dense -> order;
      case Curvature.Factor factor -> Math.min(factor.rows(), order);
      case Curvature.Spectral spectral -> Math.min(spectral.spectrum().count(), order);
    };
  }

  /** The quadratic form {@code delta' M delta}. */
  double form(double[] delta);

  /** Factorised for a tau, or none if the matrix is not positive definite to rounding. */
  Option<Solver> plus(ParticleBlocks blocks, double tau);

  /** Whether every number is finite. */
  boolean isFinite();

  /** A factorised matrix. */
  @FunctionalInterface
  interface Solver {

    /** The solution, a fresh array. */
    double[] solve(double[] right);
  }
}
