package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which coordinates a film shows, and how exactly. */
class SpanTest {

  private static double[] line(int count) {
    return IntStream.range(0, count).mapToDouble(i -> i).toArray();
  }

  @Test
  void holdsAllThatLiesTogether() {
    assertEquals(new Span(0, 99), Span.of(line(100)));
    assertEquals(new Span(-1e9, 3), Span.of(3, 1, -1e9));
  }

  @Test
  void leavesOutWhatFlewAway() {
    double[] numbers = line(100);
    numbers[7] = 1e12;
    numbers[8] = -1e300;
    Span span = Span.of(numbers);
    // The middle nine tenths are 88 long, from 4 or 5 to 94 or 95.
    assertTrue(span.low() >= 5 - 95 && span.high() <= 95 + 95, span::toString);
    assertEquals(0, span.code(-1e300));
    assertEquals(Span.BEYOND, span.code(1e12));
  }

  /** A step is the length over 65,533; rounding errs by half of one. */
  @Test
  void codesAreExactToHalfAStep() {
    for (Span span :
        new Span[] {new Span(-3, 5), new Span(1e300, 1.7e308), new Span(-1.7e308, 1.7e308)}) {
      for (int i = 0; i <= 1000; i++) {
        double share = i / 1000.0;
        double x = span.low() * (1 - share) + span.high() * share;
        double read = (span.code(x) - 1) / 65_533.0;
        assertEquals(share, read, 0.5 / 65_533 + 1e-12);
      }
    }
  }

  @Test
  void aPointHasRoomAroundIt() {
    for (double x : new double[] {0, 5, -1e30}) {
      Span span = Span.of(x).withMargins();
      assertTrue(span.low() < x && x < span.high(), span::toString);
    }
  }
}
