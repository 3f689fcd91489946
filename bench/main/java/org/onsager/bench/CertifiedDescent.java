package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Insertion;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The way down to the least value of a convex energy: rounds of five Gauss-Newton JKO steps, after
 * which particles that lie together become one and new ones begin where a search finds minima of
 * the first variation below its mean. A round ends before if the gap is small; where no step lowers
 * the energy but by rounding, particles become one at a larger distance.
 *
 * @param gaps one a round
 * @param particles the last
 * @param searches for minima of the first variation
 * @param reads points at which they read it
 */
record CertifiedDescent(Vector<Gap> gaps, Particles particles, int searches, long reads) {

  private static final int STEPS = 5;
  private static final int INSERTED = 10;

  /** Of the mass: what no sum over particles notices. */
  private static final double NOTHING = 1e-14;

  /** Of the mass: what differences of F do not notice where they are rounding. */
  private static final double LITTLE = 1e-8;

  /** So many lengths apart particles may be where differences of F are rounding. */
  private static final double WIDER = 100;

  /**
   * The gap at the end of a round.
   *
   * @param evaluations of the energy with its gradient, spent before
   * @param gap over the scale of the problem
   */
  record Gap(long evaluations, double gap) {}

  /** Goes down until the gap is small, or the evaluations are spent, or rounding ends it. */
  static CertifiedDescent of(ConvexProblem problem, double gap, long evaluations) {
    Energy energy = problem.energy();
    CountedSearch search = new CountedSearch(problem.search());
    GaussNewtonJko jko = GaussNewtonJko.balanced();
    Flow flow = Flow.of((search.price().isDefined() ? jko.withFreeMass() : jko).on(energy).tau(1));
    Scheme tidying =
        Schemes.canonical(problem.chart())
            .then(Schemes.pruning(NOTHING))
            .then(Schemes.merging(problem.length()));
    Scheme plainer =
        tidying.then(Schemes.pruning(LITTLE)).then(Schemes.merging(WIDER * problem.length()));
    Scheme insertion = Schemes.insertion(search, INSERTED);
    Stop round =
        Stop.certified(energy, search, gap * problem.scale())
            .or(Stop.steps(STEPS))
            .or(Stop.evaluations(evaluations));

    State state = State.start(problem.start(), Key.of(0));
    Vector<Gap> gaps = Vector.empty();
    boolean stuck = false;
    while (true) {
      Outcome outcome = flow.from(state).until(round);
      boolean certified = outcome.reason() instanceof Reason.Converged;
      boolean stuckAgain = stuck && outcome.state().index() == state.index();
      stuck = outcome.state().index() == state.index();
      State end = outcome.state().spent(failed(outcome.reason()));
      State tidy = (stuck ? plainer : tidying).move(end, energy, 1).getOrElse(end);
      State searched = insertion.move(certified ? end : tidy, energy, 1).getOrElse(tidy);
      double left = searched.fact(Insertion.GAP).get() / problem.scale();
      gaps = gaps.append(new Gap(certified ? end.evaluations() : tidy.evaluations(), left));
      if (certified || stuckAgain || end.evaluations() >= evaluations) {
        return new CertifiedDescent(gaps, tidy.particles(), search.searches(), search.reads());
      }
      state = searched;
    }
  }

  private static long failed(Reason reason) {
    return reason instanceof Reason.Failed f ? f.failure().spent() : 0;
  }

  /** The evaluations to a gap, if it was reached. */
  Option<Long> evaluationsTo(double gap) {
    return gaps.find(g -> g.gap() <= gap).map(Gap::evaluations);
  }
}
