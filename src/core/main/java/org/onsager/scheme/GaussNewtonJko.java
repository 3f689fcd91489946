package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.Scale;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Part;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The unsplit Jordan-Kinderlehrer-Otto step of {@code alpha} Wasserstein plus {@code beta}
 * Hellinger, spherical or of free mass, linearised: positions and weights move at once, by the
 * minimiser of a second-order model of F plus {@code |delta|_D^2 / (2 tau)}, {@code D = diag(1 /
 * alpha; 1 / beta)}. The proximal inequality {@code F(mu') + |delta|_D^2 / (2 tau) <= F(mu)} is
 * checked before a step is accepted.
 *
 * <p><b>Two models.</b> The plain one is Gauss-Newton's, {@link GaussNewton#matrix}. The other one
 * has, particle by particle, the positive parts of {@link GaussNewton#rest} and of {@code (xi_i -
 * mean) / 2} besides: where F is least it is exact, so that steps are Newton's. After each step the
 * one that foretold it better, by a factor of three, serves the next. Squared discrepancies, whose
 * first variation vanishes at the target, stay with the plain one; likelihoods, designs and
 * penalties do not.
 *
 * <p><b>Chords.</b> While the plain model is in use, a trial that falls by less than half of what
 * was predicted is followed by up to 16 simplified Newton steps for the same tau by the same
 * factorisation, as long as they pay. They read the first variation of the trial where the step
 * starts ({@link GaussNewton#reading}); where that costs nothing and there is no rest, they are
 * mixed (Anderson, depth 5).
 *
 * <p>One move is one accepted step, with as many trials as it takes; every trial and every reading
 * of a chord counts as an evaluation, but a reading by known features does not. The evaluation of
 * an accepted trial serves the next step without being counted again: it travels with the state. A
 * trial that is refused divides tau by three; after a step tau is adapted by the ratio of actual to
 * predicted decrease ({@link RatioController#standard}; where chords were used tau doubles at
 * most). Tau starts at {@code 1 / (alpha c)} with the stiffness c of the energy ({@link
 * Scale#stiffness}); for half the squared MMD and {@code alpha = 1} this is {@code l^2 / k(0)}. So
 * the tau that the step is given is a dimensionless factor: 1 is right, and the clock counts such
 * units.
 *
 * <p>Where the decrease that is predicted is no more than some roundings of F ({@link
 * Scale#rounding}), the model stays the same, and a trial is also accepted if it at least halves
 * the square of the gradient; F may rise by such a rounding.
 *
 * <p><b>Many particles.</b> Where the energy is one of the modes of a spectrum ({@link
 * org.onsager.energy.Mmd#inFourierForm}) and they are fewer than the unknowns, the step is one
 * smooth potential of modes, found by the dual of the problem: O(n) and a matrix of the order of
 * the modes that tau moves, at most 4000, whatever n is. There chords are mixed (Anderson), tau
 * grows by four, or by eight where the model is as good as exact, and particles below a tenth of
 * the mean weight move less. With a million particles a step costs a few passes over them.
 *
 * <p>Costs a factorisation a tau, of order (d + 1) n or of the rows of the model's factor,
 * whichever is less, on all processors from order 512 on; orders above {@value #LARGEST_ORDER} are
 * refused as a failure, but not those of modes.
 *
 * <p>Facts: {@link #EVALUATIONS}, {@link #FACTORISATIONS}, {@link #CHORDS}, {@link #SWITCHES},
 * {@link #TAU}, {@link #PREDICTED}, {@link #RATIO}, {@link #SLACK}.
 *
 * <p><i>Source:</i> the step is Jordan, Kinderlehrer and Otto (1998),
 * doi:10.1137/S0036141096303359, the linearisation is Levenberg (1944), doi:10.1090/qam/10666, and
 * Marquardt (1963), doi:10.1137/0111030; the switch is Dennis, Gay and Welsch (1981),
 * doi:10.1145/355958.355965.
 *
 * @param alpha {@code > 0}, the speed of the Wasserstein part
 * @param beta {@code > 0}, the speed of the Hellinger part; none to take {@code alpha / l^2} with
 *     the length of the energy at the first step ({@link Scale#lengthSquared})
 * @param conservesMass whether the Hellinger part is spherical
 */
public record GaussNewtonJko(double alpha, Option<Double> beta, boolean conservesMass)
    implements Scheme {

  /** The largest matrix that is factorised: one of 32 MB, and seconds a step. */
  public static final int LARGEST_ORDER = 2000;

  private static final String NAME = Progress.NAME;

  /** The evaluations of this step. */
  public static final Fact EVALUATIONS = Fact.sum(NAME + " evaluations", "evaluations");

  /** The matrices that were factorised in this step. */
  public static final Fact FACTORISATIONS = Fact.sum(NAME + " factorisations", "matrices");

  /** The chords that lowered the energy in this step. */
  public static final Fact CHORDS = Fact.sum(NAME + " chords", "chords");

  /** Whether the other model serves the next step: 1 if it does, 0 if not. */
  public static final Fact SWITCHES = Fact.sum(NAME + " switches", "switches");

  /** What was accepted. */
  public static final Fact TAU = Fact.last(NAME + " tau", "flow time");

  /** The decrease of the energy that the model predicted, {@code > 0}. */
  public static final Fact PREDICTED = Fact.last(NAME + " predicted", "energy");

  /** Actual over predicted decrease; 1 where differences of the energy are rounding. */
  public static final Fact RATIO = Fact.last(NAME + " ratio", "1");

  /**
   * Of the proximal inequality, {@code F(mu') + |delta|_D^2 / (2 tau) - F(mu) <= 0} up to a
   * rounding of F.
   */
  public static final Fact SLACK = Fact.largest(NAME + " slack", "energy");

  /**
   * Validates the speeds.
   *
   * @throws IllegalArgumentException if one of them, or one over it, is not a positive finite
   *     number
   */
  public GaussNewtonJko {
    requireSpeed("alpha", alpha);
    beta.forEach(b -> requireSpeed("beta", b));
  }

  private static void requireSpeed(String name, double speed) {
    Require.positive(name, speed);
    Require.finite("1 / " + name, 1 / speed);
  }

  /**
   * The scheme that conserves mass, with two speeds.
   *
   * @param alpha {@code > 0}, the speed of the Wasserstein part
   * @param beta {@code > 0}, the speed of the spherical Hellinger part
   */
  public GaussNewtonJko(double alpha, double beta) {
    this(alpha, Option.some(beta), true);
  }

  /**
   * The scheme with speeds that suit any energy: {@code alpha = 1}, {@code beta = 1 / l^2} with the
   * length over which the energy sees a particle move, so that moving by it costs as much as doing
   * away with the mass. For a kernel that is {@link #atScaleOf}.
   *
   * @return the scheme, which conserves mass
   */
  public static GaussNewtonJko balanced() {
    return new GaussNewtonJko(1, Option.none(), true);
  }

  /**
   * The same scheme with plain Hellinger in place of spherical: masses are free.
   *
   * @return the scheme
   */
  public GaussNewtonJko withFreeMass() {
    return new GaussNewtonJko(alpha, beta, false);
  }

  /**
   * The scheme of a geometry.
   *
   * @param geometry {@code wasserstein().times(alpha).plus(hellinger().spherical().times(beta))},
   *     in any order, or with {@code hellinger()} for free mass; also leaves of your own that say
   *     their {@link Transport#wassersteinSpeed} and {@link Reaction#hellingerSpeed}
   * @return the scheme
   * @throws IllegalArgumentException if the geometry has another leaf, or lacks one of the two
   */
  public static GaussNewtonJko of(Geometry geometry) {
    double alpha = 0;
    double spherical = 0;
    double free = 0;
    for (Part part : geometry.parts()) {
      double speed = part.speed() * speed(part.leaf()).getOrElse(Double.NaN);
      if (Double.isNaN(speed)) {
        throw refused(geometry);
      } else if (part.leaf() instanceof Reaction reaction) {
        spherical += reaction.conservesMass() ? speed : 0;
        free += reaction.conservesMass() ? 0 : speed;
      } else {
        alpha += speed;
      }
    }
    if (!(alpha > 0 && spherical > 0 != free > 0)) {
      throw refused(geometry);
    }
    return new GaussNewtonJko(alpha, Option.some(spherical + free), spherical > 0);
  }

  private static Option<Double> speed(Geometry leaf) {
    return switch (leaf) {
      case Transport transport -> transport.wassersteinSpeed();
      case Reaction reaction -> reaction.hellingerSpeed();
      default -> Option.none();
    };
  }

  private static IllegalArgumentException refused(Geometry geometry) {
    return new IllegalArgumentException(
        "geometry = %s: must be wasserstein() plus hellinger().spherical() or hellinger(), each with a factor; split other geometries with Splitting"
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
    Evaluation here = Answers.evaluation(energy, state);
    long spent = Paid.cost(state, here);
    if (!here.isFinite()) {
      return Either.left(notFinite(state, spent));
    }
    Option<GaussNewton> known = energy.gaussNewton().map(m -> m.apply(mu));
    if (known.isEmpty()) {
      return Either.left(
          new Failure.NotSolved(
              "The energy has no Gauss-Newton model.",
              "Split the geometry with Splitting.",
              false));
    }
    GaussNewton model = known.get();
    int order = Linearisation.order(model, here);
    if (order > LARGEST_ORDER) {
      return Either.left(tooLarge(order, spent));
    }
    Option<Progress> before = Progress.of(state);
    Option<Double> speed = beta.orElse(before.map(Progress::beta)).orElse(balanced(model.scale()));
    if (speed.isEmpty()) {
      return Either.left(
          new Failure.NotSolved(
              "The energy tells no length to balance positions and weights by.",
              "Give both speeds: Schemes.gaussNewton(alpha, beta).",
              false,
              spent));
    }
    Speeds speeds = new Speeds(alpha, speed.get(), conservesMass);
    Progress progress =
        before.getOrElse(
            () -> Progress.starting(Linearisation.startingTau(model, alpha), speeds.beta()));
    Linearisation problem =
        Linearisation.of(model, here, mu, speeds, Progress.number(tau * progress.tau()));
    GaussNewtonSearch search = new GaussNewtonSearch(state, energy, here, problem, progress, spent);
    // Only after the search: looking at every entry at every step would cost a twentieth of it.
    return search
        .run(tau)
        .toEither(() ->
            problem.isFinite()
                ? converged(state, here, search.spent())
                : notFinite(state, search.spent()));
  }

  private Option<Double> balanced(Scale scale) {
    return scale.lengthSquared().map(squared -> alpha / squared);
  }

  private static Failure tooLarge(int order, long spent) {
    return new Failure.NotSolved(
        "Gauss-Newton steps need a matrix of order %d, above %d: (d + 1) n, or the number of features."
            .formatted(order, LARGEST_ORDER),
        "Use fewer particles or features, proximal steps by L-BFGS, which need no matrix, or"
            + " Mmd.inFourierForm.",
        false,
        spent);
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

  private static Failure notFinite(State state, long spent) {
    return new Failure.NotFinite(
        "The energy, its gradient or its Gauss-Newton model is not finite at the start of step %d."
            .formatted(state.index()),
        "Start closer to the target, or use a wider kernel.",
        spent);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    if (!conservesMass && energy.ofProbabilities()) {
      return Option.some(
          "the energy means something for mass one only: use a spherical geometry, which conserves mass");
    }
    return Option.when(
        !energy.hasGaussNewton() || energy.entropy() != 0,
        () ->
            "Gauss-Newton steps need an energy with a second-order model (twice differentiable kernels,"
                + " potentials with known second derivatives): split the geometry with Splitting for others");
  }
}
