package org.onsager.bench;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything measured for a workload, in turns.
 *
 * @param workload the problem
 * @param measured what there is; C may be missing
 */
record Samples(Workload workload, Map<Measured, Sample> measured) {

  private static final int MOST_TURNS = 11;
  private static final int LEAST_TURNS = 5;

  /** Seconds after which the least number of turns is enough, so that a slow machine ends too. */
  private static final double PATIENCE = 8;

  /** Takes the measurements in turn, again and again; the first turn only warms up. */
  static Samples taken(Contestants contestants, Workload workload, Vector<Measured> wanted)
      throws IOException {
    contestants.turn(workload, wanted);
    List<Map<Measured, Double>> turns = new ArrayList<>();
    long begin = System.nanoTime();
    int turnsWanted = MOST_TURNS;
    while (turns.size() < turnsWanted) {
      turns.add(contestants.turn(workload, wanted));
      if ((System.nanoTime() - begin) * 1e-9 > PATIENCE) {
        turnsWanted = LEAST_TURNS;
      }
    }
    Map<Measured, Sample> samples = HashMap.empty();
    for (Measured measured : turns.getFirst().keySet()) {
      Vector<Double> values = Vector.ofAll(turns).flatMap(turn -> turn.get(measured));
      samples = samples.put(measured, new Sample(values));
    }
    return new Samples(workload, samples);
  }

  /** The repetitions of something that was surely measured. */
  Sample of(Measured what) {
    return measured.get(what).get();
  }

  /** Nanoseconds a pair at the measured peaks of one core. */
  double bound() {
    return Bound.of(workload)
        .nanoseconds(
            of(Measured.MULTIPLY_ADD).median(),
            of(Measured.EXPONENTIAL).median(),
            of(Measured.ROOT).median(),
            of(Measured.QUOTIENT).median());
  }

  /** The same in single precision, on twice as many lanes. */
  double floatBound() {
    return Bound.of(workload)
        .nanoseconds(
            of(Measured.MULTIPLY_ADD).median() / 2,
            of(Measured.FLOAT_EXPONENTIAL).median(),
            of(Measured.ROOT).median() / 2,
            of(Measured.QUOTIENT).median() / 2);
  }
}
