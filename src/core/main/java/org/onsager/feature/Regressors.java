package org.onsager.feature;

import io.vavr.Lazy;
import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * The information of one observation in a linear model, {@code Phi(x) = f(x) f(x)'}: the upper
 * triangle of order k, row by row, {@code M = k (k + 1) / 2}. The mean over a design is its
 * information matrix; with {@link Loss#negativeLogDeterminant} the energy is that of D-optimal
 * designs.
 *
 * <p><i>Source:</i> J. Kiefer, J. Wolfowitz, The equivalence of two extremum problems (1960),
 * doi:10.4153/CJM-1960-030-4.
 *
 * @param regressors f, k functions: polynomials for response surfaces, or any other features
 */
public record Regressors(Features regressors) implements SharedFeatures {

  /**
   * The information of one observation.
   *
   * @param regressors f, k functions
   * @return the features, {@code k (k + 1) / 2} of them
   */
  public static Regressors of(Features regressors) {
    return new Regressors(regressors);
  }

  /**
   * The order of the information matrix.
   *
   * @return k
   */
  public int order() {
    return regressors.count();
  }

  @Override
  public int count() {
    return Triangle.length(order());
  }

  @Override
  public int dimension() {
    return regressors.dimension();
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code |f_p| kappa_q + |f_q| kappa_p + 2 |grad f_p| |grad f_q|}, where f has bounds kappa:
   * on a box of radius r around c, {@code |grad f_p| <= |grad f_p(c)| + kappa_p r} and {@code |f_p|
   * <= |f_p(c)| + |grad f_p(c)| r + kappa_p r^2 / 2}.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return regressors
        .curvatureBounds()
        .map(bounds ->
            (centre, halfWidths) ->
                bounds(centre, radius(halfWidths), bounds.on(centre, halfWidths)));
  }

  private Block bounds(double[] centre, double radius, Block kappa) {
    Jet f = regressors.jet(Points.of(centre));
    int k = order();
    int d = dimension();
    Block jacobian = f.jacobian();
    double[] sizes = new double[k];
    double[] slopes = new double[k];
    for (int p = 0; p < k; p++) {
      double slope = 0;
      for (int a = 0; a < d; a++) {
        slope = Math.hypot(slope, jacobian.get(p * d + a));
      }
      double growth = kappa.get(p) * radius;
      slopes[p] = slope + growth;
      sizes[p] = Math.abs(f.values().get(p)) + slope * radius + growth * radius / 2;
    }
    return Block.build(
        count(),
        out -> {
          int row = 0;
          for (int p = 0; p < k; p++) {
            for (int q = p; q < k; q++) {
              out[row++] =
                  sizes[p] * kappa.get(q) + sizes[q] * kappa.get(p) + 2 * slopes[p] * slopes[q];
            }
          }
        });
  }

  private static double radius(double[] halfWidths) {
    double radius = 0;
    for (double width : halfWidths) {
      radius = Math.hypot(radius, width);
    }
    return radius;
  }

  @Override
  public Jet jet(Points at) {
    Jet f = regressors.jet(at);
    return new Squares(this, at, f, Lazy.of(() -> products(f, at.count())));
  }

  private Block products(Jet f, int n) {
    double[] v = f.values().borrowReadOnly();
    return Block.build(
        Products.length(count(), n),
        out -> {
          int row = 0;
          for (int p = 0; p < order(); p++) {
            for (int q = p; q < order(); q++) {
              for (int i = 0; i < n; i++) {
                out[row * n + i] = v[p * n + i] * v[q * n + i];
              }
              row++;
            }
          }
        });
  }

  /** Outer products of the jet of f. */
  private record Squares(Regressors features, Points at, Jet f, Lazy<Block> products)
      implements Jet {

    private int order() {
      return features.order();
    }

    @Override
    public Block values() {
      return products.get();
    }

    @Override
    public Block jacobian() {
      int n = at.count();
      int d = at.dimension();
      double[] v = f.values().borrowReadOnly();
      double[] slope = f.jacobian().borrowReadOnly();
      return Block.build(
          Products.length(features.count(), (long) d * n),
          out -> {
            int row = 0;
            for (int p = 0; p < order(); p++) {
              for (int q = p; q < order(); q++) {
                for (int a = 0; a < d; a++) {
                  for (int i = 0; i < n; i++) {
                    out[(row * d + a) * n + i] =
                        v[p * n + i] * slope[(q * d + a) * n + i]
                            + v[q * n + i] * slope[(p * d + a) * n + i];
                  }
                }
                row++;
              }
            }
          });
    }

    /** {@code f'Gf} with gradient {@code 2 (Gf)' J}, without the M products. */
    @Override
    public Field along(Block g) {
      int n = at.count();
      int d = at.dimension();
      double[] v = f.values().borrowReadOnly();
      double[] slope = f.jacobian().borrowReadOnly();
      double[] h = half(g, v);
      return Field.build(
          n,
          d,
          (values, gradients) -> {
            for (int p = 0; p < order(); p++) {
              for (int i = 0; i < n; i++) {
                values[i] += v[p * n + i] * h[p * n + i];
              }
              for (int e = 0; e < d * n; e++) {
                gradients[e] += 2 * h[p * n + e % n] * slope[p * d * n + e];
              }
            }
          });
    }

    /** {@code G f}, k * n numbers: half the gradient of {@code f'Gf} in f. */
    private double[] half(Block g, double[] v) {
      int n = at.count();
      int k = order();
      double[] full = Triangle.full(k, g, 0.5);
      double[] h = new double[k * n];
      for (int p = 0; p < k; p++) {
        for (int q = 0; q < k; q++) {
          for (int i = 0; i < n; i++) {
            h[p * n + i] += full[p * k + q] * v[q * n + i];
          }
        }
      }
      return h;
    }

    /** {@code 2 sum_p (Gf)_p Hess f_p + 2 J'GJ}, the first part point by point. */
    @Override
    public Block curvature(Block g) {
      int n = at.count();
      int d = at.dimension();
      int k = order();
      double[] h = half(g, f.values().borrowReadOnly());
      double[] slope = f.jacobian().borrowReadOnly();
      double[] full = Triangle.full(k, g, 0.5);
      return Block.build(
          d * d * n,
          out -> {
            for (int i = 0; i < n; i++) {
              int point = i;
              Block twice =
                  Block.build(
                      k,
                      coefficients -> {
                        for (int p = 0; p < k; p++) {
                          coefficients[p] = 2 * h[p * n + point];
                        }
                      });
              Block hessian = features.regressors.curvature(at.select(i), twice);
              for (int e = 0; e < d * d; e++) {
                out[e * n + i] = hessian.get(e) + 2 * form(full, slope, i, e / d, e % d);
              }
            }
          });
    }

    /** {@code J_a' G J_b} at one point. */
    private double form(double[] full, double[] slope, int i, int a, int b) {
      int n = at.count();
      int d = at.dimension();
      int k = order();
      double sum = 0;
      for (int p = 0; p < k; p++) {
        double left = slope[(p * d + a) * n + i];
        for (int q = 0; q < k; q++) {
          sum += left * full[p * k + q] * slope[(q * d + b) * n + i];
        }
      }
      return sum;
    }
  }
}
