package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.chart.Chart;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The second-order model of an energy in x as one in z: displacements {@code u} of z move x by
 * {@code c'(z_i) u_i}, changes of mass stay.
 */
final class ChartedModel {

  private final int n;

  /** The dimensions of z and of x. */
  private final int d;

  private final int e;

  /** {@code d_a c_k(z_i)} at {@code (k * d + a) * n + i}. */
  private final double[] slopes;

  private ChartedModel(Chart chart, Points z) {
    this.n = z.count();
    this.d = chart.dimension();
    this.e = chart.imageDimension();
    this.slopes = chart.jacobian(z).borrowReadOnly();
  }

  /**
   * Readings of F at the images of measures.
   *
   * @param reading of F, at {@code c(z)}
   * @param chart c
   * @param z where the model was made
   */
  private record ChartedReading(Reading reading, Chart chart, Points z) implements Reading {

    @Override
    public Field of(Particles nu) {
      return chart.pullBack(z, reading.of(nu.withPoints(chart.at(nu.points()))));
    }

    @Override
    public int evaluations() {
      return reading.evaluations();
    }
  }

  /** The model at mu, with the gradients of the first variation at the images of its particles. */
  static GaussNewton of(GaussNewton model, Chart chart, Particles mu, Block gradients) {
    Points z = mu.points();
    ChartedModel pulled = new ChartedModel(chart, z);
    Block forces = weighted(gradients, mu);
    Block rest =
        model
            .rest()
            .map(r -> chart.pullBack(z, forces, r))
            .getOrElse(() -> chart.curvature(z, forces));
    return new GaussNewton(
        pulled.n,
        pulled.d,
        pulled.curvature(model.curvature()),
        model.kept().map(pulled::blocks),
        Option.of(rest),
        model.reading().map(r -> new ChartedReading(r, chart, z)),
        pulled.scale(model.scale()));
  }

  private static Block weighted(Block gradients, Particles mu) {
    double[] w = mu.weights().borrowReadOnly();
    return Block.build(
        gradients.length(),
        out -> {
          for (int at = 0; at < out.length; at++) {
            out[at] = w[at % w.length] * gradients.get(at);
          }
        });
  }

  /** The length of the energy in z is that in x over what the chart stretches, in the mean over axes. */
  private Scale scale(Scale inX) {
    double squares = 0;
    for (double slope : slopes) {
      squares += slope * slope;
    }
    return new Scale(
        largestSquare() * inX.stiffness(),
        inX.values(),
        squares / (n * d) * inX.slopes(),
        inX.rounding());
  }

  /** {@code c' K c'}, particle by particle. */
  private Block blocks(Block kept) {
    double[] k = kept.borrowReadOnly();
    return Block.build(
        d * d * n,
        out -> {
          for (int i = 0; i < n; i++) {
            for (int a = 0; a < d * d; a++) {
              for (int x = 0; x < e * e; x++) {
                out[a * n + i] +=
                    slopes[(x / e * d + a / d) * n + i]
                        * k[x * n + i]
                        * slopes[(x % e * d + a % d) * n + i];
              }
            }
          }
        });
  }

  private Curvature curvature(Curvature inX) {
    return switch (inX) {
      case Curvature.Factor factor ->
          new Curvature.Factor(factor.rows(), columns(factor.rows(), factor.factor()));
      case Curvature.Dense dense ->
          new Curvature.Dense(rows(columns((e + 1) * n, dense.matrix())));
    };
  }

  /** {@code A T} with T the map of z to x: rows * (d + 1) n numbers, row by row. */
  private Block columns(int rows, Block a) {
    double[] x = a.borrowReadOnly();
    int from = (e + 1) * n;
    int to = (d + 1) * n;
    return Block.build(
        Math.multiplyExact(rows, to),
        out -> {
          for (int r = 0; r < rows; r++) {
            for (int k = 0; k < e; k++) {
              for (int b = 0; b < d; b++) {
                int slope = (k * d + b) * n;
                for (int i = 0; i < n; i++) {
                  out[r * to + b * n + i] += x[r * from + k * n + i] * slopes[slope + i];
                }
              }
            }
            System.arraycopy(x, r * from + e * n, out, r * to + d * n, n);
          }
        });
  }

  /** {@code T' A}, of order (d + 1) n. */
  private Block rows(Block a) {
    double[] x = a.borrowReadOnly();
    int order = (d + 1) * n;
    return Block.build(
        GaussNewton.length(n, d),
        out -> {
          for (int k = 0; k < e; k++) {
            for (int b = 0; b < d; b++) {
              for (int i = 0; i < n; i++) {
                double slope = slopes[(k * d + b) * n + i];
                int from = (k * n + i) * order;
                int to = (b * n + i) * order;
                for (int column = 0; column < order; column++) {
                  out[to + column] += slope * x[from + column];
                }
              }
            }
          }
          System.arraycopy(x, e * n * order, out, d * n * order, n * order);
        });
  }

  /** A bound of {@code max_i |c'(z_i)|_2^2}: the largest row sum times the largest column sum. */
  private double largestSquare() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      double[] column = new double[d];
      for (int k = 0; k < e; k++) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
          double size = Math.abs(slopes[(k * d + a) * n + i]);
          sum += size;
          column[a] += size;
        }
        row = Math.max(row, sum);
      }
      for (double sum : column) {
        largest = Math.max(largest, row * sum);
      }
    }
    return largest;
  }
}
