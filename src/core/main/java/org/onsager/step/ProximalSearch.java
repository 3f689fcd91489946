package org.onsager.step;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Objective;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.solve.Differentiable;
import org.onsager.solve.Lbfgs;

/**
 * One proximal step in a chart: minimises {@code Phi(v) = F(at(v)) + D^2(v) / (2 tau)} by L-BFGS
 * from {@code v = 0}, where {@code Phi = F(mu)}.
 *
 * <p>The state remembers, under the name of the scheme, how many steps it made and the curvature of
 * F that it met last: the next step starts with it.
 */
record ProximalSearch(String name, Chart chart, Energy energy, double tau)
    implements Differentiable {

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
    Option<Particles> there = chart.at(v);
    if (there.isEmpty()) {
      return Double.NaN;
    }
    Evaluation evaluation = energy.evaluate(there.get());
    chart.pullBack(v, there.get(), evaluation.field(), gradient);
    return evaluation.value() + chart.cost(v, 1 / tau, gradient) / (2 * tau);
  }

  static Option<String> objection(Objective objective) {
    return Option.when(
        objective.entropy() != 0,
        () ->
            "a proximal step needs a value of the energy, and log mu of particles has none: use an"
                + " energy that smooths the particles");
  }

  Either<Failure, State> move(State state, Effort effort) {
    Memory memory = Memory.of(state, name);
    double[] here = new double[chart.size()];
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

  private Either<Failure, State> accepted(State state, Memory memory, Lbfgs.Result result) {
    Lbfgs.Progress end = result.progress();
    if (result.status() == Lbfgs.Status.NOT_FINITE) {
      return Either.left(
          new Failure.NotFinite(
              "The energy or its gradient is not finite at the start of step "
                  + state.index()
                  + ".",
              "Start closer to the target, or use a wider kernel.",
              end.evaluations()));
    }
    double slack = result.value() - result.startValue();
    boolean stands = end.iterations() == 0;
    if (!(slack <= 0) || (stands && result.status() != Lbfgs.Status.CONVERGED)) {
      return Either.left(
          new Failure.NoDescent(
              "No lower proximal objective was found in step %d with tau = %.1e (%s)."
                  .formatted(state.index(), tau, result.status()),
              "Stop here if the energy is as low as its rounding; else use a smaller tau, allow"
                  + " more evaluations, or check the gradient of the energy.",
              end.evaluations()));
    }
    double curvature = stands ? memory.curvature() : Math.max(0, 1 / result.scale() - 1 / tau);
    Particles moved =
        stands ? state.particles() : chart.at(result.point()).getOrElse(state.particles());
    return Either.right(
        state
            .with(moved)
            .spent(end.evaluations())
            .rememberingNextStep(name, new Memory(memory.steps() + 1, curvature).block())
            .reporting(name + " tau", tau)
            .reporting(name + " evaluations", (double) end.evaluations())
            .reporting(name + " residual", stands ? 0 : end.gradientNorm() * tau / end.distance())
            .reporting(name + " slack", slack));
  }
}
