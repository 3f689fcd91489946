package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.testing.Given;

/** An evaluation that travels with a state saves time, and nothing else. */
class EvaluatedTest {

  private static final Energy ENERGY = Mmd.to(Given.TARGET_A, Gaussian.ofVariance(2));
  private static final Energy OTHER = ENERGY.times(2);
  private static final State START = State.start(Given.particles(5, 2, 1), Key.of(1));
  private static final Evaluation HERE = ENERGY.evaluate(START.particles());
  private static final State KNOWING = START.evaluated(ENERGY, HERE);

  @Test
  void anEnergyIsNotEvaluatedAgainWhereItWas() {
    assertSame(HERE, KNOWING.evaluate(ENERGY));
    // Through a step, and all that happens in it but moves.
    State later =
        KNOWING
            .opened()
            .spent(1)
            .drawn()
            .reporting(Fact.last("a", "1"), 1)
            .remembering("b", Block.copyOf(2))
            .rememberingNextStep("c", Block.copyOf(3))
            .forgetting("b"::equals)
            .entering(new Place("d"))
            .closed(1);
    assertSame(HERE, later.evaluate(ENERGY));
  }

  @Test
  void anotherEnergyOrMeasureIsEvaluated() {
    assertEquals(OTHER.evaluate(START.particles()), KNOWING.evaluate(OTHER));
    State moved = right(KNOWING.moved(Block.constant(10, 1)));
    State weighed = right(KNOWING.weighed(Block.constant(5, 0.2)));
    for (State state : new State[] {moved, weighed, START}) {
      assertEquals(ENERGY.evaluate(state.particles()), state.evaluate(ENERGY));
    }
  }

  @Test
  void itHasNoPartInEqualityAndFiles(@TempDir Path folder) throws IOException {
    assertEquals(START, KNOWING);
    assertEquals(START.hashCode(), KNOWING.hashCode());
    KNOWING.save(folder.resolve("state"));
    State loaded = State.load(folder.resolve("state"));
    assertEquals(KNOWING, loaded);
    assertTrue(loaded.evaluated().at(loaded.particles(), ENERGY).isEmpty());
  }
}
