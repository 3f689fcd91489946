package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final Sample SAMPLE = new Sample(Vector.of(4.0, 1.0, 3.0, 2.0, 5.0));

  @Test
  void medianAndSpread() {
    assertEquals(3, SAMPLE.median());
    assertEquals(1, SAMPLE.least());
    assertEquals((4 - 2) / 3.0, SAMPLE.spread());
  }

  @Test
  void ratiosAreOfRepetitionsTakenTogether() {
    Sample twice = new Sample(SAMPLE.values().map(value -> 2 * value));
    assertEquals(2, twice.ratioTo(SAMPLE));
  }

  @Test
  void nothingHasNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> new Sample(Vector.empty()));
  }
}
