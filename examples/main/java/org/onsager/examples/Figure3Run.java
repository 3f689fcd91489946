package org.onsager.examples;

import io.vavr.collection.Vector;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Row;
import org.onsager.flow.Stop;
import org.onsager.measure.Key;

/**
 * One run of one algorithm on one target.
 *
 * @param setting the target
 * @param algorithm the algorithm
 * @param seed the number of the run
 */
record Figure3Run(PaperTarget setting, Figure3Algorithm algorithm, int seed) {

  static final String HELD_OUT = "mmd2 held-out";
  static final String TO_TARGET = "mmd2 target";
  static final int HELD_OUT_SAMPLES = 1000;

  /** Paper steps between two points of a curve. */
  static final int EVERY = 50;

  private static final long SEED = 2024;

  /** The run's key: the same start and the same held-out sample for all algorithms of a seed. */
  Key key() {
    return Key.of(SEED).fold(PaperTarget.ALL.indexOf(setting)).fold(seed);
  }

  /** The curve up to a paper step: one row every {@link #EVERY} steps. */
  Vector<Row> rows(int lastStep) {
    Outcome outcome =
        Flow.of(algorithm.on(setting))
            .from(PaperTarget.start(key().fold(1)), key().fold(2))
            .observing(
                Observer.mmdSquared(HELD_OUT, heldOut()),
                Observer.mmdSquared(TO_TARGET, Mmd.to(setting.target(), PaperTarget.KERNEL)))
            .every(EVERY / algorithm.stepsAnIteration)
            .until(Stop.steps(algorithm.iterations(lastStep)));
    if (outcome.reason() instanceof Reason.Failed failed) {
      throw new IllegalStateException(this + ": " + failed.message());
    }
    return outcome.rows();
  }

  private Mmd heldOut() {
    return Mmd.to(setting.target().samples(HELD_OUT_SAMPLES, key().fold(3)), PaperTarget.KERNEL);
  }
}
