package org.onsager.examples;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Points with mean zero and standard deviation one along every axis.
 *
 * @param points the standardised points
 * @param mean what was subtracted, an entry an axis
 * @param deviation what was divided by, an entry an axis
 */
record Standardised(Points points, Block mean, Block deviation) {

  static Standardised of(Points raw) {
    int d = raw.dimension();
    Block mean = Block.build(d, out -> Arrays.setAll(out, k -> Statistics.mean(axis(raw, k))));
    Block deviation =
        Block.build(
            d,
            out ->
                Arrays.setAll(
                    out,
                    k -> {
                      double sd = Statistics.standardDeviation(axis(raw, k));
                      return sd > 0 ? sd : 1;
                    }));
    return new Standardised(
        mapped(raw, (x, k) -> (x - mean.get(k)) / deviation.get(k)), mean, deviation);
  }

  /** Points left as they are. */
  static Standardised asItIs(Points raw) {
    int d = raw.dimension();
    return new Standardised(raw, Block.constant(d, 0), Block.constant(d, 1));
  }

  /** Points of the standardised space in the units of the data. */
  Points restore(Points standardised) {
    return mapped(standardised, (x, k) -> mean.get(k) + deviation.get(k) * x);
  }

  private interface PerAxis {
    double apply(double coordinate, int axis);
  }

  private static Points mapped(Points points, PerAxis map) {
    int n = points.count();
    Block x = points.coordinates();
    return points.withCoordinates(
        Block.build(x.length(), out -> Arrays.setAll(out, e -> map.apply(x.get(e), e / n))));
  }

  private static double[] axis(Points points, int axis) {
    return IntStream.range(0, points.count()).mapToDouble(i -> points.get(i, axis)).toArray();
  }
}
