package org.onsager.ot;

import java.util.Arrays;
import org.onsager.solve.internal.Compensated;

/**
 * A sum of doubles without rounding, as parts that do not overlap, from small to large.
 *
 * <p><i>Source:</i> Shewchuk (1997), Adaptive precision floating-point arithmetic,
 * doi:10.1007/PL00009321, section 2.4.
 */
final class ExactSum {

  private double[] parts = new double[8];
  private int count;

  /** Back to zero. */
  void clear() {
    count = 0;
  }

  /** Adds a finite number. Sums must stay in the range of a double. */
  void add(double number) {
    double sum = number;
    int kept = 0;
    for (int k = 0; k < count; k++) {
      double next = sum + parts[k];
      double lost = Compensated.remainder(sum, parts[k], next);
      if (lost != 0) {
        parts[kept++] = lost;
      }
      sum = next;
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, 2 * kept);
    }
    parts[kept] = sum;
    count = kept + 1;
  }

  /** The sum, rounded: its sign is right, and it is zero only if the sum is. */
  double value() {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += parts[k];
    }
    return sum;
  }
}
