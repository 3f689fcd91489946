package org.onsager.command.method;

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
import org.onsager.scheme.Schemes;
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
 * @param length over which the first variation bends, in z: particles nearer than a thousandth of
 *     it become one
 */
public record ConvexDescent(Energy energy, Option<Chart> chart, Search search, double length) {

  /** Of the length: nearer particles tell the same. */
  private static final double SAME = 1e-3;

  private static final int STEPS = 5;

  /** New particles a round. */
  private static final int INSERTED = 10;

  /** Of the mass: what no sum over particles notices. */
  private static final double NOTHING = 1e-14;

  /** Of the mass: what differences of F do not notice where they are rounding. */
  private static final double LITTLE = 1e-8;

  /** How often to go on where no step lowers F. */
  private static final int ATTEMPTS = 3;

  /** Of the length: so far apart particles may be where differences of F are rounding. */
  private static final double WIDER = 0.1;

  /**
   * Goes down until the gap is small, or as far as rounding lets it.
   *
   * @param start particles with finite energy, none of them on a wall of the chart
   * @param gap the limit, {@code >= 0}
   * @param budget what to spend
   * @return of all rounds the one with the least gap
   */
  public Optimum from(Particles start, double gap, Budget budget) {
    State state = State.start(intoChart(start), Key.of(0));
    Flow flow = Flow.of(descent(state.particles()).on(inChart()).tau(1));
    Stop stop = Stop.steps(STEPS).or(budget.stop());
    Option<Optimum> best = Option.none();
    int stuck = 0;
    int searches = 0;
    while (true) {
      Outcome outcome = flow.from(state).until(stop);
      stuck = outcome.reason() instanceof Reason.Failed ? stuck + 1 : 0;
      state = tidied(outcome);
      Certificate certificate =
          search.certificate(energy, outOfChart(state.particles()), state.evaluate(inChart()));
      searches++;
      Option<Reason> reason = reason(outcome, certificate, stuck, gap, budget);
      budget
          .console()
          .progress(() -> "%d evaluations, %s".formatted(evaluations(outcome), certificate.text()));
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
      state = inserted(state(state, stuck), certificate.minima());
    }
  }

  /** Why to end; a step that finds no descent goes on, from other particles. */
  private static Option<Reason> reason(
      Outcome outcome, Certificate certificate, int stuck, double gap, Budget budget) {
    if (certificate.gap() <= gap) {
      return Option.of(new Reason.Converged("gap <= " + gap));
    }
    if (evaluations(outcome) >= budget.evaluations()) {
      return Option.of(new Reason.RanOut(budget.evaluations() + " evaluations spent"));
    }
    if (budget.isInterrupted()) {
      return Option.of(new Reason.Stopped(Budget.INTERRUPTED));
    }
    if (outcome.reason() instanceof Reason.Failed failed) {
      boolean rounding = failed.failure() instanceof Failure.NoDescent;
      return Option.when(
          stuck > ATTEMPTS || !rounding,
          () ->
              rounding
                  ? new Reason.Converged("no step lowers the energy by more than rounding")
                  : failed);
    }
    return Option.none();
  }

  private static long evaluations(Outcome outcome) {
    return outcome.state().evaluations();
  }

  /** Where all particles start at places where nothing pulls, the energy tells no length. */
  private Scheme descent(Particles start) {
    boolean balanced =
        inChart()
            .gaussNewton()
            .exists(model -> model.apply(start).scale().lengthSquared().isDefined());
    GaussNewtonJko step =
        balanced ? GaussNewtonJko.balanced() : Schemes.gaussNewton(1, 1 / (length * length));
    return (search.price().isDefined() ? step.withFreeMass() : step).then(Schemes.pruning(NOTHING));
  }

  /** The evaluations of a failed step count, too. */
  private State tidied(Outcome outcome) {
    long failed = outcome.reason() instanceof Reason.Failed f ? f.failure().spent() : 0;
    State state = outcome.state().spent(failed);
    Particles z = state.particles();
    Particles canonical = chart.map(c -> z.withPoints(c.canonical(z.points()))).getOrElse(z);
    State apart = canonical.equals(z) ? state : state.with(canonical);
    return moved(Schemes.merging(SAME * length), apart);
  }

  /** Where steps were stuck, at first with fewer particles, then with their tau from the start. */
  private State state(State state, int stuck) {
    State fewer = stuck > 0 ? plainer(state) : state;
    return stuck > 1 ? fewer.forgetting(name -> true) : fewer;
  }

  /**
   * Without particles that F tells from their neighbours by rounding alone: what is left is well
   * conditioned, and the gradient leads on.
   */
  private State plainer(State state) {
    Scheme wider = Schemes.pruning(LITTLE).then(Schemes.merging(WIDER * length));
    return moved(wider, state);
  }

  private State moved(Scheme scheme, State state) {
    return scheme.move(state, inChart(), 1).getOrElse(state);
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
    return moved(Schemes.insertion(priced, INSERTED), state);
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
