package org.onsager.examples;

import io.vavr.collection.Vector;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Row;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

/**
 * One run of one scheme.
 *
 * @param mmdSquared MMD^2 to the target after each number of evaluations in {@link #COUNTS}
 * @param end the last particles
 * @param seconds the wall time of the whole run
 */
record BeyondRun(Vector<Double> mmdSquared, Particles end, double seconds) {

  /** The numbers of evaluations of the table, and more between them for the curves. */
  static final Vector<Integer> COUNTS =
      Vector.of(1, 2, 3, 5, 7, 10, 14, 20, 28, 38, 50, 70, 100, 140, 200, 280, 380, 500, 700, 1000);

  private static final long SEED = 6;

  static Particles start(int seed) {
    return PaperTarget.start(Key.of(SEED).fold(seed));
  }

  private static final String MMD_SQUARED = "mmd2";
  private static final String SPENT = "spent";

  static BeyondRun of(PaperTarget setting, BeyondScheme scheme, int seed) {
    Mmd energy = Mmd.to(setting.target(), PaperTarget.KERNEL);
    long begin = System.nanoTime();
    Outcome outcome =
        Flow.of(scheme.on(setting, energy))
            .from(start(seed), Key.of(SEED).fold(seed))
            .observing(
                scheme.mmdSquared(MMD_SQUARED, energy), Observer.of(SPENT, scheme::evaluations))
            .writing(scheme.when(counts()))
            .keeping(scheme.when(COUNTS.last()))
            .until(scheme.beyond(COUNTS.last()));
    double seconds = (System.nanoTime() - begin) * 1e-9;
    return new BeyondRun(
        COUNTS.map(count -> inForce(outcome.rows(), count)),
        outcome.kept().last().particles(),
        seconds);
  }

  private static long[] counts() {
    return COUNTS.toJavaStream().mapToLong(Integer::longValue).toArray();
  }

  /** MMD^2 of the last state that has not spent more. */
  private static double inForce(Vector<Row> rows, int count) {
    return rows.filter(row -> row.get(SPENT) <= count).last().get(MMD_SQUARED);
  }
}
