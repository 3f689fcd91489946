package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTest {

  private static final int N = 100_000;

  @Test
  void theSameKeyGivesTheSameNumbers() {
    assertEquals(Key.of(7), Key.of(7));
    assertEquals(Key.of(7).normals(100), Key.of(7).normals(100));
    assertEquals(Key.of(7).fold(3).normals(10), Key.of(7).fold(3).normals(10));
    // Nothing is advanced: a longer draw begins with the shorter one.
    Key key = Key.of(7);
    Block first = key.normals(5);
    Block longer = key.normals(10);
    for (int i = 0; i < 5; i++) {
      assertEquals(first.get(i), longer.get(i));
    }
  }

  /** A saved run depends on the stream: this is what the first version gave, on JDK 25. */
  @Test
  void theStreamIsPinned() {
    assertEquals(new Key(0x0L, 0xb4d055fcf2cbbd7bL), Key.of(0));
    assertEquals(1602259150899550003L, Key.of(2024).fold(1).generator().nextLong());
  }

  @Test
  void foldsAndSeedsDiffer() {
    Set<Key> keys = new HashSet<>();
    for (long k = -1000; k < 1000; k++) {
      assertTrue(keys.add(Key.of(k)));
      assertTrue(keys.add(Key.of(5).fold(k)));
      assertTrue(keys.add(Key.of(5).fold(1).fold(k)));
    }
    assertNotEquals(Key.of(1).fold(2).fold(3), Key.of(1).fold(3).fold(2));
    assertNotEquals(Key.of(1).fold(0), Key.of(1));
  }

  /**
   * Mean, variance and tails of standard normal numbers. The mean of n numbers of variance v misses
   * by more than 5 sqrt(v / n) with probability 6e-7.
   */
  @Test
  void normalsAreStandardNormal() {
    Block z = Key.of(1).normals(N);
    double bound = 5 / Math.sqrt(N);
    assertEquals(0, z.sum() / N, bound);
    assertEquals(1, z.dot(z) / N, bound * Math.sqrt(2));
    assertEquals(0.158655, share(z, 1), bound * Math.sqrt(0.158655 * 0.841345));
    assertEquals(0.0013499, share(z, 3), bound * Math.sqrt(0.0013499));
  }

  private static double share(Block z, double above) {
    return z.map(x -> x > above ? 1 : 0).sum() / z.length();
  }

  /** Streams of neighbouring folds and seeds are not correlated, to the same bound. */
  @Test
  void neighbouringStreamsAreIndependent() {
    double bound = 5 / Math.sqrt(N);
    Block z = Key.of(1).fold(0).normals(N);
    for (Key other :
        new Key[] {Key.of(1), Key.of(1).fold(1), Key.of(2).fold(0), Key.of(1).fold(0).fold(0)}) {
      assertEquals(0, z.dot(other.normals(N)) / N, bound);
    }
    assertEquals(1, z.dot(z) / N, bound * Math.sqrt(2));
  }

  /** The first number of many folds is as normal as the numbers of one stream. */
  @Test
  void firstNumbersOfFoldsAreNormal() {
    int n = 10_000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < n; k++) {
      double z = Key.of(3).fold(k).normals(1).get(0);
      sum += z;
      squares += z * z;
    }
    assertEquals(0, sum / n, 5 / Math.sqrt(n));
    assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
  }

  @Test
  void aChoiceIsOfDistinctNumbers() {
    int[] some = Key.of(3).choice(1000, 5000);
    assertEquals(1000, Arrays.stream(some).distinct().count());
    assertTrue(Arrays.stream(some).allMatch(i -> 0 <= i && i < 5000));
    assertArrayEquals(some, Key.of(3).choice(1000, 5000));
    assertArrayEquals(new int[0], Key.of(3).choice(0, 0));
    assertArrayEquals(
        IntStream.range(0, 50).toArray(),
        Arrays.stream(Key.of(3).choice(50, 50)).sorted().toArray());
    for (int bad : new int[] {-1, 6}) {
      var thrown = assertThrows(IllegalArgumentException.class, () -> Key.of(3).choice(bad, 5));
      assertEquals(
          "count = " + bad + ": must be from 0 to 5, as many as there are numbers",
          thrown.getMessage());
    }
  }

  /**
   * Each of the 20 ordered pairs of five numbers as often as the others: chi^2 of 19 degrees of
   * freedom exceeds 57 with probability 1.1e-5.
   */
  @Test
  void everyChoiceIsEquallyLikely() {
    int[] seen = new int[25];
    for (int t = 0; t < 20_000; t++) {
      int[] two = Key.of(4).fold(t).choice(2, 5);
      seen[5 * two[0] + two[1]]++;
    }
    double chiSquared = 0;
    for (int pair = 0; pair < 25; pair++) {
      if (pair % 6 != 0) {
        chiSquared += (seen[pair] - 1000.0) * (seen[pair] - 1000.0) / 1000;
      }
    }
    assertTrue(chiSquared < 57, "chi^2 = " + chiSquared);
  }
}
