package org.onsager.law;

import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Laws of steps and of the flows that iterate them: a run is the same however it is cut. */
public final class FlowLaws {

  private static final int FIRST = 2;

  private static final int SECOND = 3;

  private FlowLaws() {}

  /**
   * All laws of steps and flows.
   *
   * @return the laws
   */
  public static Vector<Law<Step>> all() {
    return Vector.of(REPLAY, CLOCK, PARTS, RESUME, STATES, INTERLEAVED, ASSOCIATIVE);
  }

  /**
   * All laws of steps and flows, where runs are resumed by another object.
   *
   * @param again makes the step anew
   * @return the laws
   */
  public static Vector<Law<Step>> all(Supplier<Step> again) {
    return all().replace(RESUME, resumedBy(step -> again.get()));
  }

  static State start(Trial trial) {
    return State.start(trial.particles(), trial.key(0));
  }

  private static State otherStart(Trial trial) {
    return State.start(new Particles(trial.elsewhere(), trial.otherWeights(0)), trial.key(1));
  }

  private static Outcome run(Step step, State from, int steps) {
    return Flow.of(step).from(from).until(Stop.steps(steps));
  }

  /** The same start and key give the same run, bit for bit, and the start is not written to. */
  public static final Law<Step> REPLAY =
      Law.of("FlowLaws.replay", "run(s, n), run(s, n): twice the same", FlowLaws::replay);

  private static Verdict replay(Claim claim, Step step) {
    Trial trial = claim.trial();
    State start = start(trial);
    Outcome once = run(step, start, FIRST);
    return claim
        .that("the start has changed", start.equals(start(trial)))
        .and(() -> claim.that("another run", once.equals(run(step, start, FIRST))));
  }

  /**
   * A step advances the index by one and the time by the same amount at every state, and keeps the
   * key.
   */
  public static final Law<Step> CLOCK =
      Law.of(
          "FlowLaws.clock", "index' = index + 1, time' = time + tau, key' = key", FlowLaws::clock);

  private static Verdict clock(Claim claim, Step step) {
    Trial trial = claim.trial();
    State start = start(trial);
    return SchemeLaws.onSuccess(
        claim,
        step.apply(start),
        once ->
            SchemeLaws.onSuccess(
                claim,
                step.apply(once),
                twice ->
                    claim
                        .same("index", twice.index(), start.index() + 2)
                        .and(() -> claim.that("another key", twice.key().equals(start.key())))
                        .and(() -> claim.that("time stands", once.time() > start.time()))
                        .and(() ->
                            claim.equal(
                                "time",
                                twice.time() - once.time(),
                                once.time() - start.time(),
                                Tolerance.ofSum(2, twice.time(), Tolerance.ULP)))));
  }

  /** First n steps, then m, are n + m steps. */
  public static final Law<Step> PARTS =
      Law.of("FlowLaws.parts", "run(run(s, n), m) = run(s, n + m)", FlowLaws::parts);

  private static Verdict parts(Claim claim, Step step) {
    Trial trial = claim.trial();
    State whole = run(step, start(trial), FIRST + SECOND).state();
    State part = run(step, start(trial), FIRST).state();
    return claim.that("another state", run(step, part, SECOND).state().equals(whole));
  }

  /** A run that is saved, loaded and resumed equals one that was not interrupted, bit for bit. */
  public static final Law<Step> RESUME = resumedBy(Function.identity());

  /**
   * The same law, where the run is resumed by another object, as it is in another process.
   *
   * @param again from the step to one that is made in the same way
   * @return the law
   */
  public static Law<Step> resumedBy(Function<Step, Step> again) {
    return Law.of(
        "FlowLaws.resume",
        "run(load(save(run(s, n))), m) = run(s, n + m)",
        (claim, step) -> resume(claim, step, again.apply(step)));
  }

  private static Verdict resume(Claim claim, Step step, Step again) {
    Trial trial = claim.trial();
    State whole = run(step, start(trial), FIRST + SECOND).state();
    State saved = run(step, start(trial), FIRST).state();
    State loaded = reloaded(saved);
    return claim
        .that("the loaded state differs", loaded.equals(saved))
        .and(() -> claim.that("another state", run(again, loaded, SECOND).state().equals(whole)));
  }

  private static State reloaded(State state) {
    try {
      Path file = Files.createTempFile("law", ".state");
      try {
        state.save(file);
        return State.load(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The states one by one are the states of the run. */
  public static final Law<Step> STATES =
      Law.of("FlowLaws.states", "the n-th of states() is run(s, n)", FlowLaws::states);

  private static Verdict states(Claim claim, Step step) {
    Trial trial = claim.trial();
    var states = Flow.of(step).from(start(trial)).states();
    Either<Failure, State> last = states.next();
    State reached = last.get();
    for (int n = 0; n < FIRST && last.isRight(); n++) {
      last = states.next();
      reached = last.getOrElse(reached);
    }
    State found = reached;
    return claim.that("another state", run(step, start(trial), FIRST).state().equals(found));
  }

  /**
   * All that a step knows of a run is in the state: two runs by turns are the same runs as one
   * after the other.
   */
  public static final Law<Step> INTERLEAVED =
      Law.of(
          "FlowLaws.interleaved",
          "runs from s and r by turns = run(s, n), run(r, n)",
          FlowLaws::interleaved);

  private static Verdict interleaved(Claim claim, Step step) {
    Trial trial = claim.trial();
    State whole = run(step, start(trial), SECOND).state();
    State otherWhole = run(step, otherStart(trial), SECOND).state();
    State mine = start(trial);
    State other = otherStart(trial);
    for (int n = 0; n < SECOND; n++) {
      mine = step.apply(mine).getOrElse(mine);
      other = step.apply(other).getOrElse(other);
    }
    boolean same = mine.equals(whole) && other.equals(otherWhole);
    return claim.that("another state", same);
  }

  /**
   * {@code then} is composition within one step, so it is associative: each part starts where the
   * part before it ended, at the clock where the first started; index and clock advance as by the
   * first alone.
   */
  public static final Law<Step> ASSOCIATIVE =
      Law.of(
          "FlowLaws.associative",
          "(a then b) then a = a then (b then a) = a; b; a, at the clock of the first a",
          FlowLaws::associative);

  private static Verdict associative(Claim claim, Step step) {
    Trial trial = claim.trial();
    Step other = FlowLaws::shiftedByOne;
    State start = start(trial);
    Either<Failure, State> left = step.then(other).then(step).apply(start);
    Either<Failure, State> right = step.then(other.then(step)).apply(start);
    Either<Failure, State> oneByOne =
        step.apply(start)
            .flatMap(first ->
                other
                    .apply(atClockOf(start, first))
                    .flatMap(second -> step.apply(atClockOf(start, second)))
                    .map(third -> ended(first, third)));
    return claim
        .that("(a then b) then a, a then (b then a) differ", left.equals(right))
        .and(() ->
            claim.that(
                "a then b, and b after a, differ",
                oneByOne.isLeft() ? left.isLeft() : left.equals(oneByOne)));
  }

  /** A whole step of another kind, with a clock of its own. */
  private static Either<Failure, State> shiftedByOne(State state) {
    return state
        .moved(state.particles().points().coordinates().map(c -> c + 1))
        .map(moved -> at(moved.index() + 1, moved.time() + 1, moved));
  }

  private static State atClockOf(State clock, State state) {
    return at(clock.index(), clock.time(), state);
  }

  private static State at(long index, double time, State state) {
    return reporting(state.facts(), index, time, state);
  }

  /** At the clock of the first part, with what it reports where the last part reports nothing. */
  private static State ended(State first, State last) {
    return reporting(last.facts().merge(first.facts()), first.index(), first.time(), last);
  }

  private static State reporting(
      SortedMap<String, Double> facts, long index, double time, State state) {
    return new State(
        state.particles(),
        index,
        time,
        state.key(),
        state.draws(),
        state.evaluations(),
        state.memory(),
        facts);
  }
}
