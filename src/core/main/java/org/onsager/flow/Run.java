package org.onsager.flow;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
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
   * Runs until a rule says to stop or a step fails.
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
      Either<Reason, Stop> answer = rule.at(now);
      if (answer.isLeft()) {
        return new Outcome(state, answer.getLeft(), written(rows, now));
      }
      Either<Failure, State> next = step.apply(state);
      if (next.isLeft()) {
        return new Outcome(state, new Reason.Failed(next.getLeft()), written(rows, now));
      }
      if (state.index() % every == 0) {
        rows = written(rows, now);
      }
      rule = answer.get();
      state = next.get();
    }
  }

  private Vector<Row> written(Vector<Row> rows, Observation now) {
    if (observers.isEmpty()) {
      return rows;
    }
    LinkedHashMap<String, Double> values =
        observers.foldLeft(LinkedHashMap.empty(), (map, o) -> map.put(o.name(), now.read(o)));
    Row row = new Row(now.state().index(), now.state().time(), values);
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
        next = next.flatMap(step::apply);
      }
      given = true;
      return next;
    }
  }
}
