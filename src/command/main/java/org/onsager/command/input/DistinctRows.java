package org.onsager.command.input;

import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Points without their repetitions.
 *
 * @param points the distinct ones, in random order
 * @param shares how often each is there, of sum one
 */
public record DistinctRows(Points points, Block shares) {

  public static DistinctRows of(Points points, Key key) {
    int n = points.count();
    Map<Block, Integer> copies = new LinkedHashMap<>();
    for (int i : key.choice(n, n)) {
      // Both zeros are one place.
      copies.merge(Block.copyOf(points.row(i)).map(x -> x + 0.0), 1, Integer::sum);
    }
    double[][] rows = copies.keySet().stream().map(Block::toArray).toArray(double[][]::new);
    double[] shares = copies.values().stream().mapToDouble(c -> (double) c / n).toArray();
    return new DistinctRows(Points.of(rows), Block.copyOf(shares));
  }

  public int count() {
    return points.count();
  }

  /**
   * Some of them, of equal weights: equal particles would have equal gradients and never part. As
   * many as there are, or more, are the samples themselves, with their shares.
   */
  public Particles start(int count) {
    return count < count()
        ? Particles.uniform(
            points.select(Vector.range(0, count).toJavaStream().mapToInt(i -> i).toArray()))
        : new Particles(points, shares);
  }
}
