package org.onsager.command.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;

class TallyTest {

  /** Equal rows are one, however they are spelt, and frequencies add up. */
  @Test
  void putsEqualRowsTogether() {
    Vector<Vector<Double>> rows =
        Vector.of(Vector.of(2.0), Vector.of(0.0), Vector.of(2.0), Vector.of(-0.0));
    Tally tally = Tally.of(rows, new double[] {1, 3, 4, 0});
    assertEquals(Vector.of(Vector.of(2.0), Vector.of(0.0)), tally.rows());
    assertEquals(Vector.of(0, 1, 0, 1), tally.members());
    assertEquals(Block.copyOf(5.0 / 8, 3.0 / 8), tally.frequencies());
    assertEquals(8, tally.total());
  }
}
