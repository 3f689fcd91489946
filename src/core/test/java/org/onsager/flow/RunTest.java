package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Runs of one particle that moves right by tau. */
class RunTest {

  private static final Energy NOTHING = Potential.of(x -> 0, x -> new double[1]);
  private static final Particles ORIGIN = Particles.uniform(Points.onLine(0));
  private static final Scheme ADD =
      (s, f, tau) -> s.moved(Block.copyOf(s.particles().points().get(0, 0) + tau));
  private static final Step HALF = ADD.on(NOTHING).tau(0.5);
  private static final Key KEY = Key.of(1);

  /** Fails at an index. */
  private static Step failingAt(long index) {
    return state ->
        state.index() == index
            ? Either.left(new Failure.NotFinite("no.", "Try yes.", 0))
            : HALF.apply(state);
  }

  /** Counts how often it is asked; every instance is an observer of its own. */
  private static final class Counting implements Observer {

    private final String name;
    private int asked;

    Counting(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public double read(State state) {
      asked++;
      return state.particles().points().get(0, 0);
    }
  }

  private static double x(Either<Failure, State> state) {
    return state.get().particles().points().get(0, 0);
  }

  @Test
  void statesAreLazyAndBeginWithTheStart() {
    int[] steps = {0};
    Step counted =
        state -> {
          steps[0]++;
          return HALF.apply(state);
        };

    Iterator<Either<Failure, State>> states = Flow.of(counted).from(ORIGIN, KEY).states();

    assertTrue(states.hasNext());
    assertEquals(0, x(states.next()));
    assertEquals(0, steps[0]);
    assertTrue(states.hasNext());
    assertEquals(0.5, x(states.next()));
    assertEquals(1.0, x(states.next()));
    assertEquals(2, steps[0]);
  }

  @Test
  void statesEndWithTheFailure() {
    Iterator<Either<Failure, State>> states = Flow.of(failingAt(1)).from(ORIGIN, KEY).states();

    assertEquals(0, x(states.next()));
    assertEquals(0.5, x(states.next()));
    assertEquals("no. Try yes.", states.next().getLeft().message());
    assertFalse(states.hasNext());
    assertThrows(NoSuchElementException.class, states::next);
  }

  @Test
  void everyIteratorStartsAnew() {
    Run run = Flow.of(HALF).from(ORIGIN, KEY);
    Iterator<Either<Failure, State>> first = run.states();
    first.next();
    first.next();
    assertEquals(0, x(run.states().next()));
  }

  @Test
  void rowsAreWrittenAtMultiplesAndAtTheEnd() {
    Outcome end =
        Flow.of(HALF)
            .from(ORIGIN, KEY)
            .observing(new Counting("x"), Observer.mass())
            .every(3)
            .until(Stop.steps(7));

    assertEquals(List.of(0L, 3L, 6L, 7L), end.rows().map(Row::index).toJavaList());
    assertEquals(Block.copyOf(0, 1.5, 3, 3.5), Block.copyOf(end.column("x")));
    assertEquals(Block.copyOf(1, 1, 1, 1), Block.copyOf(end.column("mass")));
    assertEquals(3.5, end.rows().last().time());
    assertEquals(7, end.state().index());
  }

  @Test
  void theLastRowIsNotWrittenTwice() {
    Outcome end =
        Flow.of(HALF).from(ORIGIN, KEY).observing(Observer.mass()).every(3).until(Stop.steps(6));
    assertEquals(List.of(0L, 3L, 6L), end.rows().map(Row::index).toJavaList());
  }

  @Test
  void withoutObserversThereAreNoRows() {
    assertTrue(Flow.of(HALF).from(ORIGIN, KEY).until(Stop.steps(3)).rows().isEmpty());
  }

  @Test
  void aStopRuleAndAColumnShareOneReading() {
    Counting x = new Counting("x");

    Outcome end =
        Flow.of(HALF)
            .from(ORIGIN, KEY)
            .observing(x)
            .until(Stop.below(x, -1).or(Stop.stalled(x, 0, 5)).or(Stop.steps(4)));

    assertEquals(5, end.rows().size());
    assertEquals(5, x.asked);
  }

  @Test
  void observersAreNotReadBetweenRows() {
    Counting x = new Counting("x");
    Flow.of(HALF).from(ORIGIN, KEY).observing(x).every(10).until(Stop.steps(20));
    assertEquals(3, x.asked);
  }

  /** The last state before the failure is kept, and its row is written once. */
  @Test
  void aFailureIsAReason() {
    Outcome end =
        Flow.of(failingAt(4))
            .from(ORIGIN, KEY)
            .observing(Observer.mass())
            .every(2)
            .until(Stop.steps(100));

    Reason.Failed reason = assertInstanceOf(Reason.Failed.class, end.reason());
    assertEquals("no. Try yes.", reason.message());
    assertEquals(4, end.state().index());
    assertEquals(List.of(0L, 2L, 4L), end.rows().map(Row::index).toJavaList());
  }

  /** The row has no number for it, and the reason is the step's. */
  @Test
  void troubleOfAnObserverDoesNotHideThatOfTheStep() {
    Outcome end =
        Flow.of(failingAt(2))
            .from(ORIGIN, KEY)
            .observing(Observer.of("x", state -> Math.multiplyExact(state.index(), 1L << 62)))
            .until(Stop.steps(100));

    assertEquals("no. Try yes.", end.reason().message());
    assertEquals(List.of(0.0, 0x1p62), end.rows().take(2).map(row -> row.get("x")).toJavaList());
    assertEquals(Double.NaN, end.rows().last().get("x"));
  }

  @Test
  void watchersSeeEveryRowInOrder() {
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();

    Outcome end =
        Flow.of(HALF)
            .from(ORIGIN, KEY)
            .observing(Observer.mass())
            .watching(first::add)
            .watching(second::add)
            .until(Stop.steps(3));

    assertEquals(end.rows().toJavaList(), first);
    assertEquals(first, second);
  }

  @Test
  void refusesBadIntervalsAndTwinNames() {
    Run run = Flow.of(HALF).from(ORIGIN, KEY);
    assertThrows(IllegalArgumentException.class, () -> run.every(0));
    assertThrows(IllegalArgumentException.class, () -> run.every(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> run.observing(new Counting("x")).observing(new Counting("x")));
  }

  @Test
  void aMissingColumnNamesThoseThatThereAre() {
    Outcome end = Flow.of(HALF).from(ORIGIN, KEY).observing(Observer.mass()).until(Stop.steps(1));

    var thrown = assertThrows(IllegalArgumentException.class, () -> end.column("loss"));
    assertTrue(thrown.getMessage().contains("mass"), thrown.getMessage());
  }

  /** System.gc() of HotSpot clears what nothing reaches before it returns. */
  @Test
  void anIteratorKeepsOneState() {
    Iterator<Either<Failure, State>> states = Flow.of(HALF).from(ORIGIN, KEY).states();
    states.next();
    List<WeakReference<State>> old = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      old.add(new WeakReference<>(states.next().get()));
    }
    Either<Failure, State> last = states.next();

    System.gc();

    for (WeakReference<State> state : old) {
      assertNull(state.get());
    }
    assertEquals(6, last.get().index());
  }

  @Test
  void aRunIsAValue() {
    Run run = Flow.of(HALF).from(ORIGIN, KEY);
    Run more = run.observing(Observer.mass()).every(5);
    assertTrue(run.until(Stop.steps(3)).rows().isEmpty());
    assertEquals(2, more.until(Stop.steps(3)).rows().size());
    assertSame(run.start(), more.start());
  }
}
