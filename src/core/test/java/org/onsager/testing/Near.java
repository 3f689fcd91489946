package org.onsager.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.onsager.measure.Block;

/** Closeness of blocks, with the entry that misses in the message. */
public final class Near {

  private Near() {}

  /** Asserts that all entries agree to an absolute tolerance. */
  public static void assertNear(Block expected, Block actual, double tolerance) {
    assertEquals(expected.length(), actual.length());
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.get(i), actual.get(i), tolerance, "entry " + i);
    }
  }

  /** Asserts that two numbers agree to a tolerance relative to the expected one. */
  public static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }

  /** The largest absolute difference of two blocks. */
  public static double distance(Block a, Block b) {
    assertEquals(a.length(), b.length());
    double largest = 0;
    for (int i = 0; i < a.length(); i++) {
      largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
    }
    return largest;
  }

  /** The largest absolute entry. */
  public static double size(Block a) {
    return distance(a, Block.constant(a.length(), 0));
  }

  /** Asserts {@code actual <= bound}, with both in the message. */
  public static void assertAtMost(double bound, double actual) {
    assertTrue(actual <= bound, actual + " is above " + bound);
  }
}
