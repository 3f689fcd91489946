package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import io.vavr.collection.TreeMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class StateTest {

  private static final Particles MU = Given.particles(7, 3, 1);

  /** With something in every part, and doubles that text would lose. */
  private static State rich() {
    Particles mu =
        Particles.of(
            Points.onLine(0.1, -0.0, Double.MIN_VALUE, 1e300), 1 / 3.0, 0, Double.MIN_NORMAL, 2);
    return new State(
        mu,
        12,
        0.1 + 0.2,
        Key.of(99),
        3,
        77,
        TreeMap.of("a step size", Block.copyOf(0.125), "history", Block.copyOf(1, -0.0, 1e-310)),
        TreeMap.of("gap", 1e-17, "nothing", Double.NaN));
  }

  @Test
  void startsAtZero() {
    State state = State.start(MU, Key.of(1));

    assertEquals(new State(MU, 0, 0, Key.of(1), 0, 0, TreeMap.empty(), TreeMap.empty()), state);
  }

  @Test
  void refusesBadCountersAndClocks() {
    assertThrows(IllegalArgumentException.class, () -> with(-1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> with(0, Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> with(0, Double.POSITIVE_INFINITY, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> with(0, 0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> with(0, 0, 0, -1));
  }

  private static State with(long index, double time, long draws, long evaluations) {
    return new State(
        MU, index, time, Key.of(1), draws, evaluations, TreeMap.empty(), TreeMap.empty());
  }

  @Test
  void changesSharesWhatTheyDoNotTouch() {
    State state = State.start(MU, Key.of(1));

    State moved = right(state.moved(Block.constant(21, 1)));
    State weighed = right(moved.weighed(Block.constant(7, 1)));

    assertSame(MU.weights(), moved.particles().weights());
    assertSame(moved.particles().points(), weighed.particles().points());
    assertSame(state.memory(), weighed.memory());
    // The old state is what it was.
    assertEquals(State.start(MU, Key.of(1)), state);
  }

  @Test
  void countersAndFactsAreValues() {
    State state = State.start(MU, Key.of(1));

    Fact a = Fact.last("a", "1");
    Fact b = Fact.last("b", "1");

    State changed = state.spent(3).spent(2).drawn().reporting(a, 1).reporting(a, 2).reporting(b, 3);

    assertEquals(5, changed.evaluations());
    assertEquals(1, changed.draws());
    assertEquals(2.0, changed.fact(a).get());
    assertEquals(3.0, changed.fact(b).get());
    assertTrue(changed.fact(Fact.last("c", "1")).isEmpty());
    assertTrue(state.facts().isEmpty());
  }

  /** The streams of energy and schemes never meet, and change with index and draws. */
  @Test
  void keysDifferByPurposeIndexAndDraws() {
    State state = State.start(MU, Key.of(1));
    assertNotEquals(state.energyKey(), state.drawKey());
    assertNotEquals(state.drawKey(), state.drawn().drawKey());
    assertEquals(state.energyKey(), state.drawn().energyKey());
    assertNotEquals(state.energyKey(), state.closed(1).energyKey());
    assertEquals(state.drawKey(), state.closed(1).drawKey());
  }

  @Test
  void aStepForgetsFactsAndCommitsPendingMemory() {
    State inside =
        State.start(MU, Key.of(1))
            .remembering("x", Block.copyOf(1))
            .reporting(Fact.last("old", "1"), 1)
            .opened()
            .rememberingNextStep("x", Block.copyOf(2));
    assertTrue(inside.facts().isEmpty());
    assertEquals(Block.copyOf(1), inside.memory().get("x").get());
    assertEquals(Block.copyOf(2), inside.pending("x").get());

    State closed = inside.closed(0.25);

    assertEquals(TreeMap.of("x", Block.copyOf(2)), closed.memory());
    assertTrue(closed.pending("x").isEmpty());
    assertEquals(1, closed.index());
    assertEquals(0.25, closed.time());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteAreFailures(double bad) {
    State state = State.start(MU, Key.of(1));

    var moved = state.moved(Block.constant(21, bad));
    var weighed = state.weighed(Block.constant(7, bad));

    assertInstanceOf(Failure.NotFinite.class, moved.getLeft());
    assertInstanceOf(Failure.NotFinite.class, weighed.getLeft());
    assertTrue(weighed.getLeft().advice().contains("smaller tau"));
  }

  @Test
  void weightsThatAreNoMeasureAreFailures() {
    State state = State.start(MU, Key.of(1));
    Block huge = Block.constant(7, Double.MAX_VALUE);

    var negative = state.weighed(Block.constant(7, 1).plus(-2, Given.probability(7, 1)));
    var bad = state.weighed(Block.copyOf(1, 1, -0.25, 1, 1, 1, 1));
    var lost = state.weighed(Block.constant(7, 0));

    assertTrue(negative.isRight());
    assertTrue(bad.getLeft().what().contains("weights[2] = -0.25"), bad.getLeft().what());
    assertInstanceOf(Failure.NotAMeasure.class, lost.getLeft());
    assertInstanceOf(Failure.NotFinite.class, state.weighed(huge).getLeft());
  }

  @Nested
  class Saved {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void save() throws IOException {
      file = folder.resolve("deep/down/state.onsager");
      rich().save(file);
    }

    @Test
    void comeBackBitForBit() throws IOException {
      State loaded = State.load(file);

      assertEquals(rich(), loaded);
      // equals() of doubles in Block and record tells -0.0 from 0.0 and 0.1 + 0.2 from 0.3.
      assertEquals(0.1 + 0.2, loaded.time());
      assertEquals(
          Double.doubleToRawLongBits(-0.0),
          Double.doubleToRawLongBits(loaded.particles().points().get(1, 0)));
    }

    @Test
    void areReplacedWhole() throws IOException {
      State other = State.start(MU, Key.of(5));

      other.save(file);

      assertEquals(other, State.load(file));
      try (var left = Files.list(file.getParent())) {
        assertEquals(1, left.count(), "no draft is left behind");
      }
    }

    @Test
    void aRelativeNameWithoutAFolderWorks() throws IOException {
      Path here = Path.of("state-test-" + System.nanoTime());
      try {
        rich().save(here);
        assertEquals(rich(), State.load(here));
      } finally {
        Files.deleteIfExists(here);
      }
    }

    @Test
    void aMissingFileIsRefused() {
      assertThrows(IOException.class, () -> State.load(folder.resolve("none")));
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
      Files.writeString(file, "index,time\n0,0\n");
      assertThrows(IOException.class, () -> State.load(file));
      Files.write(file, new byte[0]);
      assertThrows(IOException.class, () -> State.load(file));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThrows(IOException.class, () -> State.load(file), "length " + length);
      }
    }

    /** A wrong bit in a weight makes another measure; in a length, it would ask for 16 GB. */
    @Test
    void aFlippedBitInAnyByteIsRefused() throws IOException {
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at++) {
        int bit = 5 * at % 8;
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        Files.write(file, damaged);
        var thrown =
            assertThrows(
                IOException.class, () -> State.load(file), "bit " + bit + " of byte " + at);
        assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
      }
    }

    @Test
    void trailingBytesAreRefused() throws IOException {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length + 1));
      assertThrows(IOException.class, () -> State.load(file));
    }
  }
}
