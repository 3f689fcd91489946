package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.step.State;

/**
 * What Gauss-Newton steps remember of earlier ones, in units of what the step was given for tau.
 *
 * @param start where tau started
 * @param tau where it is
 * @param beta the speed of the Hellinger part
 * @param rest whether the model with the rest is in use
 * @param plain how many steps ago the rest was in use, {@value #MANY} if many or never
 * @param chords whether the last step needed chords
 */
record Progress(double start, double tau, double beta, boolean rest, int plain, boolean chords) {

  static final String NAME = "gauss-newton";

  /** Below this share of its start value, tau falls because differences of F are rounding. */
  private static final double ROUNDING = 1e-9;

  /** The smallest tau: {@code ROUNDING} of it is a normal number, and so is one over that. */
  private static final double LEAST = Double.MIN_NORMAL / ROUNDING;

  private static final int ENTRIES = 6;

  /** After so many steps of the plain model its problems are taken to have no residual. */
  private static final int MANY = 4;

  /** Before the first step: without the rest, as nothing speaks for it yet. */
  static Progress starting(double tau, double beta) {
    double start = number(tau);
    return new Progress(start, start, beta, false, MANY, false);
  }

  /** What a state remembers; none at a start, or where an older edition wrote it. */
  static Option<Progress> of(State state) {
    return state.memory().get(NAME).flatMap(Progress::of);
  }

  private static Option<Progress> of(Block block) {
    return Option.when(
        block.length() == ENTRIES,
        () ->
            new Progress(
                block.get(0),
                block.get(1),
                block.get(2),
                block.get(3) != 0,
                (int) block.get(4),
                block.get(5) != 0));
  }

  Block toBlock() {
    return Block.copyOf(start, tau, beta, rest ? 1 : 0, plain, chords ? 1 : 0);
  }

  /**
   * Whether chords are worth their evaluations: while the plain model serves, and has served for
   * some steps, so that the first variation seems to vanish where F is least. Where it does not,
   * and the models alternate, the next step of Newton's is better.
   */
  boolean allowsChords() {
    return !rest && plain == MANY;
  }

  /** A number that is neither zero nor infinite: a search that began there would not end. */
  static double number(double tau) {
    return Math.clamp(tau, LEAST, Double.MAX_VALUE);
  }

  /** Whether a tau is so small that nothing but rounding can be why. */
  boolean isExhausted(double shrunk) {
    return shrunk < ROUNDING * start;
  }

  /**
   * After a step; of two visits in one step the more careful counts.
   *
   * @param next what tau would be
   * @param largest the multiple of its start value above which it does not go
   */
  Progress after(State state, double next, double largest, boolean withRest, boolean withChords) {
    double careful = pending(state).map(visit -> Math.min(visit.tau, next)).getOrElse(next);
    return new Progress(
        start,
        number(Math.min(careful, largest * start)),
        beta,
        withRest,
        withRest ? 0 : Math.min(plain + 1, MANY),
        withChords);
  }

  private static Option<Progress> pending(State state) {
    return state.pending(NAME).flatMap(Progress::of);
  }
}
