package org.onsager.step;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Text;

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
    public Option<String> objection(RandomEnergy energy) {
      return first.objection(energy).orElse(() -> second.objection(energy));
    }

    @Override
    public String toString() {
      return Text.of(this);
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
    public Option<String> objection(RandomEnergy energy) {
      return scheme.objection(energy);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** A scheme at some steps only. */
  record Every(Scheme scheme, long steps) implements Scheme {

    Every {
      Require.atLeast("steps", steps, 1);
    }

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return (state.index() + 1) % steps == 0
          ? scheme.move(state, energy, tau)
          : Either.right(state);
    }

    @Override
    public Option<String> objection(RandomEnergy energy) {
      return scheme.objection(energy);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** A scheme with an energy of its own. */
  record Following(BoundScheme own) implements Scheme {

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return own.scheme().move(state, own.energy().at(state.energyKey()), tau);
    }
  }

  /** A scheme with a memory of its own. */
  record At(Scheme scheme, Place place) implements Scheme {

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return scheme
          .move(state.entering(place), energy, tau)
          .map(moved -> moved.leaving(place, state));
    }

    @Override
    public Option<String> objection(RandomEnergy energy) {
      return scheme.objection(energy);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** A scheme whose tau is multiplied by a remembered factor. */
  record Controlled(Scheme scheme, String name, Controller controller) implements Scheme {

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      Block memory = state.memory().get(name).getOrElse(() -> Block.copyOf(controller.start()));
      return tried(state, energy, tau, memory, memory.get(0), 0);
    }

    private Either<Failure, State> tried(
        State state, Energy energy, double tau, Block memory, double factor, int failures) {
      Either<Failure, State> move = scheme.move(state, energy, factor * tau);
      if (move.isLeft()) {
        Failure failure = move.getLeft();
        return failure.smallerStepMayHelp() && failures < controller.tries()
            ? tried(
                state.spent(failure.spent()),
                energy,
                tau,
                memory,
                controller.afterFailure(factor),
                failures + 1)
            : move;
      }
      State moved = move.get();
      long spent = moved.evaluations() - state.evaluations();
      return controller
          .afterMove(memory, factor, failures, moved)
          .fold(
              smaller ->
                  failures < controller.tries()
                      ? tried(state.spent(spent), energy, tau, memory, smaller, failures + 1)
                      : Either.left(refused(state, spent)),
              next -> Either.right(accepted(moved, factor, next)));
    }

    private Failure refused(State state, long spent) {
      return new Failure.NotSolved(
          "The controller %s refused every move of step %d, %d in all."
              .formatted(name, state.index(), controller.tries() + 1),
          "Use a smaller tau, or a controller with a larger tolerance or more tries.",
          true,
          spent);
    }

    /** Of several visits in a step the most careful one counts. */
    private State accepted(State moved, double factor, Block proposal) {
      Block next =
          moved
              .pending(name)
              .filter(earlier -> earlier.get(0) <= proposal.get(0))
              .getOrElse(proposal);
      return moved.rememberingNextStep(name, next).reporting(Controller.factor(name), factor);
    }

    @Override
    public Option<String> objection(RandomEnergy energy) {
      return scheme.objection(energy);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
