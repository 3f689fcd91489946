package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FieldTest {

  private static final Field A = new Field(Block.copyOf(1, 2), Block.copyOf(3, 4, 5, 6), 1);

  @Test
  void addsAndMultipliesEveryPart() {
    Field b = Field.of(Block.copyOf(10, 20), Block.copyOf(1, 1, 1, 1));

    assertEquals(new Field(Block.copyOf(21, 42), Block.copyOf(5, 6, 7, 8), 1), A.plus(2, b));
    assertEquals(new Field(Block.copyOf(12, 24), Block.copyOf(7, 9, 11, 13), 2), b.plus(2, A));
    assertEquals(new Field(Block.copyOf(3, 6), Block.copyOf(9, 12, 15, 18), 3), A.times(3));
  }

  @Test
  void buildsOnce() {
    Field built =
        Field.build(
            2,
            3,
            (values, gradients) -> {
              assertEquals(2, values.length);
              assertEquals(6, gradients.length);
              values[1] = 7;
              gradients[5] = 8;
            });
    assertEquals(Field.of(Block.copyOf(0, 7), Block.copyOf(0, 0, 0, 0, 0, 8)), built);
    assertEquals(0, built.entropy());
  }

  @Test
  void isReadByPointAndAxis() {
    Field field = new Field(Block.copyOf(1, 2, 3), Block.copyOf(11, 21, 31, 12, 22, 32), 5);
    assertEquals(3, field.count());
    assertEquals(2, field.dimension());
    for (int i = 0; i < 3; i++) {
      assertEquals(i + 1, field.value(i));
      assertEquals(10 * (i + 1) + 1, field.gradient(i, 0));
      assertEquals(10 * (i + 1) + 2, field.gradient(i, 1));
    }
  }

  /** {@code xi(x, y) = x y^2}, by hand in the coordinate-major layout. */
  @Test
  void isBuiltPointByPoint() {
    Points points = Points.of(new double[] {2, 3}, new double[] {5, 7}, new double[] {-1, 2});
    Field byHand = Field.of(Block.copyOf(18, 245, -4), Block.copyOf(9, 49, 4, 12, 70, -4));
    assertEquals(
        byHand,
        Field.at(
            points,
            (x, gradient) -> {
              assertArrayEquals(new double[2], gradient);
              gradient[0] = x[1] * x[1];
              gradient[1] = 2 * x[0] * x[1];
              return x[0] * x[1] * x[1];
            }));
    assertEquals(
        byHand,
        Field.at(
            points, x -> x[0] * x[1] * x[1], x -> new double[] {x[1] * x[1], 2 * x[0] * x[1]}));
  }

  @Test
  void refusesAGradientOfAnotherLength() {
    Points plane = Points.of(new double[] {2, 3});
    for (int length : new int[] {0, 1, 3}) {
      var thrown =
          assertThrows(
              IllegalArgumentException.class,
              () -> Field.at(plane, x -> 0, x -> new double[length]));
      assertEquals("the gradient has length " + length + ": must be 2", thrown.getMessage());
    }
  }

  @Test
  void knowsWhetherItIsFinite() {
    assertTrue(A.isFinite());
    assertFalse(Field.of(Block.copyOf(Double.NaN), Block.copyOf(1)).isFinite());
    assertFalse(Field.of(Block.copyOf(1), Block.copyOf(Double.POSITIVE_INFINITY)).isFinite());
  }

  @Test
  void refusesTheEntropyPartWhereNobodyCarriesIt() {
    A.plus(-1, A).requireNoEntropy("the test");
    var thrown = assertThrows(IllegalArgumentException.class, () -> A.requireNoEntropy("the test"));
    assertTrue(thrown.getMessage().contains("Stein"), thrown.getMessage());
  }

  @Test
  void refusesBadShapes() {
    assertThrows(IllegalArgumentException.class, () -> Field.of(Block.copyOf(), Block.copyOf()));
    assertThrows(
        IllegalArgumentException.class, () -> Field.of(Block.copyOf(1, 2), Block.copyOf(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Field(Block.copyOf(1), Block.copyOf(1), Double.NaN));
    Field one = Field.of(Block.copyOf(1), Block.copyOf(1, 1));
    assertThrows(IllegalArgumentException.class, () -> A.plus(1, one));
  }
}
