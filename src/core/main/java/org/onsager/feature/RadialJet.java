package org.onsager.feature;

import io.vavr.Lazy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * The jet of radial features {@code Phi_j(x) = phi_j(|x - y_j|^2)}, with gradient {@code 2 phi_j'
 * z} and second derivatives {@code 4 phi_j'' z z' + 2 phi_j' I}, {@code z = x - y_j}.
 *
 * @param at n points x
 * @param centres M points y
 * @param values {@code phi_j}, M * n numbers
 * @param slopes {@code phi_j' = rate_j slopes_ji}
 * @param curvatures {@code phi_j'' = rate_j^2 curvatures_ji}
 * @param rates M numbers
 */
record RadialJet(
    Points at,
    Points centres,
    Block values,
    Lazy<Block> slopes,
    Lazy<Block> curvatures,
    Block rates)
    implements Jet {

  @Override
  public Block jacobian() {
    int n = at.count();
    int d = at.dimension();
    int m = centres.count();
    double[] x = at.coordinates().borrowReadOnly();
    double[] y = centres.coordinates().borrowReadOnly();
    double[] slope = slopes.get().borrowReadOnly();
    return Block.build(
        Products.length(m, (long) d * n),
        out -> {
          for (int j = 0; j < m; j++) {
            double twice = 2 * rates.get(j);
            for (int a = 0; a < d; a++) {
              double centre = y[a * m + j];
              int to = (j * d + a) * n;
              for (int i = 0; i < n; i++) {
                out[to + i] = twice * slope[j * n + i] * (x[a * n + i] - centre);
              }
            }
          }
        });
  }

  @Override
  public Field along(Block g) {
    int n = at.count();
    int m = centres.count();
    double[] x = at.coordinates().borrowReadOnly();
    double[] y = centres.coordinates().borrowReadOnly();
    double[] phi = values.borrowReadOnly();
    double[] slope = slopes.get().borrowReadOnly();
    return Field.build(
        n,
        at.dimension(),
        (out, gradients) -> {
          for (int j = 0; j < m; j++) {
            double factor = g.get(j);
            Products.addRow(factor, phi, j * n, out);
            double twice = 2 * factor * rates.get(j);
            for (int a = 0; a < at.dimension(); a++) {
              addGradient(twice, slope, j * n, x, a * n, n, y[a * m + j], gradients);
            }
          }
        });
  }

  /** One axis: {@code gradient_i += twice slope_i (x_i - centre)}. */
  private static void addGradient(
      double twice,
      double[] slope,
      int row,
      double[] x,
      int axis,
      int n,
      double centre,
      double[] gradients) {
    for (int i = 0; i < n; i++) {
      gradients[axis + i] += twice * slope[row + i] * (x[axis + i] - centre);
    }
  }

  @Override
  public Block curvature(Block g) {
    int n = at.count();
    int d = at.dimension();
    int m = centres.count();
    double[] x = at.coordinates().borrowReadOnly();
    double[] y = centres.coordinates().borrowReadOnly();
    double[] slope = slopes.get().borrowReadOnly();
    double[] curvature = curvatures.get().borrowReadOnly();
    return Block.build(
        d * d * n,
        out -> {
          for (int j = 0; j < m; j++) {
            double rate = rates.get(j);
            double twice = 2 * g.get(j) * rate;
            double four = 4 * g.get(j) * rate * rate;
            for (int a = 0; a < d; a++) {
              for (int b = 0; b < d; b++) {
                int to = (a * d + b) * n;
                for (int i = 0; i < n; i++) {
                  double za = x[a * n + i] - y[a * m + j];
                  double zb = x[b * n + i] - y[b * m + j];
                  out[to + i] += four * curvature[j * n + i] * za * zb;
                }
              }
              int diagonal = a * (d + 1) * n;
              for (int i = 0; i < n; i++) {
                out[diagonal + i] += twice * slope[j * n + i];
              }
            }
          }
        });
  }

  /** The squared distances of all points to centre j, times a factor. */
  static void squares(Points at, Points centres, int j, double factor, double[] out, int to) {
    int n = at.count();
    int m = centres.count();
    double[] x = at.coordinates().borrowReadOnly();
    double[] y = centres.coordinates().borrowReadOnly();
    first(x, y[j], n, factor, out, to);
    for (int a = 1; a < at.dimension(); a++) {
      more(x, a * n, y[a * m + j], n, factor, out, to);
    }
  }

  private static void first(double[] x, double centre, int n, double factor, double[] out, int to) {
    for (int i = 0; i < n; i++) {
      double z = x[i] - centre;
      out[to + i] = factor * z * z;
    }
  }

  private static void more(
      double[] x, int axis, double centre, int n, double factor, double[] out, int to) {
    for (int i = 0; i < n; i++) {
      double z = x[axis + i] - centre;
      out[to + i] += factor * z * z;
    }
  }
}
