package org.onsager.energy;

import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * The first variation {@code <R'(m), Phi>} of other measures at n particles whose features are
 * known: only the mean m is the other measure's, and that its value needs as well.
 *
 * @param energy the energy
 * @param count n
 * @param values the features of the particles
 * @param jacobian their first derivatives
 */
record FeatureReading(Composite energy, int count, Block values, Block jacobian)
    implements Reading {

  @Override
  public Field of(Particles nu) {
    Block g = energy.loss().gradient(energy.features().mean(nu));
    return Field.of(along(values, g), along(jacobian, g));
  }

  @Override
  public int evaluations() {
    return 0;
  }

  /** {@code sum_j g_j row_j}. */
  private static Block along(Block rows, Block g) {
    double[] row = rows.borrowReadOnly();
    double[] factors = g.borrowReadOnly();
    int length = row.length / factors.length;
    return Block.build(
        length,
        out -> {
          for (int j = 0; j < factors.length; j++) {
            add(factors[j], row, j * length, out);
          }
        });
  }

  private static void add(double factor, double[] row, int from, double[] out) {
    for (int e = 0; e < out.length; e++) {
      out[e] += factor * row[from + e];
    }
  }
}
