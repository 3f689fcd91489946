package org.onsager.scheme;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
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
 * F that it met last: the next step starts with it. Where coordinates can be recentred it also
 * starts with the pairs of L-BFGS, so that steps share one search. The cost is left out of what
 * they tell, as tau changes.
 *
 * @param recentring the neighbourhood, if it can be recentred
 */
record ProximalSearch(
    String name, Neighbourhood near, Option<Recentring> recentring, Energy energy, double tau)
    implements Differentiable {

  /** Curvatures beyond this are as good as infinite, and one over them is not zero yet. */
  private static final double STIFFEST = 1e300;

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

  static ProximalSearch afresh(String name, Neighbourhood near, Energy energy, double tau) {
    return new ProximalSearch(name, near, Option.none(), energy, tau);
  }

  static ProximalSearch goingOn(String name, Recentring near, Energy energy, double tau) {
    return new ProximalSearch(name, near, Option.some(near), energy, tau);
  }

  Either<Failure, State> move(State state, Effort effort) {
    ProximalMemory memory = ProximalMemory.of(state, name, near.size());
    double[] here = new double[near.size()];
    Lbfgs.Result result =
        Lbfgs.withMemory(effort.memory())
            .minimise(
                this,
                here,
                1 / (memory.curvature() + 1 / tau),
                memory.pairs().map(pair -> withCost(pair, 1)),
                effort.share(memory.steps(), state.evaluations()),
                now -> now.gradientNorm() <= effort.accuracy() * now.distance() / tau);
    return accepted(state, memory, result);
  }

  /** The pair of F and so many times the quadratic cost. */
  private Lbfgs.Pair withCost(Lbfgs.Pair pair, int times) {
    double[] cost = new double[near.size()];
    near.cost(pair.move().borrowReadOnly(), 1 / tau, cost);
    return new Lbfgs.Pair(pair.move(), pair.change().plus(times, Block.copyOf(cost)));
  }

  /** What the next search may start with, around the point where this one ended. */
  private Vector<Lbfgs.Pair> left(Lbfgs.Result result) {
    double[] v = result.point();
    return recentring
        .toVector()
        .flatMap(around ->
            result
                .pairs()
                .map(pair -> withCost(pair, -1))
                .map(pair ->
                    new Lbfgs.Pair(
                        Block.copyOf(around.change(v, pair.move().borrowReadOnly())),
                        Block.copyOf(around.force(v, pair.change().borrowReadOnly())))));
  }

  /** {@code |grad Phi| tau / |v|}, in the order that overflows last. */
  private double residual(Lbfgs.Progress end) {
    double force = end.gradientNorm() * tau;
    return force < Double.POSITIVE_INFINITY
        ? Math.min(force / end.distance(), Double.MAX_VALUE)
        : Math.min(end.gradientNorm() / end.distance() * tau, Double.MAX_VALUE);
  }

  private Either<Failure, State> accepted(State state, ProximalMemory memory, Lbfgs.Result result) {
    Lbfgs.Progress end = result.progress();
    if (result.status() == Lbfgs.Status.NOT_FINITE) {
      return Either.left(Starts.notFinite(state, end.evaluations()));
    }
    double slack = result.value() - result.startValue();
    boolean stands = !(end.distance() > 0);
    if (!(slack <= 0) || (stands && result.status() != Lbfgs.Status.CONVERGED)) {
      return Either.left(noDescent(state, result));
    }
    double curvature =
        stands ? memory.curvature() : Math.clamp(1 / result.scale() - 1 / tau, 0, STIFFEST);
    Particles moved =
        stands ? state.particles() : near.at(result.point()).getOrElse(state.particles());
    ProximalMemory next = new ProximalMemory(memory.steps() + 1, curvature, left(result));
    ProximalFacts facts = ProximalFacts.of(name);
    return Either.right(
        state
            .with(moved)
            .spent(end.evaluations())
            .rememberingNextStep(name, next.block())
            .reporting(facts.tau(), tau)
            .reporting(facts.evaluations(), (double) end.evaluations())
            .reporting(facts.residual(), stands ? 0 : residual(end))
            .reporting(facts.slack(), slack));
  }

  private Failure noDescent(State state, Lbfgs.Result result) {
    Ties ties = Ties.of(state.particles());
    return result.status() == Lbfgs.Status.ROUNDING
        ? new Failure.NoDescent(
            ties.what(
                "No step of any size lowers the energy %s in step %d: converged to rounding."
                    .formatted(result.startValue(), state.index())),
            ties.advice("Stop here, or use a wider kernel if particles do not feel the target."),
            result.progress().evaluations())
        : new Failure.NoDescent(
            ties.what(
                String.format(
                    Locale.ROOT,
                    "No lower proximal objective was found in step %d with tau = %.1e (%s).",
                    state.index(),
                    tau,
                    result.status())),
            ties.advice(
                "Stop here if the energy is as low as its rounding; else use a smaller tau, allow"
                    + " more evaluations, or check the gradient of the energy."),
            result.progress().evaluations());
  }
}
