package org.onsager.step;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Objective;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;

/** Schemes made of schemes. */
final class Compositions {

  private Compositions() {}

  /** One scheme, then another. */
  record Then(Scheme first, Scheme second) implements Scheme {

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return first
          .move(state, energy, tau)
          .flatMap(moved ->
              second
                  .move(moved, energy, tau)
                  .mapLeft(f -> f.after(moved.evaluations() - state.evaluations())));
    }

    @Override
    public Option<String> objection(Objective objective) {
      return first.objection(objective).orElse(() -> second.objection(objective));
    }
  }

  /** A scheme for another share of the flow time. */
  record Times(Scheme scheme, double factor) implements Scheme {

    Times {
      Require.positive("factor", factor);
    }

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return scheme.move(state, energy, factor * tau);
    }

    @Override
    public Option<String> objection(Objective objective) {
      return scheme.objection(objective);
    }
  }

  /** A scheme whose tau is multiplied by a remembered factor. */
  record Controlled(Scheme scheme, String name, Controller controller) implements Scheme {

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      double factor =
          state.memory().get(name).map(block -> block.get(0)).getOrElse(controller.start());
      return tried(state, energy, tau, factor, 0);
    }

    private Either<Failure, State> tried(
        State state, Energy energy, double tau, double factor, int failures) {
      return scheme
          .move(state, energy, factor * tau)
          .fold(
              failure ->
                  failure.smallerStepMayHelp() && failures < controller.tries()
                      ? tried(
                          state.spent(failure.spent()),
                          energy,
                          tau,
                          factor * controller.shrink(),
                          failures + 1)
                      : Either.left(failure),
              moved -> Either.right(accepted(moved, factor, failures)));
    }

    /** Of several visits in a step the most careful one counts. */
    private State accepted(State moved, double factor, int failures) {
      double proposal =
          failures == 0 ? Math.min(factor * controller.grow(), controller.largest()) : factor;
      double next =
          moved
              .pending(name)
              .map(earlier -> Math.min(earlier.get(0), proposal))
              .getOrElse(proposal);
      return moved
          .rememberingNextStep(name, Block.copyOf(next))
          .reporting(Controller.factor(name), factor);
    }

    @Override
    public Option<String> objection(Objective objective) {
      return scheme.objection(objective);
    }
  }
}
