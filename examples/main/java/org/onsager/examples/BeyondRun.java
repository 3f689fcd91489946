package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import org.onsager.energy.Mmd;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.step.Step;

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

  static BeyondRun of(PaperTarget setting, BeyondScheme scheme, int seed) {
    Mmd energy = Mmd.between(PaperTarget.KERNEL, setting.target());
    Step step = scheme.on(setting, energy);
    State state = State.start(start(seed), Key.of(SEED).fold(seed));
    Vector<Double> row = Vector.empty();
    double here = energy.mmdSquared(state.particles());
    double seconds = 0;
    while (row.size() < COUNTS.size()) {
      long begin = System.nanoTime();
      Either<Failure, State> next = step.apply(state);
      seconds += (System.nanoTime() - begin) * 1e-9;
      // A failed step stays where it is: converged to rounding, or out of evaluations.
      long spent = next.map(scheme::evaluations).getOrElse(Long.MAX_VALUE);
      while (row.size() < COUNTS.size() && spent > COUNTS.get(row.size())) {
        row = row.append(here);
      }
      if (row.size() < COUNTS.size()) {
        state = next.get();
        here = energy.mmdSquared(state.particles());
      }
    }
    return new BeyondRun(row, state.particles(), seconds);
  }
}
