package org.onsager.energy;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.chart.Chart;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
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

  /** The model at mu, with the gradients of the first variation at the images of its particles. */
  static GaussNewton of(GaussNewton model, Chart chart, Particles mu, Block gradients) {
    Points z = mu.points();
    ChartedModel pulled = new ChartedModel(chart, z);
    Block flat = Block.constant(gradients.length(), 0);
    Block straight = Block.constant(gradients.length() * pulled.e, 0);
    Block rest = model.rest().getOrElse(straight);
    return new GaussNewton(
        pulled.n,
        pulled.d,
        pulled.curvature(model.curvature()),
        model.kept().map(kept -> chart.pullBack(z, flat, kept)),
        Option.of(chart.pullBack(z, weighted(gradients, mu), rest)),
        model.reading().map(reading -> new Readings.Charted(reading, chart, z)),
        pulled.scale(model.scale()));
  }

  /** Values stay, slopes are those along z. */
  private Scale scale(Scale inX) {
    double[] squares = squares();
    return new Scale(
        Arrays.stream(squares).max().orElse(0) * inX.stiffness(),
        inX.values(),
        Arrays.stream(squares).average().orElse(0) * inX.slopes(),
        inX.rounding());
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

  private Curvature curvature(Curvature inX) {
    return switch (inX) {
      case Curvature.Factor factor ->
          new Curvature.Factor(factor.rows(), columns(factor.rows(), factor.factor()));
      case Curvature.Dense dense ->
          new Curvature.Dense(rows(columns((e + 1) * n, dense.matrix().block())));
      case Curvature.Spectral spectral -> curvature(spectral.entries());
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
  private Matrix rows(Block a) {
    double[] x = a.borrowReadOnly();
    int order = (d + 1) * n;
    return GaussNewton.square(
        order,
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

  /** Bounds of {@code |c'(z_i)|_2^2}: the largest row sum times the largest column sum. */
  private double[] squares() {
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      double row = 0;
      double[] columns = new double[d];
      for (int k = 0; k < e; k++) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
          double size = Math.abs(slopes[(k * d + a) * n + i]);
          sum += size;
          columns[a] += size;
        }
        row = Math.max(row, sum);
      }
      squares[i] = row * Arrays.stream(columns).max().orElse(0);
    }
    return squares;
  }
}
