package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/**
 * The linearised step at a measure, {@code minimise <g, delta> + delta' M delta / 2 + delta' D
 * delta / (2 tau)} in the coordinates of {@link Tangent}: with (d + 1) n unknowns, or by its dual
 * with one unknown a feature.
 */
sealed interface Linearisation permits PrimalLinearisation, DualLinearisation {

  /**
   * By the dual where the curvature is one of features known by sums and the first variation a
   * combination of them.
   *
   * @param largest no tau beyond it will be asked for
   */
  static Linearisation of(
      GaussNewton model, Evaluation here, Particles mu, Speeds speeds, double largest) {
    return DualLinearisation.of(model, here, mu, speeds, largest)
        .<Linearisation>map(dual -> dual)
        .getOrElse(() -> PrimalLinearisation.of(model, here.field(), mu, speeds));
  }

  /** The order of the matrix that is kept as long as the step is sought. */
  static int order(GaussNewton model, Evaluation here) {
    return DualLinearisation.applies(model, here)
        ? 0
        : NormalEquations.order(model.curvature(), model.order());
  }

  /**
   * The flow time in which a model begins to be implicit; 1 if it has no curvature at all, 0 or
   * infinite where one over the curvature is.
   */
  static double startingTau(GaussNewton model, double alpha) {
    double stiffness = alpha * model.stiffness();
    return stiffness > 0 ? 1 / stiffness : 1;
  }

  /** The coordinates. */
  Tangent tangent();

  /** {@code |g|^2} in {@code D^-1}. */
  double steepness();

  /** Whether matrix and gradient are finite. */
  boolean isFinite();

  /** The size of the rounding errors in the value of F, beside that of the value itself. */
  double rounding();

  /** Whether there is a second model, with the rest. */
  boolean hasRest();

  /** Whether the model with the rest, or the one without, foretold a decrease better. */
  boolean predictsBetter(boolean withRest, double[] delta, double decrease);

  /**
   * How much tau grows after a good step.
   *
   * @param withChords after which the ratio may say less of the model
   * @param ratio actual over predicted decrease
   */
  double growth(boolean withChords, double ratio);

  /** The multiple of its start value above which tau does not grow. */
  double largest();

  /** How chords go on from a trial; none if nothing is known of other measures. */
  Option<ChordRule> chords();

  /** The problem for one tau, or none if its matrix is not positive definite to rounding. */
  Option<Start> problem(double tau, boolean withRest);

  /**
   * The minimiser of the problem for one tau.
   *
   * @param proposal the minimiser
   * @param predicted how far the model falls there
   */
  record Start(Proposal proposal, double predicted) {}

  /** A step that is proposed for one tau. */
  interface Proposal {

    /** The step in the coordinates of the tangent; not to be changed. */
    double[] delta();

    /** {@code |delta|_D^2 / (2 tau)}. */
    double cost();

    /**
     * Newton's step from here for the problem with the true energy, by the matrix of the start. The
     * gradient at the trial is pulled back from where the step starts: by the derivative of the
     * start, whose range the matrix knows.
     *
     * @param moved the state that the proposal leads to
     * @param there the energy there, if it has been evaluated
     * @return none if the first variation there is not known
     */
    Option<Chord> chord(State moved, Option<Evaluation> there);
  }

  /**
   * A chord.
   *
   * @param end where it ends
   * @param decrement Newton's decrement where it began, twice what the problem may fall by
   */
  record Chord(Proposal end, double decrement) {}
}
