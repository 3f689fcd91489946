package org.onsager.feature;

import io.vavr.Lazy;
import io.vavr.control.Option;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Features {@code Psi = T Phi} with a lower triangular matrix, orthonormal over a measure.
 *
 * @param features Phi
 * @param matrix T, M * M numbers, row by row
 */
record Orthonormal(Features features, Block matrix) implements SharedFeatures {

  /** {@code D Phi' = QR} with {@code D = diag(sqrt w)}; then {@code T = R^-T}. */
  static Orthonormal over(Features features, Particles mu) {
    int m = features.count();
    int n = mu.count();
    if (n < m) {
      throw new IllegalArgumentException(
          "%d points for %d features: give a measure of at least as many points, or fewer features"
              .formatted(n, m));
    }
    double[] phi = Products.values(features, mu.points()).borrowReadOnly();
    DMatrixRMaj weighted = new DMatrixRMaj(n, m);
    for (int i = 0; i < n; i++) {
      double root = Math.sqrt(mu.weights().get(i));
      for (int j = 0; j < m; j++) {
        weighted.data[i * m + j] = root * phi[j * n + i];
      }
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, m);
    qr.decompose(weighted);
    return new Orthonormal(features, inverse(m, n, qr.getR(null, true).data));
  }

  /** {@code R^-T}, row by row, with a positive diagonal. */
  private static Block inverse(int m, int n, double[] r) {
    return Block.build(
        m * m,
        t -> {
          for (int j = 0; j < m; j++) {
            requireIndependent(m, n, r, j);
            // R' T = I, row by row.
            double pivot = r[j * m + j];
            for (int k = 0; k <= j; k++) {
              double sum = k == j ? 1 : 0;
              for (int l = k; l < j; l++) {
                sum -= r[l * m + j] * t[l * m + k];
              }
              t[j * m + k] = sum / pivot;
            }
          }
          for (int j = 0; j < m; j++) {
            double sign = Math.signum(r[j * m + j]);
            for (int k = 0; k <= j; k++) {
              t[j * m + k] *= sign;
            }
          }
        });
  }

  /** A pivot that is rounding of its column. */
  private static void requireIndependent(int m, int n, double[] r, int j) {
    double squares = 0;
    for (int l = 0; l <= j; l++) {
      squares += r[l * m + j] * r[l * m + j];
    }
    if (!(Math.abs(r[j * m + j]) > n * Math.ulp(1.0) * Math.sqrt(squares))) {
      throw new IllegalArgumentException(
          "feature %d is a combination of those before it on the measure: use fewer features, or a"
                  .formatted(j)
              + " measure of more different points");
    }
  }

  @Override
  public int count() {
    return features.count();
  }

  @Override
  public int dimension() {
    return features.dimension();
  }

  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    Block sizes = matrix.map(Math::abs);
    return features
        .curvatureBounds()
        .map(bounds -> (centre, widths) -> rows(sizes, bounds.on(centre, widths), 1));
  }

  @Override
  public Jet jet(Points at) {
    Jet jet = features.jet(at);
    return new Combined(this, at, jet, Lazy.of(() -> rows(matrix, jet.values(), at.count())));
  }

  /** {@code T A} for A of M rows of {@code columns} numbers. */
  private static Block rows(Block matrix, Block a, int columns) {
    double[] row = a.borrowReadOnly();
    int m = row.length / columns;
    return Block.build(
        row.length,
        out -> {
          for (int j = 0; j < m; j++) {
            for (int k = 0; k <= j; k++) {
              double factor = matrix.get(j * m + k);
              for (int e = 0; e < columns; e++) {
                out[j * columns + e] += factor * row[k * columns + e];
              }
            }
          }
        });
  }

  /** {@code T'g}. */
  private Block adjoint(Block g) {
    int m = count();
    return Block.build(
        m,
        out -> {
          for (int j = 0; j < m; j++) {
            Products.addRow(g.get(j), matrix.borrowReadOnly(), j * m, out);
          }
        });
  }

  /** The jet of Phi, seen through T. */
  private record Combined(Orthonormal features, Points at, Jet jet, Lazy<Block> combinations)
      implements Jet {

    @Override
    public Block values() {
      return combinations.get();
    }

    @Override
    public Block jacobian() {
      return rows(features.matrix, jet.jacobian(), at.count() * at.dimension());
    }

    @Override
    public Block curvature(Block g) {
      return jet.curvature(features.adjoint(g));
    }

    @Override
    public Field along(Block g) {
      return jet.along(features.adjoint(g));
    }
  }
}
