package org.onsager.examples;

import io.vavr.control.Option;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.energy.Energy;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Insertion;
import org.onsager.scheme.Merging;
import org.onsager.scheme.Pruning;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The way down to the least value of a convex energy of measures: rounds of five Gauss-Newton JKO
 * steps. After each, particles that lie together become one, a search looks for the minimum of the
 * first variation, which says how far the energy is from its least value, and new particles begin
 * at the minima below the mean.
 *
 * @param energy F, convex, of measures on x
 * @param chart how x is kept in its domain: {@code x = c(z)}, and the steps move z; none for R^d
 * @param search where a particle may be; with a price of mass, the mass is free
 * @param length particles nearer than this, in z, become one
 */
record ConvexDescent(Energy energy, Option<Chart> chart, Search search, double length) {

  private static final int STEPS = 5;

  /** New particles a round. */
  private static final int INSERTED = 10;

  /** Of the mass: what no sum over particles notices. */
  private static final double NOTHING = 1e-14;

  /**
   * Goes down until the gap is small, or as far as rounding lets it.
   *
   * @param start particles with finite energy, none of them on a wall of the chart
   * @param gap the limit, {@code >= 0}
   * @param evaluations the most to spend
   * @return of all rounds the one with the least gap
   */
  Optimum from(Particles start, double gap, long evaluations) {
    Flow flow = Flow.of(descent().on(inChart()).tau(1));
    Stop stop = Stop.steps(STEPS).or(Stop.evaluations(evaluations));
    State state = State.start(intoChart(start), Key.of(0));
    Option<Optimum> best = Option.none();
    boolean stuck = false;
    int searches = 0;
    while (true) {
      Outcome outcome = flow.from(state).until(stop);
      boolean stuckAgain = stuck && outcome.state().index() == state.index();
      state = tidied(outcome);
      Certificate certificate =
          search.certificate(energy, outOfChart(state.particles()), state.evaluate(inChart()));
      searches++;
      Option<Reason> reason = reason(outcome, certificate, stuckAgain, gap, evaluations);
      Optimum now =
          new Optimum(
              outOfChart(state.particles()),
              certificate,
              state.evaluations(),
              searches,
              reason.getOrElse(outcome.reason()));
      best = best.filter(b -> b.certificate().gap() <= certificate.gap()).orElse(Option.of(now));
      if (reason.isDefined()) {
        Optimum found = best.get();
        return new Optimum(
            found.particles(), found.certificate(), now.evaluations(), searches, reason.get());
      }
      stuck = outcome.reason() instanceof Reason.Failed;
      state = inserted(stuck ? state.forgetting(name -> true) : state, certificate.minima());
    }
  }

  /** Why to end; a step that finds no descent goes on once, from new particles. */
  private static Option<Reason> reason(
      Outcome outcome, Certificate certificate, boolean stuck, double gap, long evaluations) {
    if (certificate.gap() <= gap) {
      return Option.of(new Reason.Converged("gap <= " + gap));
    }
    if (outcome.state().evaluations() >= evaluations) {
      return Option.of(new Reason.RanOut(evaluations + " evaluations spent"));
    }
    return outcome.reason() instanceof Reason.Failed failed
            && (stuck || !(failed.failure() instanceof Failure.NoDescent))
        ? Option.of(outcome.reason())
        : Option.none();
  }

  private Scheme descent() {
    GaussNewtonJko step = GaussNewtonJko.balanced();
    return (search.price().isDefined() ? step.withFreeMass() : step).then(new Pruning(NOTHING));
  }

  /** The evaluations of a failed step count, too. */
  private State tidied(Outcome outcome) {
    long failed = outcome.reason() instanceof Reason.Failed f ? f.failure().spent() : 0;
    State state = outcome.state().spent(failed);
    Particles z = state.particles();
    Particles canonical = chart.map(c -> z.withPoints(c.canonical(z.points()))).getOrElse(z);
    State apart = canonical.equals(z) ? state : state.with(canonical);
    return new Merging(length).move(apart, inChart(), 1).getOrElse(apart);
  }

  /** Particles at minima that a search has found already. */
  private State inserted(State state, Minima minima) {
    Minima z =
        chart
            .map(c ->
                new Minima(
                    c.into(minima.where()),
                    minima.values(),
                    minima.least(),
                    minima.proved(),
                    minima.reads()))
            .getOrElse(minima);
    Search known = (e, mu, level) -> z;
    Search priced = search.price().map(known::freeMass).getOrElse(known);
    return new Insertion(priced, INSERTED).move(state, inChart(), 1).getOrElse(state);
  }

  private Energy inChart() {
    return chart.map(energy::in).getOrElse(energy);
  }

  private Particles intoChart(Particles x) {
    return chart.map(c -> x.withPoints(c.into(x.points()))).getOrElse(x);
  }

  private Particles outOfChart(Particles z) {
    return chart.map(c -> z.withPoints(c.at(z.points()))).getOrElse(z);
  }
}
