package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Neighbourhood;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.solve.Differentiable;
import org.onsager.solve.Lbfgs;
import org.onsager.step.State;

/**
 * One proximal step in a neighbourhood: minimises {@code Phi(v) = F(at(v)) + D^2(v) / (2 tau)} by
 * L-BFGS from {@code v = 0}, where {@code Phi = F(mu)}.
 *
 * <p>The state remembers, under the name of the scheme, how many steps it made and the curvature of
 * F that it met last: the next step starts with it.
 */
record ProximalSearch(String name, Neighbourhood near, Energy energy, double tau)
    implements Differentiable {

  /** Curvatures beyond this are as good as infinite, and one over them is not zero yet. */
  private static final double STIFFEST = 1e300;

  /**
   * The memory of a scheme. Committed at the end of a step, so that Strang's visits start alike.
   */
  private record Memory(double steps, double curvature) {

    static Memory of(State state, String name) {
      return state
          .memory()
          .get(name)
          .map(block -> new Memory(block.get(0), block.get(1)))
          .getOrElse(new Memory(0, 0));
    }

    Block block() {
      return Block.copyOf(steps, curvature);
    }
  }

  @Override
  public double evaluate(double[] v, double[] gradient) {
    Option<Particles> there = near.at(v);
    if (there.isEmpty()) {
      return Double.NaN;
    }
    Particles nu = there.get();
    Option<Evaluation> evaluation =
        isStart(v)
            ? Option.some(Answers.evaluation(energy, nu))
            : Trials.at(() -> Answers.evaluation(energy, nu));
    return evaluation.map(found -> value(v, nu, found, gradient)).getOrElse(Double.NaN);
  }

  private double value(double[] v, Particles nu, Evaluation evaluation, double[] gradient) {
    near.pullBack(v, nu, evaluation.field(), gradient);
    return evaluation.value() + near.cost(v, 1 / tau, gradient) / (2 * tau);
  }

  /** Trouble at the start is the failure of the move, elsewhere it refuses a trial. */
  private static boolean isStart(double[] v) {
    for (double entry : v) {
      if (entry != 0) {
        return false;
      }
    }
    return true;
  }

  static Option<String> objection(RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0,
        () ->
            "a proximal step needs a value of the energy, and log mu of particles has none: use an"
                + " energy that smooths the particles");
  }

  Either<Failure, State> move(State state, Effort effort) {
    Memory memory = Memory.of(state, name);
    double[] here = new double[near.size()];
    Lbfgs.Result result =
        Lbfgs.withMemory(effort.memory())
            .minimise(
                this,
                here,
                1 / (memory.curvature() + 1 / tau),
                effort.share(memory.steps(), state.evaluations()),
                now -> now.gradientNorm() <= effort.accuracy() * now.distance() / tau);
    return accepted(state, memory, result);
  }

  /** {@code |grad Phi| tau / |v|}, in the order that overflows last. */
  private double residual(Lbfgs.Progress end) {
    double force = end.gradientNorm() * tau;
    return force < Double.POSITIVE_INFINITY
        ? Math.min(force / end.distance(), Double.MAX_VALUE)
        : Math.min(end.gradientNorm() / end.distance() * tau, Double.MAX_VALUE);
  }

  private Either<Failure, State> accepted(State state, Memory memory, Lbfgs.Result result) {
    Lbfgs.Progress end = result.progress();
    if (result.status() == Lbfgs.Status.NOT_FINITE) {
      return Either.left(Starts.notFinite(state, end.evaluations()));
    }
    double slack = result.value() - result.startValue();
    boolean stands = !(end.distance() > 0);
    if (!(slack <= 0) || (stands && result.status() != Lbfgs.Status.CONVERGED)) {
      Ties ties = Ties.of(state.particles());
      return Either.left(
          new Failure.NoDescent(
              ties.what(
                  "No lower proximal objective was found in step %d with tau = %.1e (%s)."
                      .formatted(state.index(), tau, result.status())),
              ties.advice(
                  "Stop here if the energy is as low as its rounding; else use a smaller tau, allow"
                      + " more evaluations, or check the gradient of the energy."),
              end.evaluations()));
    }
    double curvature =
        stands ? memory.curvature() : Math.clamp(1 / result.scale() - 1 / tau, 0, STIFFEST);
    Particles moved =
        stands ? state.particles() : near.at(result.point()).getOrElse(state.particles());
    ProximalFacts facts = ProximalFacts.of(name);
    return Either.right(
        state
            .with(moved)
            .spent(end.evaluations())
            .rememberingNextStep(name, new Memory(memory.steps() + 1, curvature).block())
            .reporting(facts.tau(), tau)
            .reporting(facts.evaluations(), (double) end.evaluations())
            .reporting(facts.residual(), stands ? 0 : residual(end))
            .reporting(facts.slack(), slack));
  }
}
