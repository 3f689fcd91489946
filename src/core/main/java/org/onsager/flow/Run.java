package org.onsager.flow;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * A run of a flow: immutable until {@link #until} or {@link #states} makes it go. Needs memory for
 * two states, and for the rows that observers write.
 *
 * @param step the step
 * @param start where to start
 * @param observers what to read
 * @param every rows are written at indices that are multiples of this, and at the last state
 * @param watcher sees every row as it is written
 */
public record Run(
    Step step, State start, Vector<Observer> observers, long every, Consumer<Row> watcher) {

  /**
   * Validates the interval.
   *
   * @throws IllegalArgumentException if it is below one, or two observers have the same name
   */
  public Run {
    Require.atLeast("every", every, 1);
    if (observers.map(Observer::name).distinct().size() != observers.size()) {
      throw new IllegalArgumentException(
          "two observers have the same name: " + observers.map(Observer::name).mkString(", "));
    }
  }

  static Run of(Step step, State start) {
    return new Run(step, start, Vector.empty(), 1, row -> {});
  }

  /**
   * The same run with more observers.
   *
   * @param more observers with names of their own
   * @return the run
   */
  public Run observing(Observer... more) {
    return new Run(step, start, observers.appendAll(Vector.of(more)), every, watcher);
  }

  /**
   * The same run with a row only every m steps, and at the end.
   *
   * @param steps {@code m >= 1}
   * @return the run
   */
  public Run every(long steps) {
    return new Run(step, start, observers, steps, watcher);
  }

  /**
   * The same run, whose rows are also handed on as they are written.
   *
   * @param another sees every row
   * @return the run
   */
  public Run watching(Consumer<Row> another) {
    return new Run(step, start, observers, every, watcher.andThen(another));
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
    Vector<Row> rows = Vector.empty();
    while (true) {
      Observation now = new Observation(state);
      Stop asked = rule;
      Either<Reason, Stop> answer =
          Trouble.caught(() -> Either.right(asked.at(now))).getOrElseGet(Run::failed);
      Either<Reason, State> next =
          answer.flatMap(later -> stepped(step, now.state()).mapLeft(Reason.Failed::new));
      if (next.isLeft() || state.index() % every == 0) {
        Reading reading = Reading.of(observers, now);
        rows = written(rows, reading.row());
        next = reading.trouble().map(Run::<State>failed).getOrElse(next);
      }
      if (next.isLeft()) {
        return new Outcome(state, next.getLeft(), rows);
      }
      rule = answer.get();
      state = next.get();
    }
  }

  private static <T> Either<Reason, T> failed(Failure failure) {
    return Either.left(new Reason.Failed(failure));
  }

  private static Either<Failure, State> stepped(Step step, State state) {
    return Trouble.caught(() -> step.apply(state));
  }

  private Vector<Row> written(Vector<Row> rows, Row row) {
    if (observers.isEmpty()) {
      return rows;
    }
    watcher.accept(row);
    return rows.append(row);
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
