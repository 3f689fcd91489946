package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlockTest {

  @Test
  void equalsByBits() {
    assertEquals(Block.copyOf(1, 2), Block.copyOf(1, 2));
    assertEquals(Block.copyOf(1, 2).hashCode(), Block.copyOf(1, 2).hashCode());
    assertEquals(Block.copyOf(Double.NaN), Block.copyOf(Double.NaN));
    assertNotEquals(Block.copyOf(1, 2), Block.copyOf(2, 1));
    assertNotEquals(Block.copyOf(1, 2), Block.copyOf(1, 2, 0));
    assertNotEquals(Block.copyOf(0.0), Block.copyOf(-0.0));
    assertNotEquals(Block.copyOf(1), new double[] {1});
  }

  @Test
  void nobodyElseHoldsTheArray() {
    double[] mine = {1, 2};
    Block block = Block.copyOf(mine);
    mine[0] = 9;
    assertEquals(1, block.get(0));

    block.toArray()[1] = 9;
    assertEquals(Block.copyOf(1, 2), block);
    assertNotSame(block.toArray(), block.toArray());
  }

  @Test
  void buildsFromZeros() {
    assertEquals(Block.copyOf(0, 5, 0), Block.build(3, out -> out[1] = 5));
    assertEquals(Block.copyOf(7, 7), Block.constant(2, 7));
    assertEquals(0, Block.build(0, out -> {}).length());
  }

  @Test
  void arithmetic() {
    Block a = Block.copyOf(1, 2, 3);
    Block b = Block.copyOf(4, 5, 6);
    assertEquals(6, a.sum());
    assertEquals(32, a.dot(b));
    assertEquals(Block.copyOf(9, 12, 15), a.plus(2, b));
    assertEquals(a.plus(1, a), a.times(2));
    assertEquals(Block.copyOf(1, 4, 9), a.map(x -> x * x));
    assertEquals(Block.copyOf(1, 2, 3), a);
  }

  /** From first to last: another order would lose the one. */
  @Test
  void sumsInOrder() {
    assertEquals(1, Block.copyOf(1e16, -1e16, 1).sum());
    assertEquals(0, Block.copyOf(1, 1e16, -1e16).sum());
    assertEquals(1, Block.copyOf(1e16, -1e16, 1).dot(Block.constant(3, 1)));
  }

  @Test
  void refusesOtherLengths() {
    Block a = Block.copyOf(1, 2, 3);
    Block b = Block.copyOf(1);
    assertThrows(IllegalArgumentException.class, () -> a.dot(b));
    assertThrows(IllegalArgumentException.class, () -> a.plus(1, b));
    var thrown = assertThrows(IllegalArgumentException.class, () -> a.requireLength("weights", 2));
    assertEquals("weights has length 3: must be 2", thrown.getMessage());
  }

  @Test
  void findsWhatIsNotFinite() {
    assertTrue(Block.copyOf(1, -1e308).isFinite());
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Block block = Block.copyOf(1, bad);
      assertFalse(block.isFinite());
      var thrown =
          assertThrows(IllegalArgumentException.class, () -> block.requireFinite("weights"));
      assertEquals("weights[1] = " + bad + ": must be finite", thrown.getMessage());
    }
  }

  @Test
  void printsShort() {
    assertEquals("[1.0, 2.0]", Block.copyOf(1, 2).toString());
    assertEquals("Block of 9, [3.0, 3.0, 3.0, ...]", Block.constant(9, 3).toString());
  }
}
