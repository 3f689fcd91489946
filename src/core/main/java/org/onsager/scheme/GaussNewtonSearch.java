package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/** One Gauss-Newton step: the search for a tau whose trial is accepted, and what it cost. */
final class GaussNewtonSearch {

  private static final RatioController CONTROLLER = RatioController.standard();

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
  private final Option<ChordRule> rule;
  private long spent;
  private long factorisations;
  private long chords;

  GaussNewtonSearch(
      State state,
      Energy energy,
      Evaluation here,
      Linearisation problem,
      Progress progress,
      long spent) {
    this.state = state;
    this.energy = energy;
    this.here = here;
    this.problem = problem;
    this.progress = progress;
    this.withRest = progress.rest() && problem.hasRest();
    this.rounding = problem.rounding() + UNIT * Math.abs(here.value());
    this.rule = problem.chords().filter(r -> progress.allowsChords());
    this.spent = spent;
  }

  /** What was evaluated so far. */
  long spent() {
    return spent;
  }

  /** A trial of the problem for one tau. */
  private record Trial(Linearisation.Proposal proposal, State state, Evaluation there) {

    /** What the problem minimises. */
    double objective() {
      return there.value() + proposal.cost();
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
      Option<Linearisation.Start> solved = problem.problem(flowTime, withRest);
      if (solved.isDefined()) {
        double predicted = solved.get().predicted();
        if (predicted == 0) {
          return Option.none();
        }
        Option<Trial> found =
            Option.when(predicted > 0, solved.get().proposal())
                .map(step -> foreseen(step, predicted))
                .flatMap(this::trial)
                .map(first -> withChords(first, predicted));
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
    Tangent there = problem.tangent().at(trial.state().particles());
    double steepness = there.steepness(there.pullBack(trial.there().field()));
    return Math.abs(decrease) < 2 * UNCERTAIN * rounding && steepness < problem.steepness() / 2;
  }

  private Option<Trial> trial(Linearisation.Proposal proposal) {
    return moved(proposal)
        .flatMap(next -> {
          spent++;
          Particles nu = next.particles();
          return Trials.at(() -> Answers.evaluation(energy, nu))
              .map(there -> new Trial(proposal, next, there));
        });
  }

  private Option<State> moved(Linearisation.Proposal proposal) {
    return problem.tangent().applied(state, proposal.delta()).toOption();
  }

  /**
   * The problem for the same tau, solved better: simplified Newton steps with the factor at hand. A
   * long step in weak directions disturbs strong ones by its square; chords take that back.
   */
  private Trial withChords(Trial first, double predicted) {
    return rule.map(r -> withChords(r, first, predicted)).getOrElse(first);
  }

  private Trial withChords(ChordRule goingOn, Trial first, double predicted) {
    Trial best = first;
    for (int k = 0; k < goingOn.most() && best.isFinite(); k++) {
      if (here.value() - best.there().value() >= goingOn.enough() * predicted) {
        return best;
      }
      double before = best.objective();
      Option<Trial> better =
          chord(goingOn, best.proposal(), best.state(), Option.some(best.there()))
              .flatMap(chord -> trial(chord.end()))
              .filter(t -> t.isFinite() && t.objective() < before);
      if (better.isEmpty()) {
        return best;
      }
      chords++;
      double left = before - (here.value() - predicted);
      best = better.get();
      if (best.objective() > before - goingOn.gain() * left) {
        return best;
      }
    }
    return best;
  }

  /**
   * Where the last step needed chords this one will, too. If a reading is an evaluation of its own,
   * it is made first, and a trial saved that would not stay.
   */
  private Linearisation.Proposal foreseen(Linearisation.Proposal step, double predicted) {
    Option<ChordRule> costly = rule.filter(r -> progress.chords() && r.evaluations() > 0);
    Option<Linearisation.Chord> chord =
        costly.flatMap(r -> moved(step).flatMap(moved -> chord(r, step, moved, Option.none())));
    double enough = costly.map(ChordRule::enough).getOrElse(0.0);
    chords += chord.exists(c -> c.decrement() > enough * predicted) ? 1 : 0;
    return chord.map(Linearisation.Chord::end).getOrElse(step);
  }

  /** A chord from a trial; none where reading meets trouble. */
  private Option<Linearisation.Chord> chord(
      ChordRule goingOn, Linearisation.Proposal from, State moved, Option<Evaluation> there) {
    spent += goingOn.evaluations();
    return from.chord(moved, there);
  }

  private State accepted(
      Trial trial, double tau, double flowTime, double predicted, double decrease) {
    double ratio = decrease / predicted;
    double next = CONTROLLER.growing(problem.growth(chords > 0, ratio)).afterStep(tau, ratio);
    boolean switched =
        problem.hasRest()
            && predicted >= UNCERTAIN * rounding
            && (withRest || CONTROLLER.afterStep(1, ratio) >= 1)
            && problem.predictsBetter(!withRest, trial.proposal().delta(), decrease);
    return Paid.by(trial.state().spent(spent), energy, trial.there())
        .rememberingNextStep(
            Progress.NAME,
            progress
                .after(state, next, problem.largest(), withRest != switched, chords > 0)
                .toBlock())
        .reporting(GaussNewtonJko.EVALUATIONS, (double) spent)
        .reporting(GaussNewtonJko.FACTORISATIONS, (double) factorisations)
        .reporting(GaussNewtonJko.CHORDS, (double) chords)
        .reporting(GaussNewtonJko.SWITCHES, switched ? 1 : 0)
        .reporting(GaussNewtonJko.TAU, flowTime)
        .reporting(GaussNewtonJko.PREDICTED, predicted)
        .reporting(GaussNewtonJko.RATIO, ratio)
        .reporting(GaussNewtonJko.SLACK, trial.objective() - here.value());
  }
}
