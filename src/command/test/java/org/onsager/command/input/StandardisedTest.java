package org.onsager.command.input;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StandardisedTest {

  /** What differs by rounding alone is constant, and its rounding stays rounding. */
  @Test
  void anAxisOfRoundingIsFlat() {
    Standardised.Axis flat = Standardised.Axis.of(new double[] {1e300, Math.nextUp(1e300)});
    assertTrue(flat.flat());
    assertTrue(Math.abs(flat.standardised(Math.nextUp(1e300))) < 1e-15);
    assertFalse(Standardised.Axis.of(new double[] {1, 1 + 1e-12}).flat());
  }
}
