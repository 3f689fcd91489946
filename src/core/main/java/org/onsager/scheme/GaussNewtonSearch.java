package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Reading;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/** One Gauss-Newton step: the search for a tau whose trial is accepted, and what it cost. */
final class GaussNewtonSearch {

  private static final RatioController CONTROLLER = RatioController.standard();

  /** After chords the ratio says less of the model: tau grows half as fast. */
  private static final RatioController AFTER_CHORDS = CONTROLLER.growing(2);

  private static final int MOST_CHORDS = 16;

  /** Chords end where the energy has fallen by this share of what was predicted. */
  private static final double ENOUGH = 0.5;

  /** Chords end where one of them takes less than this share of what is left. */
  private static final double GAIN = 0.5;

  /** How much better the other model must predict; less would switch to and fro near a target. */
  private static final double HYSTERESIS = 3;

  /** Below this many roundings of F, its differences are known to a few per cent at best. */
  private static final double UNCERTAIN = 50;

  /** Differences that small may be rounding alone. */
  private static final double NOISE = 1;

  private static final double UNIT = 0x1p-52;

  private final State state;
  private final Energy energy;
  private final Evaluation here;
  private final Linearisation problem;
  private final Progress progress;
  private final boolean withRest;
  private final double rounding;
  private final Option<Reading> reading;
  private long spent;
  private long factorisations;
  private long chords;

  GaussNewtonSearch(
      State state,
      Energy energy,
      Evaluation here,
      GaussNewton model,
      Linearisation problem,
      Progress progress,
      long spent) {
    this.state = state;
    this.energy = energy;
    this.here = here;
    this.problem = problem;
    this.progress = progress;
    this.withRest = progress.rest() && problem.hasRest();
    this.rounding = model.scale().rounding() + UNIT * Math.abs(here.value());
    this.reading = model.reading().filter(r -> progress.allowsChords());
    this.spent = spent;
  }

  /** What was evaluated so far. */
  long spent() {
    return spent;
  }

  /** A trial of the problem for one tau. */
  private static final class Trial {

    private final double[] delta;
    private final State state;
    private final Evaluation there;
    private final double cost;

    Trial(double[] delta, State state, Evaluation there, double cost) {
      this.delta = delta;
      this.state = state;
      this.there = there;
      this.cost = cost;
    }

    /** Not to be changed. */
    double[] delta() {
      return delta;
    }

    State state() {
      return state;
    }

    Evaluation there() {
      return there;
    }

    /** What the problem minimises. */
    double objective() {
      return there.value() + cost;
    }

    boolean isFinite() {
      return there.isFinite();
    }
  }

  /**
   * Tries one tau after the other until a trial is accepted; the step is for {@code unit} times
   * tau.
   *
   * @return the state, or none if no tau is left
   */
  Option<State> run(double unit) {
    for (double tau = progress.tau(); !progress.isExhausted(tau); ) {
      double flowTime = Progress.number(unit * tau);
      factorisations++;
      Option<Linearisation.Problem> factorised = problem.problem(flowTime, withRest);
      if (factorised.isDefined()) {
        Linearisation.Problem solved = factorised.get();
        double[] step = solved.step();
        double predicted = solved.predicted(step);
        if (predicted == 0) {
          return Option.none();
        }
        Option<Trial> found =
            Option.when(predicted > 0, step)
                .map(delta -> foreseen(solved, delta, predicted))
                .flatMap(delta -> trial(solved, delta))
                .map(first -> withChords(solved, first, predicted));
        if (found.isDefined()) {
          Trial trial = found.get();
          double decrease = here.value() - trial.there().value();
          if (isDescent(trial, decrease, predicted)) {
            return Option.some(accepted(trial, tau, flowTime, predicted, decrease));
          }
          if (trial.isFinite() && predicted < UNCERTAIN * rounding) {
            if (isCloser(trial, decrease)) {
              return Option.some(accepted(trial, tau, flowTime, predicted, predicted));
            }
            if (Math.abs(decrease) < NOISE * rounding) {
              return Option.none();
            }
          }
        }
      }
      tau = CONTROLLER.afterRefusal(tau);
    }
    return Option.none();
  }

  /**
   * The proximal inequality, and a decrease that the model has foretold: one that can be seen, or a
   * run would go to and fro by rounding without end.
   */
  private boolean isDescent(Trial trial, double decrease, double predicted) {
    return trial.isFinite()
        && predicted >= rounding
        && trial.objective() <= here.value()
        && CONTROLLER.accepts(decrease, predicted);
  }

  /**
   * Where differences of F are rounding the gradient decides, which is linear in the error: whether
   * its square at the trial is at most half of what it was. Where F is nearly flat tau holds a step
   * back until it has grown, so that to ask for more would end a run too soon.
   */
  private boolean isCloser(Trial trial, double decrease) {
    Tangent there = Tangent.at(trial.state().particles(), problem.tangent().speeds());
    double steepness = there.steepness(there.pullBack(trial.there().field()));
    return Math.abs(decrease) < 2 * UNCERTAIN * rounding && steepness < problem.steepness() / 2;
  }

  private Option<Trial> trial(Linearisation.Problem solved, double[] delta) {
    Either<Failure, State> moved = problem.tangent().applied(state, delta);
    return moved
        .toOption()
        .flatMap(next -> {
          spent++;
          Particles nu = next.particles();
          return Trials.at(() -> Answers.evaluation(energy, nu))
              .map(there -> new Trial(delta, next, there, solved.cost(delta)));
        });
  }

  /**
   * The problem for the same tau, solved better: simplified Newton steps with the factor at hand. A
   * long step in weak directions disturbs strong ones by its square; chords take that back.
   */
  private Trial withChords(Linearisation.Problem solved, Trial first, double predicted) {
    Trial best = first;
    for (int k = 0; k < MOST_CHORDS && best.isFinite(); k++) {
      if (here.value() - best.there().value() >= ENOUGH * predicted) {
        return best;
      }
      double before = best.objective();
      Option<Trial> better =
          chord(solved, best.delta(), best.state())
              .flatMap(chord -> trial(solved, chord.end()))
              .filter(t -> t.isFinite() && t.objective() < before);
      if (better.isEmpty()) {
        return best;
      }
      chords++;
      double left = before - (here.value() - predicted);
      best = better.get();
      if (best.objective() > before - GAIN * left) {
        return best;
      }
    }
    return best;
  }

  /**
   * Where the last step needed chords this one will, too. If a reading is an evaluation of its own,
   * it is made first, and a trial saved that would not stay.
   */
  private double[] foreseen(Linearisation.Problem solved, double[] step, double predicted) {
    if (!progress.chords() || reading.forAll(r -> r.evaluations() == 0)) {
      return step;
    }
    Option<Linearisation.Chord> chord =
        problem
            .tangent()
            .applied(state, step)
            .toOption()
            .flatMap(moved -> chord(solved, step, moved));
    chords += chord.exists(c -> c.decrement() > ENOUGH * predicted) ? 1 : 0;
    return chord.map(Linearisation.Chord::end).getOrElse(step);
  }

  /** A chord from a trial; none without a reading, or where that meets trouble. */
  private Option<Linearisation.Chord> chord(
      Linearisation.Problem solved, double[] delta, State moved) {
    return reading.flatMap(from -> {
      spent += from.evaluations();
      Particles nu = moved.particles();
      return Trials.at(() -> Answers.reading(from, nu, state.particles().points()))
          .map(field -> solved.chord(delta, field));
    });
  }

  private State accepted(
      Trial trial, double tau, double flowTime, double predicted, double decrease) {
    double ratio = decrease / predicted;
    double next = (chords > 0 ? AFTER_CHORDS : CONTROLLER).afterStep(tau, ratio);
    boolean switched =
        problem.hasRest()
            && predicted >= UNCERTAIN * rounding
            && (withRest || CONTROLLER.afterStep(1, ratio) >= 1)
            && predictsBetter(!withRest, trial.delta(), decrease);
    return Paid.by(trial.state().spent(spent), energy, trial.there())
        .rememberingNextStep(
            Progress.NAME, progress.after(state, next, withRest != switched, chords > 0).toBlock())
        .reporting(GaussNewtonJko.EVALUATIONS, (double) spent)
        .reporting(GaussNewtonJko.FACTORISATIONS, (double) factorisations)
        .reporting(GaussNewtonJko.CHORDS, (double) chords)
        .reporting(GaussNewtonJko.SWITCHES, switched ? 1 : 0)
        .reporting(GaussNewtonJko.TAU, flowTime)
        .reporting(GaussNewtonJko.PREDICTED, predicted)
        .reporting(GaussNewtonJko.RATIO, ratio)
        .reporting(GaussNewtonJko.SLACK, trial.objective() - here.value());
  }

  /**
   * Whether the model that was not in use foretold the step that was taken better. Only asked where
   * the decrease is more than rounding, which would choose at random.
   *
   * <p><i>Source:</i> Dennis, Gay and Welsch (1981), doi:10.1145/355958.355965, section 3.
   */
  private boolean predictsBetter(boolean other, double[] delta, double decrease) {
    return HYSTERESIS * Math.abs(decrease - problem.predicted(delta, other))
        < Math.abs(decrease - problem.predicted(delta, !other));
  }
}
