package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Curvature;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Reading;
import org.onsager.feature.Combination;
import org.onsager.feature.fourier.LeadingModes;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.solve.Cholesky;
import org.onsager.step.State;

/**
 * The linearised step of an energy with the curvature {@code b A'A} of the features of a spectrum
 * and the first variation {@code <g, Phi>}, by its dual: with {@code H = A D^-1 A'}
 *
 * <pre>{@code
 * (b H + 1 / tau) y = g,   delta = -D^-1 A' y,   |delta|_D^2 = y' H y.
 * }</pre>
 *
 * <p>The step is that of one smooth potential {@code psi = <y, Phi>}: {@code x_i' = x_i - alpha
 * (w_i / s_i^2) grad psi(x_i)}, {@code t_i = -beta r_i (psi(x_i) - mean psi)}. So it costs sums
 * over the particles, and a matrix of as many rows as there are modes, whatever n is.
 *
 * <p>Modes so weak that {@code 1 / tau} holds them are left out: they would not move.
 */
final class DualLinearisation implements Linearisation {

  /** Weaker modes are left out: of so small a share of the stiffness times tau. */
  private static final double SHARE = 1e-5;

  /** The most modes that move: a matrix of 128 MB and its factor. Beyond, the strongest do. */
  private static final int MOST_MODES = 4000;

  /**
   * Many particles leave a potential whatever it needs: models foretell well, and chords, which
   * cost no more than their trials, go on for longer.
   */
  private static final ChordRule CHORDS = new ChordRule(0, 16, 0.75, 0.1);

  private static final double GROWTH = 4;

  /** Where the model is as good as exact: what was foretold to this share. */
  private static final double EXACT = 0.03;

  private static final double GROWTH_WHERE_EXACT = 8;

  /**
   * The floor of {@link Tangent}, larger than where particles are few: a light particle among many
   * would wander far off for little, widen the box, and hold tau back.
   */
  private static final double FLOOR = 0.1;

  /** Of the start value of tau: above it, {@code 1 / tau} is rounding to the matrix. */
  private static final double LARGEST = 1e14;

  private static final int DEPTH = 3;

  /** Of the mean features, in units of the mass. */
  private static final double ROUNDING = 0x1p-52;

  private final Tangent at;
  private final Curvature.Spectral curvature;
  private final Option<Reading> reading;
  private final Block gradient;
  private final LeadingModes modes;

  /** H, its lower triangle. */
  private final double[] products;

  private DualLinearisation(
      Tangent at,
      Curvature.Spectral curvature,
      Option<Reading> reading,
      Block gradient,
      LeadingModes modes,
      double[] products) {
    this.at = at;
    this.curvature = curvature;
    this.reading = reading;
    this.gradient = gradient;
    this.modes = modes;
    this.products = products;
  }

  /**
   * With the modes that a tau moves, the largest that will be asked for. None where the model or
   * the first variation has another form.
   */
  static Option<DualLinearisation> of(
      GaussNewton model, Evaluation here, Particles mu, Speeds speeds, double tau) {
    double share = SHARE / (tau * speeds.alpha() * model.stiffness());
    return curvature(model)
        .flatMap(curvature ->
            variation(here.combination(), curvature)
                .map(xi -> of(curvature, model.reading(), xi, mu, speeds, share)));
  }

  private static DualLinearisation of(
      Curvature.Spectral curvature,
      Option<Reading> reading,
      Combination xi,
      Particles mu,
      Speeds speeds,
      double share) {
    Tangent at = Tangent.at(mu, speeds, FLOOR);
    LeadingModes modes = LeadingModes.above(share, MOST_MODES, curvature.spectrum());
    Block products =
        modes.products(
            mu.points(),
            at.mobility(),
            speeds.alpha(),
            mu.weights(),
            speeds.beta(),
            speeds.conservesMass());
    return new DualLinearisation(
        at, curvature, reading, xi.numbers(), modes, products.borrowReadOnly());
  }

  static boolean applies(GaussNewton model, Evaluation here) {
    return curvature(model)
        .exists(curvature -> variation(here.combination(), curvature).isDefined());
  }

  /** Of a model that is one of features known by sums, and nothing else. */
  private static Option<Curvature.Spectral> curvature(GaussNewton model) {
    return model.curvature() instanceof Curvature.Spectral spectral
            && model.kept().isEmpty()
            && model.rest().isEmpty()
        ? Option.some(spectral)
        : Option.none();
  }

  /** The first variation in the features of the curvature, if that is its form. */
  private static Option<Combination> variation(
      Option<Combination> known, Curvature.Spectral curvature) {
    return known.filter(xi -> xi.features().equals(curvature.spectrum()));
  }

  @Override
  public Tangent tangent() {
    return at;
  }

  @Override
  public double growth(boolean withChords, double ratio) {
    return Math.abs(ratio - 1) < EXACT ? GROWTH_WHERE_EXACT : GROWTH;
  }

  @Override
  public double largest() {
    return LARGEST;
  }

  @Override
  public double steepness() {
    double[] g = modes.of(gradient).borrowReadOnly();
    return dot(g, times(g));
  }

  @Override
  public boolean isFinite() {
    double sum = 0;
    for (double entry : products) {
      sum += 0 * entry;
    }
    return sum == 0 && gradient.isFinite();
  }

  @Override
  public double rounding() {
    double norm = at.origin().mass() * Math.sqrt(curvature.spectrum().diagonal());
    return ROUNDING * norm * Math.sqrt(gradient.dot(gradient));
  }

  @Override
  public boolean hasRest() {
    return false;
  }

  @Override
  public boolean predictsBetter(boolean withRest, double[] delta, double decrease) {
    return false;
  }

  @Override
  public Option<ChordRule> chords() {
    return Option.some(CHORDS);
  }

  @Override
  public Option<Start> problem(double tau, boolean withRest) {
    int count = modes.count();
    double[] matrix = new double[products.length];
    for (int e = 0; e < matrix.length; e++) {
      matrix[e] = curvature.factor() * products[e];
    }
    for (int j = 0; j < count; j++) {
      matrix[j * (count + 1)] += 1 / tau;
    }
    return Cholesky.overwriting(count, matrix).map(factor -> new Problem(factor, tau).start());
  }

  /** {@code H y}. */
  private double[] times(double[] y) {
    double[] product = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      addRow(j * y.length, j, y, product);
    }
    return product;
  }

  private void addRow(int from, int j, double[] y, double[] product) {
    double sum = products[from + j] * y[j];
    for (int k = 0; k < j; k++) {
      sum += products[from + k] * y[k];
      product[k] += products[from + k] * y[j];
    }
    product[j] += sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** The problem for one tau. */
  private final class Problem {

    private final Cholesky factor;
    private final double tau;

    private Problem(Cholesky factor, double tau) {
      this.factor = factor;
      this.tau = tau;
    }

    /** With {@code b H y = g - y / tau} the model falls by {@code g' H y / 2} and the cost. */
    private Start start() {
      double[] g = modes.of(gradient).borrowReadOnly();
      double[] zero = new double[g.length];
      double[] y = factor.solve(g);
      Step step = new Step(this, y, Mixing.ofDepth(DEPTH).and(zero, y));
      return new Start(step, step.cost() + dot(g, step.image) / 2);
    }

    /** Newton's step from y, mixed with earlier ones. */
    private Chord chord(Step from, Block ofTrial) {
      double[] force = modes.of(ofTrial).toArray();
      for (int j = 0; j < force.length; j++) {
        force[j] -= from.y[j] / tau;
      }
      double[] newton = factor.solve(force);
      // b H newton = force - newton / tau.
      double decrement = dot(force, force) - dot(force, newton) / tau;
      double[] mixed = from.mixing.mixed(from.y, newton, diagonal());
      return new Chord(
          new Step(this, mixed, from.mixing.and(from.y, newton)), decrement / curvature.factor());
    }
  }

  private double[] diagonal() {
    double[] diagonal = new double[modes.count()];
    for (int j = 0; j < diagonal.length; j++) {
      diagonal[j] = products[j * (diagonal.length + 1)];
    }
    return diagonal;
  }

  private final class Step implements Proposal {

    private final Problem problem;
    private final double[] y;
    private final Mixing mixing;

    /** {@code H y}. */
    private final double[] image;

    private Step(Problem problem, double[] y, Mixing mixing) {
      this.problem = problem;
      this.y = y;
      this.mixing = mixing;
      this.image = times(y);
    }

    @Override
    public double[] delta() {
      Block all = modes.amongAll(Block.copyOf(y));
      double[] delta =
          at.pullBack(new Combination(curvature.spectrum(), all).at(at.origin().points()));
      for (int e = 0; e < delta.length; e++) {
        delta[e] /= -at.metric(e);
      }
      return delta;
    }

    @Override
    public double cost() {
      return dot(y, image) / problem.tau / 2;
    }

    /** {@inheritDoc} A trial that is evaluated by another spectrum is read by that of the start. */
    @Override
    public Option<Chord> chord(State moved, Option<Evaluation> there) {
      Particles nu = moved.particles();
      return there
          .flatMap(trial -> variation(trial.combination(), curvature))
          .orElse(() ->
              reading.flatMap(from ->
                  variation(Trials.at(() -> from.combination(nu)).flatMap(xi -> xi), curvature)))
          .map(xi -> problem.chord(this, xi.numbers()));
    }
  }
}
