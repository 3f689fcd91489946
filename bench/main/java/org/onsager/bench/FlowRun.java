package org.onsager.bench;

import org.onsager.step.State;
import org.onsager.step.Step;

/** Iterations one after another. */
final class FlowRun {

  /** Iterations before the flow starts anew, far from where it converges. */
  private static final int LENGTH = 2000;

  private final FlowCase flow;
  private final Step step;
  private State state;

  FlowRun(FlowCase flow, Step step) {
    this.flow = flow;
    this.step = step;
    this.state = flow.start();
  }

  /** One more iteration; returns one of its numbers. */
  double next() {
    if (state.index() == LENGTH) {
      state = flow.start();
    }
    state = FlowCase.after(step, state);
    return state.particles().weights().get(0);
  }
}
