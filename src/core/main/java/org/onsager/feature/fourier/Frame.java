package org.onsager.feature.fourier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.onsager.measure.Block;
import org.onsager.measure.Require;

/**
 * What is known of rows before they are summed: a box around them, and a power of two that no
 * weight exceeds.
 *
 * @param center its centre
 * @param halves half of its edges and a few ulp, positive where an edge is zero
 * @param scale the power of two
 */
record Frame(Block center, Block halves, double scale) {

  /** A box that a row was found by may lose so many ulp on the way through centre and edges. */
  private static final int MARGIN = 4;

  /** The box of a centre and edges, and the least power of two for weights up to a number. */
  static Frame of(Block center, Block lengths, double largestWeight) {
    Require.positive("largestWeight", largestWeight);
    center.requireFinite("center");
    double power = Math.scalb(1.0, Math.getExponent(largestWeight));
    double scale = power < largestWeight ? 2 * power : power;
    Block halves =
        Block.build(
            center.length(),
            out -> {
              for (int a = 0; a < out.length; a++) {
                double half = lengths.get(a) / 2;
                out[a] = half + MARGIN * Math.ulp(Math.max(Math.abs(center.get(a)), half));
              }
            });
    return new Frame(center, halves, Require.positive("largestWeight", scale));
  }

  int dimension() {
    return center.length();
  }

  /** Refuses a row that is not in the box, or a weight that is not between 0 and the largest. */
  void check(double weight, double[] row) {
    if (row.length != dimension()) {
      throw new IllegalArgumentException(
          "the row has %d coordinates: must have %d".formatted(row.length, dimension()));
    }
    if (!(weight >= 0 && weight <= scale)) {
      throw new IllegalArgumentException(
          "weight = %s: must be between 0 and %s, the largest".formatted(weight, scale));
    }
    for (int a = 0; a < row.length; a++) {
      if (!(Math.abs(row[a] - center.get(a)) <= halves.get(a))) {
        throw new IllegalArgumentException(
            "x[%d] = %s: must be in the box, at most %s from %s"
                .formatted(a, row[a], halves.get(a), center.get(a)));
      }
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(dimension());
    out.writeDouble(scale);
    for (int a = 0; a < dimension(); a++) {
      out.writeDouble(center.get(a));
      out.writeDouble(halves.get(a));
    }
  }

  static Frame read(DataInput in) throws IOException {
    int dimension = in.readInt();
    double scale = in.readDouble();
    double[] center = new double[dimension];
    double[] halves = new double[dimension];
    for (int a = 0; a < dimension; a++) {
      center[a] = in.readDouble();
      halves[a] = in.readDouble();
    }
    return new Frame(Block.copyOf(center), Block.copyOf(halves), scale);
  }
}
