package org.onsager.certificate;

import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/** The first variation of an energy at a measure, read at many points at once, and counted. */
final class Reader {

  /** Features of so many points at once stay in memory; more would not be faster. */
  private static final int BATCH = 1024;

  private final Energy energy;
  private final Particles mu;
  private long reads;

  Reader(Energy energy, Particles mu) {
    this.energy = energy;
    this.mu = mu;
  }

  long reads() {
    return reads;
  }

  /** Where the first variation is not finite it is so in the field. */
  Field at(Points points) {
    int n = points.count();
    int d = points.dimension();
    reads += n;
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          for (int from = 0; from < n; from += BATCH) {
            int count = Math.min(BATCH, n - from);
            Field part = energy.firstVariation(mu, part(points, from, count));
            System.arraycopy(part.values().borrowReadOnly(), 0, values, from, count);
            for (int k = 0; k < d; k++) {
              System.arraycopy(
                  part.gradients().borrowReadOnly(), k * count, gradients, k * n + from, count);
            }
          }
        });
  }

  private static Points part(Points points, int from, int count) {
    if (count == points.count()) {
      return points;
    }
    double[] all = points.coordinates().borrowReadOnly();
    return new Points(
        count,
        points.dimension(),
        Block.build(
            count * points.dimension(),
            out -> {
              for (int k = 0; k < points.dimension(); k++) {
                System.arraycopy(all, k * points.count() + from, out, k * count, count);
              }
            }));
  }

  /** The field, which must be finite. */
  Field finiteAt(Points points) {
    Field field = at(points);
    if (!field.isFinite()) {
      throw new Trouble(
          new Failure.NotFinite(
              "The first variation is not finite everywhere in the box of the search.",
              "Search a box on which the energy is defined, and where the energy is finite.",
              0));
    }
    return field;
  }
}
