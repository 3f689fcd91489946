package org.onsager.scheme;

import org.onsager.measure.Failure;
import org.onsager.step.State;

/** What can be wrong before a step has begun. */
final class Starts {

  private Starts() {}

  /** No tau mends a force that is not finite where the particles are. */
  static Failure notFinite(State state, long spent) {
    return new Failure.NotFinite(
        "The energy or its gradient is not finite at the start of step " + state.index() + ".",
        "Start closer to the target, use a wider kernel, or bring lengths and masses nearer to one.",
        spent);
  }
}
