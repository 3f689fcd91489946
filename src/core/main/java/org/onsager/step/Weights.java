package org.onsager.step;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;

/** Whether numbers that a step computed are the weights of a measure. */
final class Weights {

  private Weights() {}

  /** Why they are not: they overflowed, one is negative, or nothing is left. */
  static Option<Failure> objection(Block weights, long step) {
    double mass = weights.sum();
    if (!weights.isFinite() || !Double.isFinite(mass)) {
      return Option.some(
          new Failure.NotFinite(
              "A weight overflowed in step " + step + ".", "Use a smaller tau.", 0));
    }
    for (int i = 0; i < weights.length(); i++) {
      if (weights.get(i) < 0) {
        return Option.some(
            new Failure.NotAMeasure(
                "weights[%d] = %s in step %d.".formatted(i, weights.get(i), step),
                "Use a smaller tau.",
                0));
      }
    }
    return Option.when(
        !(mass > 0),
        () ->
            new Failure.NotAMeasure(
                "All mass was lost in step " + step + ".",
                "Use a smaller tau, or a spherical geometry.",
                0));
  }
}
