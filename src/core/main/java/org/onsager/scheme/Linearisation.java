package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.GaussNewton;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * The linearised step at a measure, {@code minimise <g, delta> + delta' (M + P) delta / 2 + delta'
 * D delta / (2 tau)} in the coordinates of {@link Tangent}, with P what the model keeps, or the
 * positive parts of its rest.
 *
 * <p>M has {@code (0, r)} in its null space where mass is conserved, and with it every solution has
 * {@code <r, t> = 0} up to rounding and P.
 */
final class Linearisation {

  private final Tangent at;
  private final double[] gradient;
  private final NormalEquations equations;
  private final ParticleBlocks kept;
  private final Option<ParticleBlocks> rest;
  private final double startingTau;

  private Linearisation(
      Tangent at,
      double[] gradient,
      NormalEquations equations,
      ParticleBlocks kept,
      Option<ParticleBlocks> rest,
      double startingTau) {
    this.at = at;
    this.gradient = gradient;
    this.equations = equations;
    this.kept = kept;
    this.rest = rest;
    this.startingTau = startingTau;
  }

  /** Scales and projects the model of an energy with the first variation xi at mu. */
  static Linearisation of(GaussNewton model, Field xi, Particles mu, Speeds speeds) {
    Tangent at = Tangent.at(mu, speeds);
    double stiffness = speeds.alpha() * model.stiffness();
    return new Linearisation(
        at,
        at.pullBack(xi),
        NormalEquations.of(model.curvature(), at),
        ParticleBlocks.kept(model.kept(), at),
        model.rest().flatMap(rest -> ParticleBlocks.rest(rest, xi, at)),
        stiffness > 0 ? 1 / stiffness : 1);
  }

  /**
   * The flow time in which the model begins to be implicit; 1 if it has no curvature at all, 0 or
   * infinite where one over the curvature is.
   */
  double startingTau() {
    return startingTau;
  }

  Tangent tangent() {
    return at;
  }

  /** {@code |g|^2} in {@code D^-1}. */
  double steepness() {
    return at.steepness(gradient);
  }

  /** Whether matrix and gradient are finite. */
  boolean isFinite() {
    double sum = 0;
    for (double number : gradient) {
      sum += 0 * number;
    }
    return sum == 0 && equations.isFinite();
  }

  /** Whether there is a model with the rest. */
  boolean hasRest() {
    return rest.isDefined();
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

  /** Factorised for a tau, or none if the matrix is not positive definite to rounding. */
  Option<Problem> problem(double tau, boolean withRest) {
    ParticleBlocks blocks = blocks(withRest);
    return equations.plus(blocks, tau).map(solver -> new Problem(solver, blocks, tau));
  }

  /** A chord. */
  static final class Chord {

    private final double[] end;
    private final double decrement;

    private Chord(double[] end, double decrement) {
      this.end = end;
      this.decrement = decrement;
    }

    /** Where it ends; not to be changed. */
    double[] end() {
      return end;
    }

    /** Newton's decrement where it began, twice what the problem may fall by. */
    double decrement() {
      return decrement;
    }
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

    /** {@code |delta|_D^2 / (2 tau)}. */
    double cost(double[] delta) {
      return at.squaredLength(delta) / tau / 2;
    }

    /**
     * One chord from a trial: Newton's step for the problem with the true energy, by the matrix of
     * the start. The gradient at the trial is pulled back from where the step starts: by the
     * derivative of the start, whose range the matrix knows.
     */
    Chord chord(double[] delta, Field ofTrial) {
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
      return new Chord(end, decrement);
    }

    private double[] minus(double[] delta, double[] force) {
      double[] solution = solver.solve(force);
      for (int e = 0; e < solution.length; e++) {
        solution[e] = delta[e] - solution[e];
      }
      return solution;
    }
  }
}
