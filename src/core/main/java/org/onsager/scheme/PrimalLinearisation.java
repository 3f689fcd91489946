package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Reading;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/**
 * The linearised step in the coordinates themselves, {@code minimise <g, delta> + delta' (M + P)
 * delta / 2 + delta' D delta / (2 tau)}, with P what the model keeps, or the positive parts of its
 * rest.
 *
 * <p>M has {@code (0, r)} in its null space where mass is conserved, and with it every solution has
 * {@code <r, t> = 0} up to rounding and P.
 */
final class PrimalLinearisation implements Linearisation {

  private static final int MOST_CHORDS = 16;

  private static final double ENOUGH = 0.5;

  private static final double GAIN = 0.5;

  /** The same where reading costs nothing: mixed chords make up for a poor one. */
  private static final double GAIN_OF_MIXED = 0.1;

  private static final int DEPTH = 5;

  private static final double GROWTH = 4;

  /** Above this multiple of its start value, {@code D / tau} no longer changes the step. */
  private static final double LARGEST = 1e14;

  /** The same where F has no cancellation, and falls on far below the rounding of its terms. */
  private static final double LARGEST_OF_MIXED = 1e29;

  /** After chords the ratio says less of the model: tau grows half as fast. */
  private static final double GROWTH_AFTER_CHORDS = 2;

  /** How much better the other model must predict; less would switch to and fro near a target. */
  private static final double HYSTERESIS = 3;

  private final Tangent at;
  private final double[] gradient;
  private final NormalEquations equations;
  private final ParticleBlocks kept;
  private final Option<ParticleBlocks> rest;
  private final Option<Reading> reading;
  private final double rounding;

  private PrimalLinearisation(
      Tangent at,
      double[] gradient,
      NormalEquations equations,
      ParticleBlocks kept,
      Option<ParticleBlocks> rest,
      Option<Reading> reading,
      double rounding) {
    this.at = at;
    this.gradient = gradient;
    this.equations = equations;
    this.kept = kept;
    this.rest = rest;
    this.reading = reading;
    this.rounding = rounding;
  }

  /** Scales and projects the model of an energy with the first variation xi at mu. */
  static PrimalLinearisation of(GaussNewton model, Field xi, Particles mu, Speeds speeds) {
    return of(model, xi, Tangent.at(mu, speeds));
  }

  static PrimalLinearisation of(GaussNewton model, Field xi, Tangent at) {
    return new PrimalLinearisation(
        at,
        at.pullBack(xi),
        NormalEquations.of(model.curvature(), at),
        ParticleBlocks.kept(model.kept(), at),
        model.rest().flatMap(rest -> ParticleBlocks.rest(rest, xi, at)),
        model.reading(),
        model.scale().rounding());
  }

  @Override
  public Tangent tangent() {
    return at;
  }

  @Override
  public double rounding() {
    return rounding;
  }

  @Override
  public Option<ChordRule> chords() {
    return reading.map(
        r -> new ChordRule(r.evaluations(), MOST_CHORDS, ENOUGH, mixes() ? GAIN_OF_MIXED : GAIN));
  }

  /**
   * Whether chords are mixed: where other measures are read for nothing, and no rest would make the
   * model a better one.
   */
  private boolean mixes() {
    return rest.isEmpty() && reading.exists(r -> r.evaluations() == 0);
  }

  @Override
  public double growth(boolean withChords, double ratio) {
    return withChords ? GROWTH_AFTER_CHORDS : GROWTH;
  }

  @Override
  public double largest() {
    return mixes() ? LARGEST_OF_MIXED : LARGEST;
  }

  @Override
  public double steepness() {
    return at.steepness(gradient);
  }

  @Override
  public boolean isFinite() {
    double sum = 0;
    for (double number : gradient) {
      sum += 0 * number;
    }
    return sum == 0 && equations.isFinite();
  }

  @Override
  public boolean hasRest() {
    return rest.isDefined();
  }

  /**
   * {@inheritDoc} Only asked where the decrease is more than rounding, which would choose at
   * random.
   *
   * <p><i>Source:</i> Dennis, Gay and Welsch (1981), doi:10.1145/355958.355965, section 3.
   */
  @Override
  public boolean predictsBetter(boolean withRest, double[] delta, double decrease) {
    return HYSTERESIS * Math.abs(decrease - predicted(delta, withRest))
        < Math.abs(decrease - predicted(delta, !withRest));
  }

  /** How far the model without the rest, or with it, falls along delta. */
  double predicted(double[] delta, boolean withRest) {
    double slope = 0;
    for (int e = 0; e < delta.length; e++) {
      slope += gradient[e] * delta[e];
    }
    return -slope - (equations.form(delta) + blocks(withRest).form(delta)) / 2;
  }

  private ParticleBlocks blocks(boolean withRest) {
    return rest.filter(r -> withRest).getOrElse(kept);
  }

  @Override
  public Option<Start> problem(double tau, boolean withRest) {
    return factorised(tau, withRest)
        .map(solver -> {
          double[] step = solver.step();
          Mixing mixing = Mixing.ofDepth(DEPTH).and(new double[step.length], step);
          return new Start(solver.proposal(step, mixing), solver.predicted(step));
        });
  }

  /** Factorised for a tau, or none if the matrix is not positive definite to rounding. */
  Option<Problem> factorised(double tau, boolean withRest) {
    ParticleBlocks blocks = blocks(withRest);
    return equations.plus(blocks, tau).map(solver -> new Problem(solver, blocks, tau));
  }

  /** The problem for one tau. */
  final class Problem {

    private final NormalEquations.Solver solver;
    private final ParticleBlocks blocks;
    private final double tau;

    private Problem(NormalEquations.Solver solver, ParticleBlocks blocks, double tau) {
      this.solver = solver;
      this.blocks = blocks;
      this.tau = tau;
    }

    /** The minimiser. */
    double[] step() {
      return minus(new double[gradient.length], gradient);
    }

    /**
     * How far the model falls along the minimiser: with {@code (M + P + D / tau) delta = -g} by
     * {@code -<g, delta> / 2 + |delta|_D^2 / (2 tau)}.
     */
    double predicted(double[] step) {
      double slope = 0;
      for (int e = 0; e < step.length; e++) {
        slope += gradient[e] * step[e];
      }
      return cost(step) - slope / 2;
    }

    double cost(double[] delta) {
      return at.squaredLength(delta) / tau / 2;
    }

    private Proposal proposal(double[] delta, Mixing mixing) {
      return new Step(this, delta, cost(delta), mixing);
    }

    /** One chord from a trial, with the first variation there. */
    Chord chord(double[] delta, Mixing mixing, Field ofTrial) {
      double[] force = at.pullBack(ofTrial);
      blocks.addProduct(delta, force);
      for (int e = 0; e < force.length; e++) {
        force[e] += at.metric(e) * delta[e] / tau;
      }
      double[] end = minus(delta, force);
      double decrement = 0;
      for (int e = 0; e < force.length; e++) {
        decrement += force[e] * (delta[e] - end[e]);
      }
      return new Chord(mixes() ? mixed(delta, mixing, end) : proposal(end, mixing), decrement);
    }

    private Proposal mixed(double[] delta, Mixing mixing, double[] end) {
      double[] newton = new double[delta.length];
      double[] weights = new double[delta.length];
      for (int e = 0; e < newton.length; e++) {
        newton[e] = end[e] - delta[e];
        weights[e] = at.metric(e);
      }
      return proposal(mixing.mixed(delta, newton, weights), mixing.and(delta, newton));
    }

    private double[] minus(double[] delta, double[] force) {
      double[] solution = solver.solve(force);
      for (int e = 0; e < solution.length; e++) {
        solution[e] = delta[e] - solution[e];
      }
      return solution;
    }
  }

  private final class Step implements Proposal {

    private final Problem problem;
    private final double[] delta;
    private final double cost;
    private final Mixing mixing;

    private Step(Problem problem, double[] delta, double cost, Mixing mixing) {
      this.problem = problem;
      this.delta = delta;
      this.cost = cost;
      this.mixing = mixing;
    }

    @Override
    public double[] delta() {
      return delta;
    }

    @Override
    public double cost() {
      return cost;
    }

    /** {@inheritDoc} None where reading meets trouble. */
    @Override
    public Option<Chord> chord(State moved, Option<Evaluation> there) {
      Particles nu = moved.particles();
      return reading.flatMap(from ->
          Trials.at(() -> Answers.reading(from, nu, at.origin().points()))
              .map(field -> problem.chord(delta, mixing, field)));
    }
  }
}
