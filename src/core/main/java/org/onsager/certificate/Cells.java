package org.onsager.certificate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.onsager.energy.CurvatureBound;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Cells of one size, with what is known of the minimum of a function on each.
 *
 * @param count how many; zero when there is nothing left to split
 * @param coordinates of the centres, coordinate-major
 * @param halfWidths d numbers, the same for all
 * @param bounds a lower bound on each, from the cell of which it is a part
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves this package.
record Cells(int count, double[] coordinates, double[] halfWidths, double[] bounds) {

  /**
   * Cells that are done, and those that are not.
   *
   * @param done the least bound of those that are; infinite if none is
   * @param split the parts of the others
   */
  record Sorted(double done, Cells split) {}

  /** Into how many cells the longest side is cut at first. */
  static int side(int dimension) {
    return switch (dimension) {
      case 1 -> 32;
      case 2 -> 16;
      default -> 8;
    };
  }

  static Cells of(Box box) {
    int d = box.dimension();
    double width = box.longest() / side(d);
    int[] counts = new int[d];
    double[] half = new double[d];
    int all = 1;
    for (int k = 0; k < d; k++) {
      double length = box.upper().get(k) - box.lower().get(k);
      counts[k] = width > 0 ? Math.max(1, (int) Math.ceil(length / width)) : 1;
      half[k] = length / (2 * counts[k]);
      all *= counts[k];
    }
    double[] x = new double[all * d];
    for (int i = 0; i < all; i++) {
      int rest = i;
      for (int k = 0; k < d; k++) {
        x[k * all + i] = box.lower().get(k) + half[k] * (2 * (rest % counts[k]) + 1);
        rest /= counts[k];
      }
    }
    double[] bounds = new double[all];
    Arrays.fill(bounds, Double.NEGATIVE_INFINITY);
    return new Cells(all, x, half, bounds);
  }

  Points centres() {
    return new Points(count, halfWidths.length, Block.copyOf(coordinates));
  }

  /** The centres with the lowest values, the lowest first. */
  List<Descent.Place> lowest(Field field, int most) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(field::value))
        .limit(most)
        .map(i -> new Descent.Place(centre(i), field.value(i)))
        .toList();
  }

  double leastBound() {
    return Arrays.stream(bounds).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** Cells whose bound is at least the threshold are done. */
  Sorted sorted(Field field, CurvatureBound curvature, double threshold) {
    double square = Arrays.stream(halfWidths).map(h -> h * h).sum();
    int[] open = new int[count];
    double[] known = new double[count];
    int left = 0;
    double done = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double low = field.value(i) - curvature.on(centre(i), halfWidths) * square / 2;
      for (int k = 0; k < halfWidths.length; k++) {
        low -= Math.abs(field.gradient(i, k)) * halfWidths[k];
      }
      low = Math.max(low, bounds[i]);
      if (low >= threshold) {
        done = Math.min(done, low);
      } else {
        open[left] = i;
        known[left++] = low;
      }
    }
    return new Sorted(done, split(open, known, left));
  }

  /** Halves along every axis that has a width. */
  private Cells split(int[] open, double[] known, int left) {
    int d = halfWidths.length;
    double[] half = Arrays.stream(halfWidths).map(h -> h / 2).toArray();
    int[] axes = IntStream.range(0, d).filter(k -> halfWidths[k] > 0).toArray();
    int parts = 1 << axes.length;
    int all = Math.multiplyExact(left, parts);
    double[] x = new double[Math.multiplyExact(all, d)];
    double[] bounds = new double[all];
    for (int i = 0; i < left; i++) {
      for (int part = 0; part < parts; part++) {
        int child = i * parts + part;
        bounds[child] = known[i];
        for (int k = 0; k < d; k++) {
          x[k * all + child] = coordinates[k * count + open[i]];
        }
        for (int a = 0; a < axes.length; a++) {
          x[axes[a] * all + child] += (part >> a & 1) == 0 ? -half[axes[a]] : half[axes[a]];
        }
      }
    }
    return new Cells(all, x, half, bounds);
  }

  private double[] centre(int i) {
    double[] centre = new double[halfWidths.length];
    for (int k = 0; k < centre.length; k++) {
      centre[k] = coordinates[k * count + i];
    }
    return centre;
  }
}
