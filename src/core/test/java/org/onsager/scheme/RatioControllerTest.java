package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RatioControllerTest {

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RatioController(0.5, 0.2, 0.7, 3, 4));
    assertThrows(IllegalArgumentException.class, () -> new RatioController(0, 0.2, 0.7, 1, 4));
    assertThrows(IllegalArgumentException.class, () -> new RatioController(0, 0.2, 0.7, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new RatioController(0, 0.9, 0.7, 2, 4));
  }

  @Test
  void tauFollowsTheRatioOfDecreases() {
    RatioController controller = RatioController.standard();
    assertEquals(4, controller.afterStep(1, 0.8));
    assertEquals(2, controller.growing(2).afterStep(1, 0.8));
    assertEquals(1, controller.afterStep(1, 0.5));
    assertEquals(0.5, controller.afterStep(1, 0.1));
    assertEquals(1.0 / 3, controller.afterRefusal(1));
    assertTrue(!controller.accepts(Double.NaN, 1) && !controller.accepts(0, 1));
  }
}
