package org.onsager.scheme;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.solve.internal.PositivePart;

/**
 * A positive semidefinite matrix that couples nothing but the displacements of one particle, and
 * has a diagonal for the mass changes.
 */
final class ParticleBlocks {

  private final int count;
  private final int dimension;
  private final Option<double[]> moves;
  private final double[] masses;

  private ParticleBlocks(int count, int dimension, Option<double[]> moves, double[] masses) {
    this.count = count;
    this.dimension = dimension;
    this.moves = moves;
    this.masses = masses;
  }

  /** What a model keeps, scaled. */
  static ParticleBlocks kept(Option<Block> kept, Tangent at) {
    return of(at, kept.map(blocks -> scaled(blocks, at)), new double[at.origin().count()]);
  }

  /**
   * The positive parts of the rest, {@code (w / s^2) Hess xi_i} and {@code (xi_i - mean) / 2}: the
   * curvature of the first variation, and that of the half-densities. Without the coupling {@code
   * (r / s) grad xi_i} of the two, which vanishes at the optimum and does harm before. None if a
   * number is not finite.
   */
  static Option<ParticleBlocks> rest(Block rest, Field xi, Tangent at) {
    if (!rest.isFinite()) {
      return Option.none();
    }
    double mean = at.mean(xi);
    double[] masses = xi.values().map(value -> Math.max(value - mean, 0) / 2).toArray();
    return Option.some(of(at, Option.some(positive(scaled(rest, at), at)), masses));
  }

  private static ParticleBlocks of(Tangent at, Option<double[]> moves, double[] masses) {
    return new ParticleBlocks(at.origin().count(), at.origin().dimension(), moves, masses);
  }

  private static double[] scaled(Block blocks, Tangent at) {
    double[] scale = at.scale();
    int n = at.origin().count();
    double[] out = blocks.toArray();
    for (int e = 0; e < out.length; e++) {
      out[e] *= scale[e % n] * scale[e % n];
    }
    return out;
  }

  private static double[] positive(double[] blocks, Tangent at) {
    int n = at.origin().count();
    int d = at.origin().dimension();
    double[] block = new double[d * d];
    for (int i = 0; i < n; i++) {
      for (int e = 0; e < block.length; e++) {
        block[e] = blocks[e * n + i];
      }
      double[] positive = PositivePart.of(d, block).toArray();
      for (int e = 0; e < block.length; e++) {
        blocks[e * n + i] = positive[e];
      }
    }
    return blocks;
  }

  /** Adds this to a matrix of order (d + 1) n, row by row. */
  void addTo(double[] matrix) {
    int order = (dimension + 1) * count;
    moves.forEach(m -> {
      for (int e = 0; e < m.length; e++) {
        int i = e % count;
        int a = e / count / dimension;
        int b = e / count % dimension;
        matrix[(a * count + i) * order + b * count + i] += m[e];
      }
    });
    for (int i = 0; i < count; i++) {
      matrix[(dimension * count + i) * (order + 1)] += masses[i];
    }
  }

  /** Adds the product with a vector to another. */
  void addProduct(double[] delta, double[] out) {
    moves.forEach(m -> multiply(m, delta, out));
    for (int i = 0; i < count; i++) {
      out[dimension * count + i] += masses[i] * delta[dimension * count + i];
    }
  }

  /** The quadratic form {@code delta' P delta}. */
  double form(double[] delta) {
    double[] product = new double[delta.length];
    addProduct(delta, product);
    double form = 0;
    for (int e = 0; e < delta.length; e++) {
      form += delta[e] * product[e];
    }
    return form;
  }

  /** {@code out_i += block_i v_i}, all of them in the layout of displacements. */
  private void multiply(double[] blocks, double[] v, double[] out) {
    for (int e = 0; e < blocks.length; e++) {
      int i = e % count;
      out[e / count / dimension * count + i] += blocks[e] * v[e / count % dimension * count + i];
    }
  }

  /**
   * The inverse of this plus a positive multiple of the unit matrix, one for displacements, one for
   * mass changes. O(n d^3), or O(n) where displacements have no block.
   */
  Inverse inverse(double ofMoves, double ofMasses) {
    double[] diagonal = new double[(dimension + 1) * count];
    Arrays.fill(diagonal, 0, dimension * count, 1 / ofMoves);
    for (int i = 0; i < count; i++) {
      diagonal[dimension * count + i] = 1 / (masses[i] + ofMasses);
    }
    return new Inverse(diagonal, moves.map(m -> inverted(m, ofMoves)));
  }

  private double[] inverted(double[] blocks, double shift) {
    double[] out = new double[blocks.length];
    double[] block = new double[dimension * dimension];
    for (int i = 0; i < count; i++) {
      for (int e = 0; e < block.length; e++) {
        block[e] = blocks[e * count + i] + (e % (dimension + 1) == 0 ? shift : 0);
      }
      invert(dimension, block);
      for (int e = 0; e < block.length; e++) {
        out[e * count + i] = block[e];
      }
    }
    return out;
  }

  /** Gauss-Jordan elimination in place, without pivots: the matrix is positive definite. */
  private static void invert(int d, double[] m) {
    for (int k = 0; k < d; k++) {
      double pivot = 1 / m[k * d + k];
      m[k * d + k] = 1;
      for (int j = 0; j < d; j++) {
        m[k * d + j] *= pivot;
      }
      for (int i = 0; i < d; i++) {
        if (i != k) {
          double factor = m[i * d + k];
          m[i * d + k] = 0;
          for (int j = 0; j < d; j++) {
            m[i * d + j] -= factor * m[k * d + j];
          }
        }
      }
    }
  }

  /** The inverse: a diagonal, and in its place blocks of displacements, where there are any. */
  final class Inverse {

    private final double[] diagonal;
    private final Option<double[]> blocks;

    private Inverse(double[] diagonal, Option<double[]> blocks) {
      this.diagonal = diagonal;
      this.blocks = blocks;
    }

    double[] times(double[] v) {
      double[] product = new double[v.length];
      for (int e = 0; e < v.length; e++) {
        product[e] = diagonal[e] * v[e];
      }
      blocks.forEach(b -> {
        Arrays.fill(product, 0, dimension * count, 0);
        multiply(b, v, product);
      });
      return product;
    }

    /** The product with a matrix of (d + 1) n rows, row by row. */
    double[] times(int columns, double[] rows) {
      double[] product = new double[rows.length];
      for (int e = 0; e < diagonal.length; e++) {
        axpy(diagonal[e], rows, e * columns, product, e * columns, columns);
      }
      blocks.forEach(b -> {
        Arrays.fill(product, 0, dimension * count * columns, 0);
        for (int e = 0; e < b.length; e++) {
          int i = e % count;
          int to = e / count / dimension * count + i;
          int from = e / count % dimension * count + i;
          axpy(b[e], rows, from * columns, product, to * columns, columns);
        }
      });
      return product;
    }

    private static void axpy(
        double factor, double[] rows, int from, double[] out, int to, int length) {
      for (int k = 0; k < length; k++) {
        out[to + k] += factor * rows[from + k];
      }
    }
  }
}
