package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Hellinger;
import org.onsager.geometry.Part;
import org.onsager.geometry.Spherical;
import org.onsager.geometry.Wasserstein;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The unsplit Jordan-Kinderlehrer-Otto step of {@code alpha} Wasserstein plus {@code beta}
 * spherical Hellinger, linearised: positions and weights move at once, by the minimiser of the
 * Gauss-Newton model of F plus {@code |delta|_D^2 / (2 tau)}, {@code D = diag(1 / alpha; 1 /
 * beta)}. The proximal inequality {@code F(mu') + |delta|_D^2 / (2 tau) <= F(mu)} is checked before
 * a step is accepted.
 *
 * <p>One move is one accepted step, with as many trials as it takes; every trial counts as an
 * evaluation, and the evaluation of an accepted trial serves the next step without being counted
 * again: it travels with the state. A trial that is refused divides tau by three; after a step tau
 * is adapted by the ratio of actual to predicted decrease ({@link RatioController#standard}). Tau
 * starts at {@code 1 / (alpha c)} with the stiffness c of the energy ({@link
 * GaussNewton#stiffness}); for half the squared MMD and {@code alpha = 1} this is {@code l^2 /
 * k(0)}. So the tau that the step is given is a dimensionless factor: 1 is right, and the clock
 * counts such units.
 *
 * <p>Costs an O((d + 1)^3 n^3 / 3) factorisation a trial, on one processor; orders above {@value
 * #LARGEST_ORDER} are refused as a failure.
 *
 * <p>Facts: {@link #EVALUATIONS}, {@link #TAU}, {@link #PREDICTED}, {@link #RATIO}, {@link #SLACK}.
 *
 * <p><i>Source:</i> the step is Jordan, Kinderlehrer and Otto (1998),
 * doi:10.1137/S0036141096303359, the linearisation is Levenberg (1944), doi:10.1090/qam/10666, and
 * Marquardt (1963), doi:10.1137/0111030.
 *
 * @param alpha {@code > 0}, the speed of the Wasserstein part
 * @param beta {@code > 0}, the speed of the spherical Hellinger part
 */
public record GaussNewtonJko(double alpha, double beta) implements Scheme {

  /** The largest {@code (d + 1) n}: a matrix of 32 MB, and seconds a step. */
  public static final int LARGEST_ORDER = 2000;

  private static final String NAME = "gauss-newton";

  /** The evaluations of this step. */
  public static final Fact EVALUATIONS = Fact.sum(NAME + " evaluations", "evaluations");

  /** What was accepted. */
  public static final Fact TAU = Fact.last(NAME + " tau", "flow time");

  /** The decrease of the energy that the model predicted, {@code > 0}. */
  public static final Fact PREDICTED = Fact.last(NAME + " predicted", "energy");

  /** Actual over predicted decrease. */
  public static final Fact RATIO = Fact.last(NAME + " ratio", "1");

  /** Of the proximal inequality, {@code F(mu') + |delta|_D^2 / (2 tau) - F(mu) <= 0}. */
  public static final Fact SLACK = Fact.largest(NAME + " slack", "energy");

  /** Below this share of its start value, tau falls because differences of F are rounding. */
  private static final double ROUNDING = 1e-9;

  /** Above this multiple of its start value, {@code D / tau} no longer changes the step. */
  private static final double LARGEST = 1e14;

  /** The smallest tau: {@code ROUNDING} of it is a normal number, and so is one over that. */
  private static final double LEAST = Double.MIN_NORMAL / ROUNDING;

  private static final RatioController CONTROLLER = RatioController.standard();

  /**
   * Validates the speeds.
   *
   * @throws IllegalArgumentException if one of them, or one over it, is not a positive finite
   *     number
   */
  public GaussNewtonJko {
    Require.positive("alpha", alpha);
    Require.positive("beta", beta);
    Require.finite("1 / alpha", 1 / alpha);
    Require.finite("1 / beta", 1 / beta);
  }

  /**
   * The scheme of a geometry.
   *
   * @param geometry {@code wasserstein().times(alpha).plus(hellinger().spherical().times(beta))},
   *     in any order
   * @return the scheme
   * @throws IllegalArgumentException if the geometry has another leaf, or lacks one of the two
   */
  public static GaussNewtonJko of(Geometry geometry) {
    double alpha = 0;
    double beta = 0;
    for (Part part : geometry.parts()) {
      if (part.leaf() instanceof Wasserstein) {
        alpha += part.speed();
      } else if (part.leaf() instanceof Spherical reaction
          && reaction.reaction() instanceof Hellinger) {
        beta += part.speed();
      } else {
        throw refused(geometry);
      }
    }
    if (!(alpha > 0 && beta > 0)) {
      throw refused(geometry);
    }
    return new GaussNewtonJko(alpha, beta);
  }

  private static IllegalArgumentException refused(Geometry geometry) {
    return new IllegalArgumentException(
        "geometry = %s: must be wasserstein() plus hellinger().spherical(), each with a factor; split other geometries with Splitting"
            .formatted(geometry));
  }

  /**
   * The scheme with the speeds that suit a kernel: {@code alpha = 1}, {@code beta = 1 / l^2} with
   * the squared length scale of the kernel, so that moving by a length scale costs as much as doing
   * away with the mass.
   *
   * @param kernel a kernel with a length scale
   * @return the scheme
   * @throws IllegalArgumentException if the kernel has none
   */
  public static GaussNewtonJko atScaleOf(TwiceDifferentiable kernel) {
    return new GaussNewtonJko(1, 1 / Bandwidth.lengthScaleSquared(kernel));
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    long order = (mu.dimension() + 1L) * mu.count();
    if (order > LARGEST_ORDER) {
      return Either.left(
          new Failure.NotSolved(
              "Gauss-Newton steps need a matrix of order (d + 1) n = %d, above %d."
                  .formatted(order, LARGEST_ORDER),
              "Use fewer particles, or proximal steps by L-BFGS, which need no matrix.",
              false));
    }
    Evaluation here = Answers.evaluation(energy, state);
    Option<GaussNewton> model =
        energy.gaussNewton().filter(m -> here.isFinite()).map(m -> m.apply(mu));
    if (here.isFinite() && model.isEmpty()) {
      return Either.left(
          new Failure.NotSolved(
              "The energy has no Gauss-Newton model.",
              "Split the geometry with Splitting.",
              false));
    }
    long spent = isPaid(state, here) ? 0 : 1;
    return model
        .map(m -> Linearisation.of(m, here.field(), mu, alpha, beta))
        .map(problem -> search(state, energy, here, problem, tau, spent))
        .getOrElse(() -> Either.left(notFinite(state, spent)));
  }

  /** Tries one tau after the other until a trial is accepted. */
  private Either<Failure, State> search(
      State state,
      Energy energy,
      Evaluation here,
      Linearisation problem,
      double unit,
      long before) {
    double start = memory(state).map(m -> m.get(0)).getOrElse(tau(problem.startingTau()));
    double tau = memory(state).map(m -> m.get(1)).getOrElse(start);
    long spent = before;
    for (; tau >= ROUNDING * start; tau = CONTROLLER.afterRefusal(tau)) {
      double flowTime = tau(unit * tau);
      Option<Linearisation.Trial> step =
          problem.trial(flowTime).filter(trial -> trial.predicted() > 0);
      if (step.isEmpty()) {
        continue;
      }
      Linearisation.Trial trial = step.get();
      Either<Failure, State> moved = trial.applied(state);
      if (moved.isLeft()) {
        continue;
      }
      spent++;
      Particles nu = moved.get().particles();
      Option<Evaluation> evaluated = Trials.at(() -> Answers.evaluation(energy, nu));
      if (evaluated.isEmpty()) {
        continue;
      }
      Evaluation there = evaluated.get();
      double decrease = here.value() - there.value();
      if (there.isFinite()
          && there.value() + trial.cost() <= here.value()
          && CONTROLLER.accepts(decrease, trial.predicted())) {
        double next = CONTROLLER.afterStep(tau, decrease / trial.predicted());
        double cautious =
            state.pending(NAME).map(visit -> Math.min(visit.get(1), next)).getOrElse(next);
        return Either.right(
            moved
                .get()
                .spent(spent)
                .evaluated(energy, there)
                .rememberingNextStep(
                    NAME,
                    Block.copyOf(start, tau(Math.min(cautious, LARGEST * start)), there.value()))
                .reporting(EVALUATIONS, (double) spent)
                .reporting(TAU, flowTime)
                .reporting(PREDICTED, trial.predicted())
                .reporting(RATIO, decrease / trial.predicted())
                .reporting(SLACK, there.value() + trial.cost() - here.value()));
      }
    }
    // Only now: looking at every entry at every step would cost a twentieth of it.
    return Either.left(
        problem.isFinite() ? converged(state, here, spent) : notFinite(state, spent));
  }

  /** A number that is neither zero nor infinite: a search that began there would not end. */
  private static double tau(double tau) {
    return Math.clamp(tau, LEAST, Double.MAX_VALUE);
  }

  private static Failure converged(State state, Evaluation here, long spent) {
    Ties ties = Ties.of(state.particles());
    return new Failure.NoDescent(
        ties.what(
            "No step of any size lowers the energy %s in step %d: converged to rounding."
                .formatted(here.value(), state.index())),
        ties.advice("Stop here, or use a wider kernel if the particles do not feel the target."),
        spent);
  }

  /**
   * The memory of earlier steps: where tau started, where it is, and the last value that was paid
   * for.
   */
  private static Option<Block> memory(State state) {
    return state.memory().get(NAME);
  }

  /**
   * Whether the evaluation here is the last trial's. The state alone decides, so that a resumed run
   * counts alike: another measure or another draw of the energy has another value.
   */
  private static boolean isPaid(State state, Evaluation here) {
    return state
        .pending(NAME)
        .orElse(memory(state))
        .exists(visit -> Double.compare(visit.get(2), here.value()) == 0);
  }

  private static Failure notFinite(State state, long spent) {
    return new Failure.NotFinite(
        "The energy, its gradient or its Gauss-Newton model is not finite at the start of step %d."
            .formatted(state.index()),
        "Start closer to the target, or use a wider kernel.",
        spent);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Option.when(
        !energy.hasGaussNewton() || energy.entropy() != 0,
        () ->
            "Gauss-Newton steps need an energy with a second-order model (twice differentiable kernels,"
                + " potentials with known second derivatives): split the geometry with Splitting for others");
  }
}
