package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EffortTest {

  @Test
  void growsWithTheStepsWithinTheBudget() {
    Effort effort = new Effort(0.1, 40, 1.2, 100, 5);
    assertAll(
        () -> assertEquals(40, effort.share(0, 0)),
        () -> assertEquals(48, effort.share(1, 0)),
        () -> assertEquals(100, effort.share(10, 0)),
        () -> assertEquals(30, effort.share(10, 70)),
        () -> assertEquals(5, effort.share(10, 99), "enough for a line search"));
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertAll(
        () -> refused(0, 40, 1.2, 100, 5),
        () -> refused(0.1, 0, 1.2, 100, 5),
        () -> refused(0.1, 40, 0.9, 100, 5),
        () -> refused(0.1, 40, Double.NaN, 100, 5),
        () -> refused(0.1, 40, 1.2, 0, 5),
        () -> refused(0.1, 40, 1.2, 100, 0));
  }

  private static void refused(
      double accuracy, long evaluations, double growth, long budget, int memory) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Effort(accuracy, evaluations, growth, budget, memory));
  }
}
