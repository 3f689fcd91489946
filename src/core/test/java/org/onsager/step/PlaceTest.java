package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Equal schemes at two places share nothing; one place visited twice is one scheme. */
class PlaceTest {

  private static final Energy NOTHING = Potential.of(x -> 0, x -> row(0));
  private static final State ORIGIN = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  /** Succeeds up to a tau, and is controlled under the one name that all leaves have. */
  private static Scheme upTo(double largest) {
    Scheme scheme =
        (s, f, tau) ->
            tau > largest
                ? Either.left(new Failure.NotFinite("too large.", "Smaller.", 2))
                : Either.right(s.spent(1));
    return scheme.controlled("leaf", Controller.standard().upTo(64));
  }

  /** Counts its own visits, step by step. */
  private static final Scheme COUNTING =
      (s, f, tau) ->
          Either.right(
              s.rememberingNextStep(
                  "count",
                  Block.copyOf(1 + s.memory().get("count").map(b -> b.get(0)).getOrElse(0.0))));

  private static State after(int steps, Scheme scheme) {
    return after(steps, scheme, ORIGIN);
  }

  private static State after(int steps, Scheme scheme, State start) {
    State state = start;
    for (int k = 0; k < steps; k++) {
      state = right(scheme.on(NOTHING).tau(1).apply(state));
    }
    return state;
  }

  private static double remembered(State state, String name) {
    return state.memory().get(name).get().get(0);
  }

  /** One leaf is careful; the other must not be slowed by it, nor speed it up. */
  @Test
  void equalNamesAtTwoPlacesAreTwoMemories() {
    State apart = after(3, upTo(100).at("calm").then(upTo(0.3).at("careful")));

    assertEquals(8, remembered(apart, "calm/leaf"));
    assertEquals(remembered(after(3, upTo(0.3)), "leaf"), remembered(apart, "careful/leaf"));
    assertEquals(HashSet.of("calm/leaf", "careful/leaf"), apart.memory().keySet());
  }

  @Test
  void onePlaceVisitedTwiceIsOneMemory() {
    Scheme leaf = upTo(100).at("a").times(0.5);
    State state = after(2, leaf.then(upTo(0.3).at("b")).then(leaf));

    assertEquals(4, remembered(state, "a/leaf"), "doubled once a step");
  }

  @Test
  void aPlaceNeitherSeesNorLosesWhatIsOutside() {
    Scheme inner = COUNTING.at("b").at("a");
    State state = after(3, COUNTING.then(inner).then(COUNTING.at("b")));

    for (String name : new String[] {"count", "a/b/count", "b/count"}) {
      assertEquals(3, remembered(state, name), name);
    }
    assertEquals(3, state.memory().size());
  }

  @Test
  void aResumedRunFindsItsPlaces(@TempDir Path folder) throws IOException {
    Scheme scheme = upTo(0.3).at("a").then(COUNTING.at("b").at("a"));
    State middle = after(2, scheme);
    middle.save(folder.resolve("state"));

    assertEquals(after(2, scheme, middle), after(2, scheme, State.load(folder.resolve("state"))));
  }

  /** A place forgets what its scheme forgets. */
  @Test
  void whatIsForgottenInsideIsGone() {
    Scheme forgetting = (s, f, tau) -> Either.right(s.forgetting("count"::equals));
    State state = after(2, COUNTING.then(COUNTING.at("a")));

    assertEquals(HashSet.of("count"), after(1, forgetting.at("a"), state).memory().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b"})
  void aPlaceIsAName(String bad) {
    assertThrows(IllegalArgumentException.class, () -> COUNTING.at(bad));
  }
}
