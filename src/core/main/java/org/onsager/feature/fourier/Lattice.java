package org.onsager.feature.fourier;

import java.util.Arrays;
import java.util.Objects;

/**
 * The real tensor basis on a lattice of frequencies: along axis a the functions {@code 1, cos k h_a
 * z_a, sin k h_a z_a} of {@code z = x - center}, {@code 1 <= k <= m_a}, and of their products those
 * whose frequency is at most {@code cut}, {@code sum_a (k_a h_a)^2 <= cut^2}.
 *
 * <p>An axis has {@code 2 (m_a + 1)} slots, {@code cos k} at 2 k and {@code sin k} at 2 k + 1, of
 * which the sine of zero stays empty. A product has the slot {@code (s_{d-1} * size_{d-2} + ...) *
 * size_0 + s_0}: the first axis is the fastest. Modes are numbered by their slots.
 */
final class Lattice {

  private final double[] center;
  private final double[] spacing;
  private final int[] most;
  private final double cut;
  private final int[] slots;

  Lattice(double[] center, double[] spacing, int[] most, double cut) {
    this.center = center;
    this.spacing = spacing;
    this.most = most;
    this.cut = cut;
    this.slots = slots();
  }

  int dimension() {
    return center.length;
  }

  double center(int axis) {
    return center[axis];
  }

  /** {@code h_a}. */
  double spacing(int axis) {
    return spacing[axis];
  }

  /** {@code m_a}. */
  int most(int axis) {
    return most[axis];
  }

  /** The largest frequency. */
  double cut() {
    return cut;
  }

  /** The slots of an axis. */
  int size(int axis) {
    return 2 * (most[axis] + 1);
  }

  /** All slots, used or not. */
  int slotCount() {
    int count = 1;
    for (int a = 0; a < dimension(); a++) {
      count = Math.multiplyExact(count, size(a));
    }
    return count;
  }

  /** The number of modes. */
  int count() {
    return slots.length;
  }

  /** The slot of a mode. */
  int slot(int mode) {
    return slots[mode];
  }

  /** The slot of a mode along an axis: 2 k of a cosine, 2 k + 1 of a sine. */
  int slot(int mode, int axis) {
    int rest = slots[mode];
    for (int a = 0; a < axis; a++) {
      rest /= size(a);
    }
    return rest % size(axis);
  }

  /** {@code omega_a} of a mode. */
  double frequency(int mode, int axis) {
    int k = slot(mode, axis) / 2;
    return spacing[axis] * k;
  }

  /**
   * The mode with sine for cosine along an axis, or cosine for sine, up to its factor the
   * derivative; of no frequency along the axis, the mode itself.
   */
  int turned(int mode, int axis) {
    int along = slot(mode, axis);
    if (along == 0) {
      return mode;
    }
    int stride = 1;
    for (int a = 0; a < axis; a++) {
      stride *= size(a);
    }
    return Arrays.binarySearch(slots, slots[mode] + (along % 2 == 0 ? stride : -stride));
  }

  /**
   * What the derivative of a mode is of its {@link #turned} mode: {@code d cos(omega z) = -omega
   * sin(omega z)}, {@code d sin(omega z) = omega cos(omega z)}.
   */
  double slope(int mode, int axis) {
    double omega = frequency(mode, axis);
    return slot(mode, axis) % 2 == 0 ? -omega : omega;
  }

  /** The derivative along an axis of {@code sum_j g_j b_j}, again a combination. */
  double[] derivative(double[] g, int axis) {
    double[] out = new double[g.length];
    for (int j = 0; j < g.length; j++) {
      out[turned(j, axis)] += slope(j, axis) * g[j];
    }
    return out;
  }

  /** {@code |omega|^2} of a mode. */
  double squaredFrequency(int mode) {
    double sum = 0;
    for (int a = 0; a < dimension(); a++) {
      sum += frequency(mode, a) * frequency(mode, a);
    }
    return sum;
  }

  /** Whether the product of axis frequencies {@code k_a} is a mode. */
  boolean contains(int... k) {
    double sum = 0;
    for (int a = 0; a < k.length; a++) {
      if (k[a] > most[a]) {
        return false;
      }
      sum += (spacing[a] * k[a]) * (spacing[a] * k[a]);
    }
    return sum <= cut * cut;
  }

  private int[] slots() {
    int all = slotCount();
    int[] found = new int[all];
    int count = 0;
    int[] k = new int[dimension()];
    for (int slot = 0; slot < all; slot++) {
      int rest = slot;
      boolean empty = false;
      for (int a = 0; a < k.length; a++) {
        int along = rest % size(a);
        rest /= size(a);
        empty |= along == 1;
        k[a] = along / 2;
      }
      if (!empty && contains(k)) {
        found[count++] = slot;
      }
    }
    return Arrays.copyOf(found, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lattice that
        && Arrays.equals(center, that.center)
        && Arrays.equals(spacing, that.spacing)
        && Arrays.equals(most, that.most)
        && cut == that.cut;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(center), Arrays.hashCode(spacing), Arrays.hashCode(most), cut);
  }
}
