package org.onsager.chart;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * A chart {@code c(z) = f(r) z} with {@code r = |z|}. With {@code u = z / r}, {@code A = r f'} and
 * {@code B = r^3 (f' / r)'} its derivatives are
 *
 * <pre>{@code
 * c'  = f I + A u u'
 * sum_k p_k c''_k = (A / r) (p u' + u p' + <p, u> I) + B / r <p, u> u u' .
 * }</pre>
 */
sealed interface Radial extends Chart permits Ball, Sphere {

  /**
   * The profile at a length.
   *
   * @param f {@code f(r)}
   * @param a A
   * @param aOverR {@code A / r}
   * @param bOverR {@code B / r}
   */
  record Profile(double f, double a, double aOverR, double bOverR) {}

  /** The profile at a length r. */
  Profile profile(double r);

  /** {@code r f(r)}, the length of the image, of either sign. */
  double length(double r);

  /** Whether z is where the chart is defined. */
  boolean maps(double r);

  @Override
  default int imageDimension() {
    return dimension();
  }

  @Override
  default Points at(Points z) {
    Polar[] polar = polar(z);
    return Leaving.refused(
        this, z, z.vectors((i, k) -> length(polar[i].length()) * polar[i].direction(k)));
  }

  @Override
  default Block jacobian(Points z) {
    int d = dimension();
    Polar[] polar = polar(z);
    return matrices(
        z.count(),
        i -> {
          Profile c = profile(polar[i].length());
          double[] u = polar[i].at(1);
          double[] out = new double[d * d];
          for (int k = 0; k < d; k++) {
            for (int b = 0; b < d; b++) {
              out[k * d + b] = (k == b ? c.f : 0) + c.a * u[k] * u[b];
            }
          }
          return out;
        });
  }

  @Override
  default Block curvature(Points z, Block p) {
    int n = z.count();
    int d = dimension();
    p.requireLength("p", d * n);
    Polar[] polar = polar(z);
    return matrices(
        n,
        i -> {
          Profile c = profile(polar[i].length());
          double[] u = polar[i].at(1);
          double along = 0;
          for (int k = 0; k < d; k++) {
            along += p.get(k * n + i) * u[k];
          }
          double[] out = new double[d * d];
          for (int k = 0; k < d; k++) {
            for (int b = 0; b < d; b++) {
              double mixed =
                  p.get(k * n + i) * u[b] + u[k] * p.get(b * n + i) + (k == b ? along : 0);
              out[k * d + b] = c.aOverR * mixed + c.bOverR * along * (u[k] * u[b]);
            }
          }
          return out;
        });
  }

  private Block matrices(int n, IntFunction<double[]> matrix) {
    int entries = dimension() * dimension();
    return Block.build(
        entries * n,
        out -> {
          for (int i = 0; i < n; i++) {
            double[] h = matrix.apply(i);
            for (int e = 0; e < entries; e++) {
              out[e * n + i] = h[e];
            }
          }
        });
  }

  /** All points, none of them where the chart is not defined. */
  private Polar[] polar(Points z) {
    z.requireDimension("z", dimension());
    Polar[] polar = new Polar[z.count()];
    for (int i = 0; i < polar.length; i++) {
      polar[i] = Polar.of(z.row(i));
      if (!maps(polar[i].length())) {
        throw Leaving.undefined(this, z, i);
      }
    }
    return polar;
  }

  /** Every point at another length, of either sign, in its direction. */
  static Points atLength(Points z, DoubleUnaryOperator length) {
    int n = z.count();
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = z.row(i);
      Polar polar = Polar.of(row);
      double other = length.applyAsDouble(polar.length());
      rows[i] = other == polar.length() ? row : polar.at(other);
    }
    return Points.of(rows);
  }
}
