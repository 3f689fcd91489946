package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void fitsItsDataWithAMargin() {
    Scale linear = Axis.linear("x").scale(Vector.of(1.0, 11.0), 0.1, 0.2);
    assertEquals(new Scale.Linear(0, 13), linear);
    Scale logarithmic = Axis.logarithmic("y").scale(Vector.of(-3.0, 0.0, 1e-2, 1.0), 0.5, 0.5);
    assertEquals(1e-3, logarithmic.low(), 1e-15);
    assertEquals(10, logarithmic.high(), 1e-12);
  }

  @Test
  void hasRoomForASingleValueAndForNone() {
    for (double value : new double[] {0, 1, -5e8, 1e-300}) {
      Scale scale = Axis.linear("x").scale(Vector.of(value), 0.1, 0.1);
      assertTrue(scale.low() < value && value < scale.high(), value + " in " + scale);
    }
    Scale empty = Axis.logarithmic("y").scale(Vector.of(-1.0), 0.1, 0.1);
    assertTrue(empty.low() > 0 && empty.low() < empty.high());
  }

  @Test
  void keepsGivenBounds() {
    Vector<Double> any = Vector.of(7.0);
    assertEquals(new Scale.Linear(-1, 1), Axis.linear("x").between(-1, 1).scale(any, 0.1, 0.1));
    assertEquals(
        new Scale.Logarithmic(1e-4, 1),
        Axis.logarithmic("y").between(1e-4, 1).scale(any, 0.1, 0.1));
  }

  @Test
  void refusesBoundsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> Axis.linear("x").between(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Axis.linear("x").between(0, Double.NaN));
    var e = assertThrows(IllegalArgumentException.class, () -> Axis.logarithmic("y").between(0, 1));
    assertTrue(String.valueOf(e.getMessage()).startsWith("low = 0.0"), e.toString());
  }
}
