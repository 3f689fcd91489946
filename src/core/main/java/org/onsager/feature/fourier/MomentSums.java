package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.solve.internal.ExactSums;

/**
 * Mass, mean and covariance of rows that come in any order and any pieces, the same to the last bit
 * however the rows are cut and put together, as {@link CoefficientSums}.
 *
 * <p>Moments are those of {@code u_a = (x_a - center_a) / (L_a / 2)}, between -1 and 1 in the box,
 * so that neither a large mean nor units cost digits: each is wrong by at most {@code n 2^-50 s}, s
 * the power of two that no weight exceeds, {@code O(2^-50)} of the box.
 *
 * <p>A builder: it changes as rows are added, and belongs to one thread.
 */
public final class MomentSums {

  private static final int KIND = 0x0F0C0002;

  private final Frame frame;
  private final ExactSums sums;
  private final double[] scaled;
  private long count;

  private MomentSums(Frame frame) {
    int dimension = frame.dimension();
    this.frame = frame;
    this.sums = new ExactSums(1 + dimension + dimension * dimension);
    this.scaled = new double[dimension];
  }

  /**
   * Of no rows yet.
   *
   * @param extent a box around all rows
   * @param largestWeight no weight exceeds it; positive, finite
   * @return the sums, all zero
   * @throws IllegalArgumentException if a number is out of range
   */
  public static MomentSums of(Extent extent, double largestWeight) {
    Block center = extent.least().map(x -> x / 2).plus(0.5, extent.most());
    Block lengths = extent.most().plus(-1, extent.least());
    return new MomentSums(Frame.of(center, lengths, largestWeight));
  }

  /**
   * Sums of the same box and weights, of no rows yet.
   *
   * @return the sums, all zero
   */
  public MomentSums empty() {
    return new MomentSums(frame);
  }

  /**
   * Adds a row. O(d^2).
   *
   * @param weight between 0 and the largest weight
   * @param row d coordinates in the box, not kept
   * @throws IllegalArgumentException if the weight is out of range, or the row not in the box
   */
  public void add(double weight, double... row) {
    frame.check(weight, row);
    int d = row.length;
    double share = weight / frame.scale();
    for (int a = 0; a < d; a++) {
      scaled[a] = (row[a] - frame.center().get(a)) / frame.halves().get(a);
    }
    long[] units = sums.roomFor(1);
    units[0] += ExactSums.units(share);
    for (int a = 0; a < d; a++) {
      double moment = share * scaled[a];
      units[1 + a] += ExactSums.units(moment);
      for (int b = 0; b <= a; b++) {
        units[1 + d + a * d + b] += ExactSums.units(moment * scaled[b]);
      }
    }
    count++;
  }

  /**
   * Adds the rows of another piece.
   *
   * @param piece sums of the same box and largest weight; left as it is
   * @throws IllegalArgumentException if they are of others
   */
  public void add(MomentSums piece) {
    if (!frame.equals(piece.frame)) {
      throw new IllegalArgumentException(
          "piece: must be of the same box and of the same largest weight");
    }
    sums.add(piece.sums);
    count += piece.count;
  }

  /**
   * The number of rows.
   *
   * @return the number
   */
  public long count() {
    return count;
  }

  /**
   * The sum of the weights.
   *
   * @return the mass
   */
  public double mass() {
    return frame.scale() * sums.value(0);
  }

  /**
   * {@code sum_i w_i x_i / sum_i w_i}.
   *
   * @return d numbers
   * @throws IllegalArgumentException if the mass is zero
   */
  public Block mean() {
    requireMass();
    return Block.build(
        frame.dimension(),
        out -> {
          for (int a = 0; a < out.length; a++) {
            out[a] = frame.center().get(a) + frame.halves().get(a) * mean(a);
          }
        });
  }

  /**
   * {@code sum_i w_i (x_i - mean) (x_i - mean)' / sum_i w_i}, the covariance of the measure:
   * divided by the mass, not by one less.
   *
   * @return d * d, symmetric
   * @throws IllegalArgumentException if the mass is zero
   */
  public Matrix covariance() {
    requireMass();
    int d = frame.dimension();
    return Matrix.build(
        d,
        d,
        out -> {
          for (int a = 0; a < d; a++) {
            for (int b = 0; b <= a; b++) {
              double second = sums.value(1 + d + a * d + b) / sums.value(0);
              double inUnits = second - mean(a) * mean(b);
              double covariance = frame.halves().get(a) * inUnits * frame.halves().get(b);
              out[a * d + b] = covariance;
              out[b * d + a] = covariance;
            }
          }
        });
  }

  /**
   * All of this as bytes, the same for equal rows in any order.
   *
   * @return the bytes
   */
  public byte[] toBytes() {
    return Wire.bytes(
        KIND,
        out -> {
          frame.write(out);
          out.writeLong(count);
          sums.write(out);
        });
  }

  /**
   * Sums from {@link #toBytes}.
   *
   * @param bytes the bytes
   * @return the sums
   * @throws IllegalArgumentException if the bytes are not from there
   */
  public static MomentSums fromBytes(byte[] bytes) {
    return Wire.value(
        KIND,
        "MomentSums",
        bytes,
        in -> {
          MomentSums read = new MomentSums(Frame.read(in));
          read.count = in.readLong();
          read.sums.read(in);
          return read;
        });
  }

  /** The mean of u_a. */
  private double mean(int axis) {
    return sums.value(1 + axis) / sums.value(0);
  }

  private void requireMass() {
    if (!(sums.value(0) > 0)) {
      throw new IllegalArgumentException(
          "the mass of " + count + " rows is zero: must be positive");
    }
  }

  @Override
  public String toString() {
    return "MomentSums[dimension=%d, rows=%d]".formatted(frame.dimension(), count);
  }
}
