package org.onsager.feature.fourier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.onsager.measure.Block;
import org.onsager.solve.internal.ExactSums;

/**
 * {@link Coefficients} of rows that come one after the other, in any order and any pieces, on any
 * machines: {@code sum_i w_i b_j(x_i)}, the same to the last bit however the rows are cut and put
 * together. For passes of one's own over data that do not fit in memory:
 *
 * <pre>{@code
 * CoefficientSums sums = CoefficientSums.of(spectrum);
 * sums.add(1, x, y);            // row by row
 * sums.add(sumsOfAnotherPiece);
 * Coefficients target = sums.coefficients(spectrum).normalised();
 * }</pre>
 *
 * <p>Every term is rounded by itself to a multiple of {@code 2^-50 s}, s the power of two that no
 * weight exceeds, and whole multiples are added. So a sum of n rows is wrong by at most {@code n
 * 2^-51 s}, beside the rounding of the terms, some m ulp for m frequencies an axis: give {@code
 * largestWeight} where weights are small.
 *
 * <p>A builder: it changes as rows are added, and belongs to one thread. Memory is 24 bytes a mode,
 * whatever the number of rows; time a row is near that of {@link Spectrum#mean} with vectors,
 * {@code --add-modules jdk.incubator.vector}, whose digits are those without.
 *
 * <p>Unlike a spectrum it knows no kernel, only frequencies: its {@link #toBytes} travel.
 */
public final class CoefficientSums {

  private static final int KIND = 0x0F0C0001;

  private final Lattice lattice;
  private final Frame frame;
  private final ModeRows modes;
  private final ExactSums sums;
  private final BlockOfRows block;
  private final UnitLoops loops;
  private final double[] factors = new double[UnitLoops.BLOCK];
  private long count;

  CoefficientSums(Lattice lattice, Frame frame, UnitLoops loops) {
    this.lattice = lattice;
    this.frame = frame;
    this.modes = new ModeRows(lattice);
    this.sums = new ExactSums(lattice.count());
    this.block = new BlockOfRows(lattice);
    this.loops = loops;
  }

  /**
   * Of no rows yet, with weights of at most one.
   *
   * @param spectrum the spectrum
   * @return the sums, all zero
   */
  public static CoefficientSums of(Spectrum spectrum) {
    return of(spectrum, 1);
  }

  /**
   * Of no rows yet.
   *
   * @param spectrum the spectrum
   * @param largestWeight no weight exceeds it; positive, finite
   * @return the sums, all zero
   * @throws IllegalArgumentException if the largest weight is not positive and finite
   */
  public static CoefficientSums of(Spectrum spectrum, double largestWeight) {
    return new CoefficientSums(
        spectrum.modes().lattice(),
        Frame.of(spectrum.center(), spectrum.lengths(), largestWeight),
        UnitLoops.best());
  }

  /**
   * Sums of the same modes and weights, of no rows yet.
   *
   * @return the sums, all zero
   */
  public CoefficientSums empty() {
    return new CoefficientSums(lattice, frame, loops);
  }

  /**
   * Adds a row. O(M).
   *
   * @param weight between 0 and the largest weight
   * @param row d coordinates in the box of the spectrum, not kept
   * @throws IllegalArgumentException if the weight is out of range, or the row not in the box
   */
  public void add(double weight, double... row) {
    frame.check(weight, row);
    block.add(weight / frame.scale(), row);
    count++;
    if (block.isFull()) {
      settle();
    }
  }

  /**
   * Adds the rows of another piece. O(M).
   *
   * @param piece sums of the same spectrum and largest weight; left as it is
   * @throws IllegalArgumentException if they are of others
   */
  public void add(CoefficientSums piece) {
    if (!lattice.equals(piece.lattice) || !frame.equals(piece.frame)) {
      throw new IllegalArgumentException(
          "piece: must be of the same spectrum and of the same largest weight");
    }
    settle();
    piece.settle();
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
   * The sum of the weights, that of the mode one.
   *
   * @return the mass
   */
  public double mass() {
    return value(0);
  }

  /**
   * What has been added, rounded to doubles.
   *
   * @param spectrum the spectrum of these sums
   * @return its coefficients
   * @throws IllegalArgumentException if the sums are of another spectrum
   */
  public Coefficients coefficients(Spectrum spectrum) {
    if (!lattice.equals(spectrum.modes().lattice())) {
      throw new IllegalArgumentException("spectrum: must be that of the sums");
    }
    return new Coefficients(
        spectrum,
        Block.build(
            sums.count(),
            out -> {
              for (int j = 0; j < out.length; j++) {
                out[j] = value(j);
              }
            }));
  }

  /**
   * All of this as bytes, the same for equal rows in any order.
   *
   * @return the bytes
   */
  public byte[] toBytes() {
    settle();
    return Wire.bytes(
        KIND,
        out -> {
          frame.write(out);
          write(lattice, out);
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
  public static CoefficientSums fromBytes(byte[] bytes) {
    return Wire.value(
        KIND,
        "CoefficientSums",
        bytes,
        in -> {
          Frame frame = Frame.read(in);
          CoefficientSums read = new CoefficientSums(lattice(frame, in), frame, UnitLoops.best());
          read.count = in.readLong();
          read.sums.read(in);
          return read;
        });
  }

  private double value(int mode) {
    settle();
    return frame.scale() * sums.value(mode);
  }

  private void settle() {
    if (!block.isEmpty()) {
      block.tabulate();
      long[] units = sums.roomFor(UnitLoops.BLOCK);
      int at = 0;
      for (int i = 0; i < modes.count(); i++) {
        System.arraycopy(block.weights(), 0, factors, 0, factors.length);
        for (int a = lattice.dimension() - 1; a > 0; a--) {
          multiply(factors, block.table(a), modes.function(i, a) * UnitLoops.BLOCK);
        }
        loops.add(factors, block.table(0), modes.length(i), units, at);
        at += modes.length(i);
      }
      block.clear();
    }
  }

  private static void multiply(double[] factors, double[] table, int from) {
    for (int r = 0; r < UnitLoops.BLOCK; r++) {
      factors[r] *= table[from + r];
    }
  }

  private static void write(Lattice lattice, DataOutput out) throws IOException {
    for (int a = 0; a < lattice.dimension(); a++) {
      out.writeDouble(lattice.spacing(a));
      out.writeInt(lattice.most(a));
    }
    out.writeDouble(lattice.cut());
  }

  private static Lattice lattice(Frame frame, DataInput in) throws IOException {
    int dimension = frame.dimension();
    double[] spacing = new double[dimension];
    int[] most = new int[dimension];
    for (int a = 0; a < dimension; a++) {
      spacing[a] = in.readDouble();
      most[a] = in.readInt();
    }
    return new Lattice(frame.center().toArray(), spacing, most, in.readDouble());
  }

  @Override
  public String toString() {
    return "CoefficientSums[modes=%d, rows=%d]".formatted(lattice.count(), count);
  }
}
