package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which coordinates a film shows, and how exactly. */
class ExtentTest {

  private static double[] line(int count) {
    return IntStream.range(0, count).mapToDouble(i -> i).toArray();
  }

  @Test
  void holdsAllThatLiesTogether() {
    assertEquals(new Extent(0, 99), Extent.of(line(100)));
    assertEquals(new Extent(-1e9, 3), Extent.of(3, 1, -1e9));
  }

  @Test
  void leavesOutWhatFlewAway() {
    double[] numbers = line(100);
    numbers[7] = 1e12;
    numbers[8] = -1e300;
    Extent extent = Extent.of(numbers);
    // The middle nine tenths are 88 long, from 4 or 5 to 94 or 95.
    assertTrue(extent.low() >= 5 - 95 && extent.high() <= 95 + 95, extent::toString);
    assertEquals(0, extent.code(-1e300));
    assertEquals(Extent.BEYOND, extent.code(1e12));
  }

  /** A step is the length over 65,533; rounding errs by half of one. */
  @Test
  void codesAreExactToHalfAStep() {
    for (Extent extent :
        new Extent[] {
          new Extent(-3, 5), new Extent(1e300, 1.7e308), new Extent(-1.7e308, 1.7e308)
        }) {
      for (int i = 0; i <= 1000; i++) {
        double share = i / 1000.0;
        double x = extent.low() * (1 - share) + extent.high() * share;
        double read = (extent.code(x) - 1) / 65_533.0;
        assertEquals(share, read, 0.5 / 65_533 + 1e-12);
      }
    }
  }

  @Test
  void aPointHasRoomAroundIt() {
    for (double x : new double[] {0, 5, -1e30}) {
      Extent extent = Extent.of(x).withMargins();
      assertTrue(extent.low() < x && x < extent.high(), extent::toString);
    }
  }
}
