package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.distribution.Normal;
import org.onsager.energy.KullbackLeibler;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.scheme.Continuation;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * Laws of schemes as they compose and repeat. A law says nothing where the scheme returns a
 * failure, except {@link #SUCCEEDS}.
 *
 * @see SchemeNumbers
 * @see SchemeRates
 */
public final class SchemeLaws {

  /** Relative; above rounding, far below what a step does. */
  private static final double HARDLY = 1e-12;

  private SchemeLaws() {}

  /**
   * All laws of schemes, those about numbers included.
   *
   * @return the laws
   */
  public static Vector<Law<Experiment>> all() {
    return Vector.of(SUCCEEDS, PURE, KEYED, CLOCK, SHARES, ASSOCIATIVE, TIMES, OBJECTION)
        .appendAll(SchemeNumbers.all())
        .appendAll(SchemeRates.all());
  }

  /** On its domain, with the step size of the experiment, the scheme returns a state. */
  public static final Law<Experiment> SUCCEEDS =
      Law.of("SchemeLaws.succeeds", "move(state, F, tau) is a state", SchemeLaws::succeeds);

  private static Verdict succeeds(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    return experiment
        .move(trial)
        .fold(failure -> claim.that(failure.message(), false), moved -> claim.holds(""));
  }

  /**
   * The same state gives the same result, bit for bit, and is not written to; nor does it matter
   * what was moved before, be it other weights on the same points.
   */
  public static final Law<Experiment> PURE =
      Law.of(
          "SchemeLaws.pure",
          "move(s), move(r), move(s): twice the same, s unchanged",
          SchemeLaws::pure);

  private static Verdict pure(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    State start = experiment.start(trial);
    Particles mu = start.particles();
    Block weights = trial.otherWeights(0);
    Either<Failure, State> once = moved(experiment, start, trial);
    // The same Points object, and an equal one.
    Either<Failure, State> other = moved(experiment, start.with(mu.withWeights(weights)), trial);
    Either<Failure, State> afresh =
        moved(experiment, start.with(new Particles(Measures.copy(mu.points()), weights)), trial);
    Either<Failure, State> again = moved(experiment, start, trial);
    // A memory of its own may begin anew at the start of a run, and at no other state.
    State later = later(start);
    Either<Failure, State> there = moved(experiment, later, trial);
    return claim
        .that("the input has changed", start.equals(experiment.start(trial)))
        .and(() -> claim.that("another result", once.equals(again)))
        .and(() ->
            claim.that(
                "another result in the midst of a run",
                there.equals(moved(experiment, later, trial))))
        .and(() -> claim.that("other weights on the same points", other.equals(afresh)));
  }

  /** The same state after a few steps. */
  private static State later(State state) {
    return new State(
        state.particles(),
        state.index() + 3,
        state.time() + 1,
        state.key(),
        state.draws(),
        state.evaluations(),
        state.memory(),
        state.facts());
  }

  private static Either<Failure, State> moved(Experiment experiment, State state, Trial trial) {
    return experiment.scheme().move(state, experiment.energy(trial), experiment.tau());
  }

  /**
   * A scheme that draws random numbers draws them from the key of the state, and counts its draws,
   * so that the next move has others: another key gives other particles if and only if draws are
   * taken, unless hardly anything moves. (Far away, noise changes a force that moves a particle by
   * its last digit, to the same digit.)
   */
  public static final Law<Experiment> KEYED =
      Law.of(
          "SchemeLaws.keyed",
          "draws are taken if and only if another key gives another result",
          SchemeLaws::keyed);

  private static Verdict keyed(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    State start = experiment.start(trial);
    State other = State.start(trial.particles(), trial.key(1));
    return onSuccess(
        claim,
        moved(experiment, start, trial),
        moved ->
            onSuccess(
                claim,
                moved(experiment, other, trial),
                there -> {
                  boolean same = there.particles().equals(moved.particles());
                  return moved.draws() == start.draws()
                      ? claim.that("two keys, other particles, and draws() stands", same)
                      : claim.that(
                          "draws() has moved, and two keys give the same particles",
                          !same || hardlyMoved(start.particles(), moved.particles()));
                }));
  }

  private static boolean hardlyMoved(Particles mu, Particles moved) {
    Block x = mu.points().coordinates();
    Block w = mu.weights();
    return moved.count() == mu.count()
        && EnergyRounding.largest(moved.points().coordinates().plus(-1, x))
            <= HARDLY * EnergyRounding.largest(x)
        && EnergyRounding.largest(moved.weights().plus(-1, w))
            <= HARDLY * EnergyRounding.largest(w);
  }

  /** A scheme moves particles and never the clock, keeps the key, and counts upwards. */
  public static final Law<Experiment> CLOCK =
      Law.of(
          "SchemeLaws.clock",
          "index, time and key stay; draws and evaluations do not fall",
          SchemeLaws::clock);

  private static Verdict clock(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    State start = experiment.start(trial).spent(3).drawn();
    return onSuccess(
        claim,
        moved(experiment, start, trial),
        moved ->
            claim
                .same("index", moved.index(), start.index())
                .and(() -> claim.equal("time", moved.time(), start.time(), Tolerance.none()))
                .and(() -> claim.that("another key", moved.key().equals(start.key())))
                .and(() -> claim.atMost("draws", start.draws(), moved.draws()))
                .and(() -> claim.atMost("evaluations", start.evaluations(), moved.evaluations())));
  }

  /**
   * What a scheme says that it does not change, it shares with the state before: the same object.
   */
  public static final Law<Experiment> SHARES =
      Law.of(
          "SchemeLaws.shares",
          "a transport shares the weights, a reaction the points",
          SchemeLaws::shares);

  @SuppressWarnings("ReferenceEquality") // Sharing is what the law is about.
  private static Verdict shares(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    State start = experiment.start(trial);
    Particles before = start.particles();
    return onSuccess(
        claim,
        moved(experiment, start, trial),
        moved ->
            switch (experiment.moves()) {
              case BOTH -> claim.holds("not claimed");
              case POINTS ->
                  claim.that("other weights", moved.particles().weights() == before.weights());
              case WEIGHTS ->
                  claim.that("other points", moved.particles().points() == before.points());
            });
  }

  /**
   * {@code then} is composition, so it is associative: on particles, counters and memory, bit for
   * bit.
   */
  public static final Law<Experiment> ASSOCIATIVE =
      Law.of(
          "SchemeLaws.associative",
          "(a then b) then a = a then (b then a) = a; b; a",
          SchemeLaws::associative);

  private static Verdict associative(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    Scheme a = experiment.scheme();
    Scheme b = (state, energy, tau) -> Either.right(shifted(state, tau));
    Either<Failure, State> left = composed(experiment, a.then(b).then(a), trial);
    Either<Failure, State> right = composed(experiment, a.then(b.then(a)), trial);
    Either<Failure, State> oneByOne =
        composed(experiment, a, trial)
            .map(state -> shifted(state, experiment.tau()))
            .flatMap(state -> moved(experiment, state, trial));
    return claim
        .that("(a then b) then a, a then (b then a) differ", left.equals(right))
        .and(() -> claim.that("a then b, and b after a, differ", left.equals(oneByOne)));
  }

  private static State shifted(State state, double tau) {
    return state.moved(state.particles().points().coordinates().map(c -> c + tau)).getOrElse(state);
  }

  /** {@code times} multiplies tau. */
  public static final Law<Experiment> TIMES =
      Law.of(
          "SchemeLaws.times",
          "a.times(c).move(s, F, tau) = a.move(s, F, c tau)",
          SchemeLaws::times);

  private static Verdict times(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    return claim.that(
        "another result",
        composed(experiment, experiment.scheme().times(0.5), trial)
            .equals(experiment.move(trial, 0.5 * experiment.tau())));
  }

  private static Either<Failure, State> composed(
      Experiment experiment, Scheme scheme, Trial trial) {
    return scheme.move(experiment.start(trial), experiment.energy(trial), experiment.tau());
  }

  /**
   * A scheme objects to an objective that it cannot serve: with the relative entropy, whose force
   * has a {@code log mu} part, it either objects or moves.
   */
  public static final Law<Experiment> OBJECTION =
      Law.of(
          "SchemeLaws.objection",
          "no objection to log mu, so log mu is carried",
          SchemeLaws::objection);

  private static Verdict objection(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    KullbackLeibler energy =
        KullbackLeibler.to(Normal.isotropic(1, Block.constant(trial.dimension(), 0).toArray()));
    return experiment.scheme().objection(energy).isDefined()
        ? claim.holds("it objects")
        : Refusals.agrees(
            claim,
            true,
            () ->
                experiment
                    .scheme()
                    .move(experiment.start(trial), energy, experiment.tau())
                    .isRight());
  }

  /**
   * A scheme that begins by other energies ends as another scheme alone: from the first step that
   * says so ({@link Continuation#STAGES} is zero) its moves are those of the other, bit for bit.
   * The steps are those of a run.
   *
   * @param alone the other scheme
   * @return the law
   */
  public static Law<Experiment> endingAs(Scheme alone) {
    return Law.of(
        "SchemeLaws.endingAs",
        "no stages to come, so move(s, F, tau) = alone.move(s, F, tau)",
        (claim, experiment) -> endingAs(claim, experiment, alone));
  }

  private static Verdict endingAs(Claim claim, Experiment experiment, Scheme alone) {
    Trial trial = claim.trial();
    Step whole = experiment.scheme().on(experiment.energy(trial)).tau(experiment.tau());
    Step other = alone.on(experiment.energy(trial)).tau(experiment.tau());
    State state = experiment.start(trial);
    int ended = 0;
    Verdict verdict = claim.holds("not there in %d steps".formatted(LONG));
    for (int step = 0; step < LONG && ended < FEW && verdict.holds(); step++) {
      Either<Failure, State> next = whole.apply(state);
      if (next.isLeft()) {
        return claim.holds("refused: " + next.getLeft().what());
      }
      if (next.get().fact(Continuation.STAGES).contains(0.0)) {
        Option<Particles> moved = other.apply(state).toOption().map(State::particles);
        verdict = claim.that("another move", moved.contains(next.get().particles()));
        ended++;
      }
      state = next.get();
    }
    return verdict;
  }

  /** Steps in which all stages of a continuation end. */
  private static final int LONG = 200;

  private static final int FEW = 3;

  static Verdict onSuccess(
      Claim claim, Either<Failure, State> result, Function<State, Verdict> law) {
    return result.fold(failure -> claim.holds("refused: " + failure.what()), law);
  }
}
