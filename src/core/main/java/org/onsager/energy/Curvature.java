package org.onsager.energy;

import org.onsager.feature.Jet;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;

/**
 * A positive semidefinite matrix M of order (d + 1) n, in the form in which it is small:
 * displacement along axis a of particle i is index {@code a * n + i}, its mass change {@code d * n
 * + i}.
 */
public sealed interface Curvature {

  /**
   * The matrix itself.
   *
   * @param matrix M, symmetric, of order (d + 1) n
   */
  record Dense(Matrix matrix) implements Curvature {

    @Override
    public Curvature times(double factor) {
      return new Dense(matrix.map(m -> factor * m));
    }

    @Override
    public Matrix matrix(int order) {
      return matrix;
    }

    @Override
    public double form(Block delta) {
      int order = delta.length();
      double[] m = matrix.block().borrowReadOnly();
      double[] v = delta.borrowReadOnly();
      double form = 0;
      for (int i = 0; i < order; i++) {
        form += v[i] * dot(m, i * order, v);
      }
      return form;
    }

    @Override
    public boolean isFinite() {
      return matrix.isFinite();
    }
  }

  /**
   * {@code M = A'A}.
   *
   * @param rows the number of rows of A, {@code >= 0}
   * @param factor A, rows * (d + 1) n numbers, row by row
   */
  record Factor(int rows, Block factor) implements Curvature {

    @Override
    public Curvature times(double factor) {
      double root = Math.sqrt(factor);
      return new Factor(rows, this.factor.map(a -> root * a));
    }

    @Override
    public Matrix matrix(int order) {
      double[] a = factor.borrowReadOnly();
      return GaussNewton.square(
          order,
          m -> {
            for (int r = 0; r < rows; r++) {
              for (int i = 0; i < order; i++) {
                double left = a[r * order + i];
                for (int j = 0; j < order; j++) {
                  m[i * order + j] += left * a[r * order + j];
                }
              }
            }
          });
    }

    @Override
    public double form(Block delta) {
      double[] a = factor.borrowReadOnly();
      double[] v = delta.borrowReadOnly();
      double form = 0;
      for (int r = 0; r < rows; r++) {
        double image = dot(a, r * v.length, v);
        form += image * image;
      }
      return form;
    }

    @Override
    public boolean isFinite() {
      return factor.isFinite();
    }
  }

  /**
   * {@code M = factor A'A} with the first-order change A of the mean features of a spectrum: known
   * by sums over the particles, of whatever number, and not written down unless someone asks for
   * its entries.
   *
   * @param spectrum the features
   * @param factor {@code > 0}
   * @param at the particles, whose number is that of the model
   */
  record Spectral(Spectrum spectrum, double factor, Particles at) implements Curvature {

    @Override
    public Curvature times(double factor) {
      return new Spectral(spectrum, factor * this.factor, at);
    }

    /**
     * The entries, as a matrix or by a factor, whichever is less. O(count (d + 1) n) numbers.
     *
     * @return the same curvature
     * @throws org.onsager.measure.Trouble if there is no room for them
     */
    public Curvature entries() {
      Jet jet = spectrum.jet(at.points());
      double root = Math.sqrt(factor);
      return FeatureCurvature.of(
          jet.values().map(phi -> root * phi), jet.jacobian().map(j -> root * j), at.weights());
    }

    @Override
    public Matrix matrix(int order) {
      return entries().matrix(order);
    }

    @Override
    public double form(Block delta) {
      return entries().form(delta);
    }

    @Override
    public boolean isFinite() {
      return Double.isFinite(factor);
    }
  }

  /**
   * No curvature at all, of any order.
   *
   * @return a factor without rows
   */
  static Curvature none() {
    return new Factor(0, Block.constant(0, 0));
  }

  /**
   * The matrix M.
   *
   * @param order (d + 1) n
   * @return M, row by row; O(rows (d + 1)^2 n^2) if it is known by a factor
   */
  Matrix matrix(int order);

  /**
   * The quadratic form.
   *
   * @param delta (d + 1) n numbers
   * @return {@code delta' M delta}
   */
  double form(Block delta);

  /**
   * A multiple.
   *
   * @param factor {@code > 0}
   * @return {@code factor M}
   */
  Curvature times(double factor);

  /**
   * Whether every number is finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  boolean isFinite();

  /**
   * A sum. Factors are stacked, so that what is small stays small; a matrix beside a factor is a
   * matrix. Of features that are known by sums the entries are written down first.
   *
   * @param other another matrix of the same order
   * @param order (d + 1) n
   * @return {@code M + other}
   */
  default Curvature plus(Curvature other, int order) {
    if (this instanceof Factor a && a.rows() == 0) {
      return other;
    }
    if (other instanceof Factor b && b.rows() == 0) {
      return this;
    }
    if (this instanceof Spectral a) {
      return a.entries().plus(other, order);
    }
    if (other instanceof Spectral b) {
      return plus(b.entries(), order);
    }
    return this instanceof Factor a && other instanceof Factor b
        ? stacked(a, b, order)
        : new Dense(matrix(order).plus(1, other.matrix(order)));
  }

  private static Factor stacked(Factor a, Factor b, int order) {
    int rows = Math.addExact(a.rows(), b.rows());
    int length =
        Room.forDoubles(
            "the factors of a sum of energies", rows, order, "Use fewer particles or features.");
    return new Factor(
        rows,
        Block.build(
            length,
            out -> {
              double[] first = a.factor().borrowReadOnly();
              double[] second = b.factor().borrowReadOnly();
              System.arraycopy(first, 0, out, 0, first.length);
              System.arraycopy(second, 0, out, first.length, second.length);
            }));
  }

  private static double dot(double[] a, int from, double[] v) {
    double sum = 0;
    for (int j = 0; j < v.length; j++) {
      sum += a[from + j] * v[j];
    }
    return sum;
  }
}
