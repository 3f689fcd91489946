package org.onsager.feature.fourier;

import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Sums of products of modes and of their gradients, from the moments of a measure on a lattice of
 * twice the frequencies: {@code sum_i w_i b_j b_k(x_i)} is a combination of {@code 2^d} moments.
 *
 * <p>Modes are sorted by their slot along the last axis, then along the one before. So for each
 * pair of slots along the last axis the moments are contracted to those of one axis less, for all
 * modes that share it.
 */
final class ModeProducts {

  private final Lattice doubled;
  private final Transform transform;
  private final AxisProducts[] axes;

  /** The slot of each mode along each axis. */
  private final int[][] slots;

  private final double[] amplitudes;

  private ModeProducts(
      Lattice doubled,
      Transform transform,
      AxisProducts[] axes,
      int[][] slots,
      double[] amplitudes) {
    this.doubled = doubled;
    this.transform = transform;
    this.axes = axes;
    this.slots = slots;
    this.amplitudes = amplitudes;
  }

  /** Of some modes, whose numbers grow. */
  static ModeProducts of(Modes all, int[] modes, double tolerance) {
    Lattice lattice = all.lattice();
    int d = lattice.dimension();
    AxisProducts[] axes = new AxisProducts[d];
    int[][] slots = new int[d][];
    double[] center = new double[d];
    double[] spacing = new double[d];
    int[] twice = new int[d];
    for (int a = 0; a < d; a++) {
      int axis = a;
      slots[a] = IntStream.of(modes).map(j -> lattice.slot(j, axis)).toArray();
      int most = IntStream.of(slots[a]).max().orElse(0) / 2;
      axes[a] = AxisProducts.of(most, lattice.spacing(a));
      center[a] = lattice.center(a);
      spacing[a] = lattice.spacing(a);
      twice[a] = 2 * most;
    }
    Lattice doubled = new Lattice(center, spacing, twice, Double.POSITIVE_INFINITY);
    double[] amplitudes = IntStream.of(modes).mapToDouble(all::amplitude).toArray();
    return new ModeProducts(doubled, Transform.of(doubled, tolerance), axes, slots, amplitudes);
  }

  /** {@code sum_i w_i b_e(x_i)} for every slot e of the doubled lattice, zero where it is empty. */
  double[] moments(Points points, Block weights) {
    double[] sums = transform.sums(points, weights);
    double[] moments = new double[doubled.slotCount()];
    for (int mode = 0; mode < sums.length; mode++) {
      moments[doubled.slot(mode)] = sums[mode];
    }
    return moments;
  }

  /** Writes the lower triangle of {@link LeadingModes#products}, one row of last slots a task. */
  void fill(
      double[] mobility,
      double alpha,
      double[] masses,
      double beta,
      boolean centred,
      double[] out) {
    double[] p = times(beta, masses);
    double[] q = times(alpha, mobility);
    int last = axes.length - 1;
    int[] starts = starts(last, 0, amplitudes.length);
    IntStream.range(0, starts.length - 1)
        .parallel()
        .forEach(row -> fill(last, p, q, starts[row], starts[row + 1], 0, starts[row + 1], out));
    double[] means = centred ? means(masses) : new double[amplitudes.length];
    double total = beta / masses[0];
    IntStream.range(0, amplitudes.length)
        .parallel()
        .forEach(row -> scale(row, total * means[row], means, out));
  }

  private static double[] times(double factor, double[] numbers) {
    double[] out = new double[numbers.length];
    for (int e = 0; e < out.length; e++) {
      out[e] = factor * numbers[e];
    }
    return out;
  }

  /** The moments of the modes themselves. */
  private double[] means(double[] moments) {
    double[] means = new double[amplitudes.length];
    for (int j = 0; j < means.length; j++) {
      int slot = 0;
      for (int a = axes.length - 1; a >= 0; a--) {
        slot = slot * doubled.size(a) + slots[a][j];
      }
      means[j] = moments[slot];
    }
    return means;
  }

  private void scale(int row, double factor, double[] means, double[] out) {
    int from = row * amplitudes.length;
    double amplitude = amplitudes[row];
    for (int k = 0; k <= row; k++) {
      out[from + k] = amplitude * amplitudes[k] * (out[from + k] - factor * means[k]);
    }
  }

  /** Where runs of modes of the same slot along an axis begin, and the end of the last. */
  private int[] starts(int axis, int from, int to) {
    int[] slot = slots[axis];
    return IntStream.rangeClosed(from, to)
        .filter(j -> j == from || j == to || slot[j] != slot[j - 1])
        .toArray();
  }

  /**
   * Products of some modes with others, the same along later axes. Of those axes the moments p hold
   * what masses and derivatives along them give; q waits for a derivative along this axis or an
   * earlier one.
   */
  private void fill(
      int axis,
      double[] p,
      double[] q,
      int row,
      int rowEnd,
      int column,
      int columnEnd,
      double[] out) {
    if (axis == 0) {
      for (int j = row; j < rowEnd; j++) {
        fillRow(p, q, j, column, Math.min(columnEnd, j + 1), out);
      }
      return;
    }
    int[] rows = starts(axis, row, rowEnd);
    int[] columns = starts(axis, column, columnEnd);
    int fewer = p.length / doubled.size(axis);
    for (int r = 0; r + 1 < rows.length; r++) {
      for (int c = 0; c + 1 < columns.length && columns[c] < rows[r + 1]; c++) {
        int s = slots[axis][rows[r]];
        int t = slots[axis][columns[c]];
        double[] masses = new double[fewer];
        double[] moves = new double[fewer];
        axes[axis].addContracted(1, p, s, t, masses);
        axes[axis].addContracted(1, q, s, t, moves);
        double slopes = axes[axis].slopes(s, t);
        if (slopes != 0) {
          axes[axis].addContracted(slopes, q, s ^ 1, t ^ 1, masses);
        }
        fill(axis - 1, masses, moves, rows[r], rows[r + 1], columns[c], columns[c + 1], out);
      }
    }
  }

  private void fillRow(double[] p, double[] q, int j, int column, int columnEnd, double[] out) {
    AxisProducts products = axes[0];
    int row = j * amplitudes.length;
    int s = slots[0][j];
    for (int k = column; k < columnEnd; k++) {
      int t = slots[0][k];
      double slopes = products.slopes(s, t);
      double value = products.contracted(p, s, t);
      out[row + k] = slopes == 0 ? value : value + slopes * products.contracted(q, s ^ 1, t ^ 1);
    }
  }
}
