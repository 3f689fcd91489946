package org.onsager.energy;

/**
 * Sums of distances on the line, by sorting and one sweep. For the signed measure {@code sigma = mu
 * - nu} with cumulative mass {@code D} and total {@code delta}:
 *
 * <pre>{@code
 * -1/2 int int |x - y| dsigma dsigma = int D (D - delta) dt,
 * xi(t) = -int |t - y| dsigma(y),     xi'(t) = delta - D(t-) - D(t+).
 * }</pre>
 */
final class LineSums {

  /** Bits of a digit of the sort: six passes, each over a table that stays in the cache. */
  private static final int BITS = 11;

  private static final int DIGITS = 1 << BITS;
  private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

  private LineSums() {}

  /** The order that sorts finite numbers, equal ones by index. Radix sort, O(n). */
  static int[] order(double[] numbers) {
    int n = numbers.length;
    long[] keys = new long[n];
    int[][] counts = new int[PASSES][DIGITS];
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(numbers[i]);
      // Negative numbers reversed, positive ones above them: the order of unsigned integers.
      keys[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][digit(keys[i], pass)]++;
      }
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] next = new int[n];
    long[] nextKeys = new long[n];
    for (int pass = 0; pass < PASSES; pass++) {
      int[] start = counts[pass];
      if (n > 0 && start[digit(keys[0], pass)] == n) {
        continue;
      }
      int sum = 0;
      for (int v = 0; v < DIGITS; v++) {
        int count = start[v];
        start[v] = sum;
        sum += count;
      }
      for (int i = 0; i < n; i++) {
        int place = start[digit(keys[i], pass)]++;
        nextKeys[place] = keys[i];
        next[place] = order[i];
      }
      long[] spareKeys = keys;
      keys = nextKeys;
      nextKeys = spareKeys;
      int[] spare = order;
      order = next;
      next = spare;
    }
    return order;
  }

  private static int digit(long key, int pass) {
    return (int) (key >>> (BITS * pass)) & (DIGITS - 1);
  }

  /** The entries in the given order. */
  static double[] sorted(double[] entries, int[] order) {
    double[] sorted = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = entries[order[i]];
    }
    return sorted;
  }

  /** {@code int D (D - delta) dt} for sorted atoms x, y with masses w, v. */
  static double value(double[] x, double[] w, double[] y, double[] v) {
    double delta = total(w) - total(v);
    double sum = 0;
    double d = 0;
    double last = 0;
    int i = 0;
    int j = 0;
    while (i < x.length || j < y.length) {
      boolean own = j == y.length || (i < x.length && x[i] <= y[j]);
      double t = own ? x[i] : y[j];
      sum += d * (d - delta) * (t - last);
      d += own ? w[i++] : -v[j++];
      last = t;
    }
    return sum;
  }

  /** {@code xi} and {@code xi'} at sorted queries q, for sorted atoms x, y with masses w, v. */
  static void potential(
      double[] q,
      double[] x,
      double[] w,
      double[] y,
      double[] v,
      double[] values,
      double[] slopes) {
    double delta = total(w) - total(v);
    double last = q[0];
    double xi = moment(y, v, last) - moment(x, w, last);
    int i = 0;
    int j = 0;
    double d = 0;
    for (int k = 0; k < q.length; k++) {
      double t = q[k];
      // Atoms before the query: xi is linear between them. Before the first query only D moves.
      while ((i < x.length && x[i] < t) || (j < y.length && y[j] < t)) {
        boolean own = j == y.length || (i < x.length && x[i] <= y[j]);
        double atom = own ? x[i] : y[j];
        if (atom > last) {
          xi += (delta - 2 * d) * (atom - last);
          last = atom;
        }
        d += own ? w[i++] : -v[j++];
      }
      if (t > last) {
        xi += (delta - 2 * d) * (t - last);
        last = t;
      }
      double here = 0;
      for (int a = i; a < x.length && x[a] == t; a++) {
        here += w[a];
      }
      for (int a = j; a < y.length && y[a] == t; a++) {
        here -= v[a];
      }
      // Coincident queries share the result; scanning the tie once keeps the sweep linear.
      double slope = delta - 2 * d - here;
      values[k] = xi;
      slopes[k] = slope;
      while (k + 1 < q.length && q[k + 1] == t) {
        k++;
        values[k] = xi;
        slopes[k] = slope;
      }
    }
  }

  private static double moment(double[] x, double[] w, double from) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += w[i] * Math.abs(x[i] - from);
    }
    return sum;
  }

  private static double total(double[] w) {
    double sum = 0;
    for (double weight : w) {
      sum += weight;
    }
    return sum;
  }
}
