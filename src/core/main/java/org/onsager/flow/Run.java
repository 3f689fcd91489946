package org.onsager.flow;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * A run of a flow: immutable until {@link #until} or {@link #states} makes it go. Needs memory for
 * two states, and for the rows and states that it is told to write and to keep.
 */
public final class Run {

  private final Step step;
  private final State start;
  private final Vector<Row> before;
  private final Recording recording;

  private Run(Step step, State start, Vector<Row> before, Recording recording) {
    this.step = step;
    this.start = start;
    this.before = before;
    this.recording = recording;
  }

  static Run of(Step step, State start, Vector<Row> before) {
    return new Run(step, start, before, Recording.NONE);
  }

  private Run with(Recording changed) {
    return new Run(step, start, before, changed);
  }

  /**
   * The state that this run starts from.
   *
   * @return the state
   */
  public State start() {
    return start;
  }

  /**
   * The rows that this run goes on from, of a run that was saved.
   *
   * @return the rows so far
   */
  public Vector<Row> rows() {
    return before;
  }

  /**
   * The same run with more observers.
   *
   * @param more observers with names of their own
   * @return the run
   * @throws IllegalArgumentException if two have the same name
   */
  public Run observing(Observer... more) {
    return with(recording.observing(Vector.of(more)));
  }

  /**
   * The same run with a row only every m steps, and at the end.
   *
   * @param steps {@code m >= 1}
   * @return the run
   */
  public Run every(long steps) {
    return writing(When.every(steps));
  }

  /**
   * The same run with rows at these states only, and at the end.
   *
   * @param when at which states
   * @return the run
   */
  public Run writing(When when) {
    return with(recording.writing(when));
  }

  /**
   * The same run, whose outcome has the states of some moments.
   *
   * @param when at which states
   * @return the run
   */
  public Run keeping(When when) {
    return with(recording.keeping(when, Integer.MAX_VALUE));
  }

  /**
   * The same run, whose outcome has states at even distances, the start among them, for instance
   * for a film. A run keeps every state until there are too many, then every other one, and so on:
   * memory does not grow with its length.
   *
   * @param states how many at most, {@code >= 2}; half of them at least, in a run of as many steps
   * @return the run
   * @throws IllegalArgumentException if the number is below two
   */
  public Run keepingAtMost(int states) {
    Require.atLeast("states", states, 2);
    return with(recording.keeping(When.every(1), states));
  }

  /**
   * The same run, whose state is saved with the rows so far, at some moments and at the end,
   * whatever the reason. {@link Flow#resuming} goes on from there: with the same digits, and the
   * same rows, as if nothing had happened.
   *
   * @param file the file, replaced if it exists
   * @param run what makes the run this one
   * @param when at which states
   * @return the run
   */
  public Run saving(Path file, Fingerprint run, When when) {
    return with(recording.saving(new Checkpoint(file, run, when)));
  }

  /**
   * The same run, whose rows are also handed on as they are written.
   *
   * @param another sees every row
   * @return the run
   */
  public Run watching(Consumer<Row> another) {
    return with(recording.watching(another));
  }

  /**
   * The same run, whose states are handed on as they are made, for instance to show its progress.
   *
   * @param another sees every state but the start
   * @return the run
   */
  public Run following(Consumer<State> another) {
    return with(recording.following(another));
  }

  /**
   * The states one by one, the start included, without end; after a failure there is no more.
   *
   * @return a lazy iterator that keeps one state
   */
  public Iterator<Either<Failure, State>> states() {
    return new States(step, Either.right(start));
  }

  /**
   * Runs until a rule says to stop, a step fails, or an observer or the rule itself meets trouble
   * ({@link Trouble}): then the last row has NaN for that observer.
   *
   * @param stop the rule, asked at every state, the start included
   * @return the last state, the reason, the rows
   */
  public Outcome until(Stop stop) {
    Stop rule = stop;
    State state = start;
    Vector<Row> rows = before;
    Thinned<State> kept = Thinned.atMost(recording.limit());
    while (true) {
      Observation now = new Observation(state);
      Stop asked = rule;
      Either<Reason, Stop> answer =
          Trouble.caught(() -> Either.right(asked.at(now))).getOrElseGet(Run::failed);
      Either<Reason, State> next =
          answer.flatMap(later -> stepped(step, now.state()).mapLeft(Reason.Failed::new));
      Option<State> after = next.toOption();
      next = orTrouble(next, saved(state, after, rows));
      if (recording.kept().at(state, after)) {
        kept = kept.append(state);
      }
      if (next.isLeft() || recording.rows().at(state, after)) {
        Reading reading = Reading.of(recording.observers(), now);
        rows = written(rows, reading.row());
        next = orTrouble(next, reading.trouble());
      }
      if (next.isLeft()) {
        return new Outcome(state, next.getLeft(), rows, kept.kept());
      }
      rule = answer.get();
      state = next.get();
      recording.ofStates().accept(state);
    }
  }

  private static <T> Either<Reason, T> failed(Failure failure) {
    return Either.left(new Reason.Failed(failure));
  }

  /** What failed first is the reason. */
  private static Either<Reason, State> orTrouble(
      Either<Reason, State> next, Option<Failure> trouble) {
    boolean failed = next.isLeft() && next.getLeft() instanceof Reason.Failed;
    return failed ? next : trouble.map(Run::<State>failed).getOrElse(next);
  }

  private static Either<Failure, State> stepped(Step step, State state) {
    return Trouble.caught(() -> step.apply(state));
  }

  /** The row of the state itself is written again by whoever goes on from it. */
  private Option<Failure> saved(State state, Option<State> after, Vector<Row> rows) {
    return Trouble.caught(
            () -> {
              recording
                  .checkpoints()
                  .filter(checkpoint -> after.isEmpty() || checkpoint.when().at(state, after))
                  .forEach(checkpoint -> checkpoint.save(state, rows));
              return Either.right(state);
            })
        .swap()
        .toOption();
  }

  private Vector<Row> written(Vector<Row> rows, Row row) {
    if (recording.observers().isEmpty()) {
      return rows;
    }
    recording.ofRows().accept(row);
    return rows.append(row);
  }

  @Override
  public String toString() {
    return "Run of %s from step %d".formatted(Flow.of(step), start.index());
  }

  private static final class States implements Iterator<Either<Failure, State>> {

    private final Step step;
    private Either<Failure, State> next;
    private boolean given;

    States(Step step, Either<Failure, State> next) {
      this.step = step;
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      return !given || next.isRight();
    }

    @Override
    public Either<Failure, State> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the flow ended: " + next.getLeft().message());
      }
      if (given) {
        next = next.flatMap(state -> stepped(step, state));
      }
      given = true;
      return next;
    }
  }
}
