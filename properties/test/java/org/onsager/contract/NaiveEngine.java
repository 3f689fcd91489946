package org.onsager.contract;

import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/** An engine as a user writes one: a loop over pairs, found by name. */
public record NaiveEngine() implements KernelSums {

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights) {
    return field(radial, query, source, weights).values();
  }

  @Override
  public Field field(Radial radial, Points query, Points source, Block weights) {
    source.requireDimension("source", query.dimension());
    weights.requireLength("weights", source.count());
    int n = query.count();
    return Field.build(
        n,
        query.dimension(),
        (values, gradients) -> {
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < source.count(); j++) {
              add(radial, query, i, source, j, weights.get(j), values, gradients);
            }
          }
        });
  }

  private static void add(
      Radial radial, Points q, int i, Points y, int j, double v, double[] values, double[] slopes) {
    double s = 0;
    for (int k = 0; k < q.dimension(); k++) {
      s += (q.get(i, k) - y.get(j, k)) * (q.get(i, k) - y.get(j, k));
    }
    values[i] += v * radial.profile(s);
    double slope = s > 0 ? 2 * v * radial.slope(s) : 0;
    for (int k = 0; k < q.dimension(); k++) {
      slopes[k * q.count() + i] += slope * (q.get(i, k) - y.get(j, k));
    }
  }

  @Override
  public double accuracy(Radial radial) {
    return 1e-12;
  }

  @Override
  public String name() {
    return "naive";
  }
}
