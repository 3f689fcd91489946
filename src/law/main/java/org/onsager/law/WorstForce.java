package org.onsager.law;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Rate;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A unit force with as little dissipation as a few steps of Lanczos' method can find. An operator
 * that is indefinite along a few forces only is hardly ever met by a random one.
 *
 * <p>The numbers of a force are its values at the particles and its gradients there, in units of
 * length. On points that do not coincide every such force is that of a smooth function.
 *
 * <p><i>Source:</i> Golub and Van Loan, Matrix Computations (2013), section 10.1.
 *
 * @param force the force
 * @param norm the largest dissipation of unit forces that was met, in size
 */
record WorstForce(Field force, double norm) {

  private static final int STEPS = 24;

  /** What is left of a direction that is spanned already. */
  private static final double SPANNED = 1e-10;

  /**
   * The worst force in the Krylov space of a start. Whatever it is worth, its dissipation must not
   * be negative; for a symmetric operator it is near the least one.
   *
   * @param geometry K
   * @param mu the measure
   * @param length the unit of length
   * @param start {@code n (d + 1)} numbers
   */
  static WorstForce of(Geometry geometry, Particles mu, double length, Block start) {
    Operator operator = new Operator(geometry, mu, length);
    int steps = Math.min(STEPS, start.length());
    double[][] basis = new double[steps][];
    double[][] images = new double[steps][];
    double[] next = start.toArray();
    normalise(next);
    int size = 0;
    double rest = 1;
    while (size < steps && rest > SPANNED) {
      basis[size] = next;
      images[size] = operator.image(next);
      next = images[size].clone();
      size++;
      double whole = normalise(next);
      orthogonalise(next, basis, size);
      rest = whole > 0 ? normalise(next) : 0;
    }
    EigenDecomposition_F64<DMatrixRMaj> ritz = ritz(basis, images, size);
    double norm = 0;
    int least = 0;
    for (int e = 0; e < size; e++) {
      double value = ritz.getEigenvalue(e).getReal();
      norm = Math.max(norm, Math.abs(value));
      least = value < ritz.getEigenvalue(least).getReal() ? e : least;
    }
    double[] worst = new double[start.length()];
    for (int a = 0; a < size; a++) {
      add(worst, ritz.getEigenVector(least).get(a, 0), basis[a]);
    }
    return new WorstForce(operator.force(worst), norm);
  }

  /** K on forces as numbers. */
  private record Operator(Geometry geometry, Particles mu, double length) {

    /** {@code K} as a matrix: {@code z'image(z)} is the dissipation of the force z. */
    double[] image(double[] z) {
      int n = mu.count();
      Rate rate = geometry.rate(mu, force(z));
      double[] image = new double[z.length];
      for (int i = 0; i < n; i++) {
        image[i] = -rate.growth().get(i);
      }
      for (int e = n; e < z.length; e++) {
        image[e] = -mu.weights().get(e % n) * rate.velocity().get(e - n) / length;
      }
      return image;
    }

    Field force(double[] z) {
      int n = mu.count();
      return Field.of(
          Block.copyOf(Arrays.copyOf(z, n)),
          Block.copyOf(Arrays.copyOfRange(z, n, z.length)).map(g -> g / length));
    }
  }

  /** K in a basis. */
  private static EigenDecomposition_F64<DMatrixRMaj> ritz(
      double[][] basis, double[][] images, int size) {
    DMatrixRMaj projected = new DMatrixRMaj(size, size);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        projected.set(a, b, (dot(basis[a], images[b]) + dot(basis[b], images[a])) / 2);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(projected)) {
      throw new ArithmeticException("the eigenvalues of a %d by %d matrix".formatted(size, size));
    }
    return eigen;
  }

  /** Twice, because once leaves what cancels. */
  private static void orthogonalise(double[] z, double[][] basis, int size) {
    for (int pass = 0; pass < 2; pass++) {
      for (int a = 0; a < size; a++) {
        add(z, -dot(z, basis[a]), basis[a]);
      }
    }
  }

  /** Makes a unit vector, if that can be; returns the former norm. */
  private static double normalise(double[] z) {
    double norm = Math.sqrt(dot(z, z));
    for (int e = 0; e < z.length && norm > 0; e++) {
      z[e] /= norm;
    }
    return norm;
  }

  private static void add(double[] z, double factor, double[] other) {
    for (int e = 0; e < z.length; e++) {
      z[e] += factor * other[e];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum += a[e] * b[e];
    }
    return sum;
  }
}
