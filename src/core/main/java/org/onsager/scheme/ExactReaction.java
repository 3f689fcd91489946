package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;
import org.onsager.energy.Energy;
import org.onsager.energy.Quadratic;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Metric;
import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.measure.Text;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;
import org.onsager.solve.QuadraticProgram;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The proximal step of a reaction whose metric is a matrix G (the MMD geometries), solved exactly:
 * the weights on the present points that minimise {@code F(w) + (w - w_0)' G (w - w_0) / (2 tau)},
 * over the simplex of the same mass where the reaction conserves mass, over {@code w >= 0} where it
 * does not. Needs an energy that is quadratic in the weights.
 *
 * <p>The objective of the result is never above that of the present weights, so {@code F(w) + (w -
 * w_0)' G (w - w_0) / (2 tau) <= F(w_0)} up to rounding. O(n^3).
 *
 * <p>Facts: {@link #GAP}, {@link #RELATIVE_GAP}, {@link #SLACK}, each the largest of a step. With a
 * wide kernel and no eps the weights of the minimiser are not determined to rounding; its energy
 * and its first variation are.
 *
 * <p><i>Source:</i> Gladin et al. (2024), arXiv:2405.17075, equations 16, 18 and 26.
 *
 * @param reaction a reaction with a metric
 * @param tolerance the relative duality gap above which the move fails, {@code > 0}
 */
public record ExactReaction(Reaction reaction, double tolerance) implements Scheme {

  /** The duality gap, a bound on how far the objective is above its minimum. */
  public static final Fact GAP = Fact.largest("reaction gap", "energy");

  /** The duality gap over the size of the objective's own terms. */
  public static final Fact RELATIVE_GAP = Fact.largest("reaction relative gap", "1");

  /** {@code F(w) + (w - w_0)' G (w - w_0) / (2 tau) - F(w_0)}, at most rounding: checked. */
  public static final Fact SLACK = Fact.largest("reaction slack", "energy");

  /**
   * Validates the tolerance.
   *
   * @throws IllegalArgumentException if it is not a positive finite number
   */
  public ExactReaction {
    Require.positive("tolerance", tolerance);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Points x = mu.points();
    // The Gram matrix, the Hessian, and the factor of its free part.
    Room.forDoubles(
        "the quadratic program",
        x.count(),
        x.count(),
        3,
        "Use an entropic or a projected-gradient reaction, or fewer particles.");
    return program(energy, x)
        .map(program -> solve(state, program.energy(), program.metric(), tau))
        .getOrElse(() ->
            Either.left(
                new Failure.NotSolved(
                    "No quadratic program: the reaction has no metric, or the energy is not"
                        + " quadratic in the weights.",
                    "Use a projected-gradient reaction, or an entropic one of a Hellinger geometry.",
                    false)));
  }

  /** Energy and metric on the points. */
  private record Program(Quadratic energy, Gram metric) {}

  /** Both at one support, which is not needed any more when the program is solved. */
  private Option<Program> program(Energy energy, Points x) {
    return reaction
        .metric()
        .flatMap(metric -> energy.quadratic().map(f -> program(f, metric, Support.of(x))));
  }

  private static Program program(
      Function<Support, Quadratic> energy, Metric metric, Support support) {
    return new Program(energy.apply(support), metric.at(support));
  }

  private Either<Failure, State> solve(State state, Quadratic f, Gram metric, double tau) {
    Block start = state.particles().weights();
    // The program times tau, or as it stands where tau is large: neither overflows.
    double scale = Math.min(tau, 1);
    Matrix hessian = f.matrix().combined(scale, metric, scale / tau);
    Block linear = metric.times(start).map(b -> scale / tau * b).plus(-scale, f.linear());
    if (!hessian.isFinite() || !linear.isFinite()) {
      return Either.left(overflow(state, tau));
    }
    double mass = state.particles().mass();
    QuadraticProgram program =
        reaction.conservesMass()
            ? QuadraticProgram.onSimplex(hessian, linear, mass)
            : QuadraticProgram.onCone(hessian, linear);
    QuadraticProgram.Solution solution = program.solve(start.toArray());
    Block end = Block.copyOf(solution.weights());
    double slack = slack(f, metric, tau, start, end);
    if (!Double.isFinite(slack)) {
      return Either.left(overflow(state, tau));
    }
    return solution.relativeGap() <= tolerance && slack <= rounding(f, start)
        ? state
            .weighed(end)
            .map(moved ->
                moved
                    .spent(1)
                    .reporting(GAP, Math.min(solution.gap() / scale, Double.MAX_VALUE))
                    .reporting(RELATIVE_GAP, solution.relativeGap())
                    .reporting(SLACK, slack))
        : Either.left(
            new Failure.NotSolved(
                String.format(
                    Locale.ROOT,
                    "The quadratic program of step %d ended with a relative gap of %.1e and a slack of %.1e.",
                    state.index(),
                    solution.relativeGap(),
                    slack),
                "Use a larger eps in the MMD geometry (1e-4), or a smaller tau.",
                true,
                1));
  }

  private static Failure overflow(State state, double tau) {
    return new Failure.NotFinite(
        "The quadratic program of step %d overflows with tau = %s.".formatted(state.index(), tau),
        "Use a larger tau, a smaller eps, or a kernel of moderate height; bring particles closer"
            + " together.",
        1);
  }

  /**
   * {@code F(w) + (w - w_0)' G (w - w_0) / (2 tau) - F(w_0)}, without cancelling the two energies.
   */
  private static double slack(Quadratic f, Gram metric, double tau, Block start, Block end) {
    Block change = end.plus(-1, start);
    return f.firstVariation(start).dot(change)
        + f.matrix().form(change) / 2
        + metric.form(change) / (2 * tau);
  }

  /** How much the slack may be above zero: the rounding of the energy's own terms. */
  private static double rounding(Quadratic f, Block start) {
    return 16 * Math.ulp(Math.abs(f.matrix().form(start)) + Math.abs(f.linear().dot(start)));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    if (reaction.metric().isEmpty()) {
      return Option.some(
          reaction + " has no metric, and the exact reaction needs one: use an entropic reaction");
    }
    return Objections.freeMass(reaction, energy)
        .orElse(() ->
            Option.when(
                !energy.isQuadratic(),
                () ->
                    "the exact reaction needs an energy that is quadratic in the weights, and says so"
                        + " by quadratic(): for others use a projected-gradient reaction, or an"
                        + " entropic one of a Hellinger geometry"));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
