package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
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
 * The way down to the least value of a convex energy: rounds of five Gauss-Newton JKO steps. Before
 * each, particles that lie together become one, a search looks for the minimum of the first
 * variation, which gives the gap, and new particles begin at the minima below the mean.
 *
 * @param gaps one a search, with the evaluations before it
 * @param particles the last
 * @param reads points at which the searches read the first variation
 * @param seconds of wall time
 */
record CertifiedDescent(Vector<Gap> gaps, Particles particles, long reads, double seconds) {

  private static final int STEPS = 5;
  private static final int INSERTED = 10;

  /** Of the mass: what no sum over particles notices. */
  private static final double NOTHING = 1e-14;

  /**
   * What a search found.
   *
   * @param evaluations of the energy with its gradient, spent before
   * @param gap over the scale of the problem
   */
  record Gap(long evaluations, double gap) {}

  /** Goes down until the gap is small, or the evaluations are spent, or rounding ends it. */
  static CertifiedDescent of(ConvexProblem problem, double gap, long evaluations) {
    long begin = System.nanoTime();
    GaussNewtonJko jko = GaussNewtonJko.balanced();
    Scheme step = problem.search().price().isDefined() ? jko.withFreeMass() : jko;
    Flow flow = Flow.of(step.then(Schemes.pruning(NOTHING)).on(problem.energy()).tau(1));
    Scheme merging = Schemes.canonical(problem.chart()).then(Schemes.merging(problem.length()));
    Scheme insertion = Schemes.insertion(problem.search(), INSERTED);
    Stop round = Stop.steps(STEPS).or(Stop.evaluations(evaluations));

    State state = State.start(problem.start(), Key.of(0));
    Vector<Gap> gaps = Vector.empty();
    long reads = 0;
    while (true) {
      State merged = merging.move(state, problem.energy(), 1).getOrElse(state);
      State searched = insertion.move(merged, problem.energy(), 1).getOrElse(merged);
      gaps =
          gaps.append(
              new Gap(merged.evaluations(), searched.fact(Insertion.GAP).get() / problem.scale()));
      reads += searched.fact(Insertion.READS).get().longValue();
      Outcome outcome = flow.from(searched).until(round);
      boolean stuck = outcome.state().index() == searched.index();
      if (gaps.last().gap() <= gap || merged.evaluations() >= evaluations || stuck) {
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new CertifiedDescent(gaps, merged.particles(), reads, seconds);
      }
      state = outcome.state().spent(failed(outcome.reason()));
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
