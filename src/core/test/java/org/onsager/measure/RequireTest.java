package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RequireTest {

  @Test
  void returnsWhatIsGood() {
    assertEquals(1e-300, Require.positive("x", 1e-300));
    assertEquals(0, Require.nonNegative("x", 0));
    assertEquals(-5, Require.finite("x", -5));
    Require.atLeast("n", 2, 2);
  }

  @Test
  void namesWhatIsBad() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Require.positive("tau", 0));
    assertEquals("tau = 0.0: must be positive, finite", thrown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Require.nonNegative("x", -1e-300));
    assertThrows(IllegalArgumentException.class, () -> Require.atLeast("n", 1, 2));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Require.positive("x", bad));
      assertThrows(IllegalArgumentException.class, () -> Require.nonNegative("x", bad));
      assertThrows(IllegalArgumentException.class, () -> Require.finite("x", bad));
    }
  }

  @Test
  void lengthsHaveSquares() {
    for (double good : new double[] {1e-154, 1, 1e154}) {
      assertEquals(good, Require.length("length", good));
    }
    for (double bad : new double[] {1e-200, 1e-160, 2e154, 1e300}) {
      var thrown =
          assertThrows(IllegalArgumentException.class, () -> Require.length("length", bad));
      assertTrue(thrown.getMessage().startsWith("length = " + bad), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("standardise"), thrown.getMessage());
    }
  }

  @Test
  void failuresSayWhatToTry() {
    Failure failure = new Failure.NotFinite("It overflowed.", "Use less.", 3);
    assertEquals("It overflowed. Use less.", failure.message());
    assertEquals(3, failure.spent());
    assertTrue(failure.smallerStepMayHelp());
    assertEquals(false, new Failure.NotSolved("a", "b", false).smallerStepMayHelp());
  }
}
