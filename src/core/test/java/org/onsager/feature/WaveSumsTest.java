package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.size;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.internal.ScalarTiles;
import org.onsager.pairwise.internal.Tiles;

/** Both providers against sums that anyone writes first, and against each other to the last bit. */
class WaveSumsTest {

  private static final Key KEY = Key.of(5);

  private record Sums(Block mean, Field along, Block values) {}

  private static Points points(int count, int dimension, int number) {
    return new Points(count, dimension, KEY.fold(number).normals(count * dimension));
  }

  private static Particles weighted(Points x) {
    return new Particles(x, KEY.fold(3).normals(x.count()).map(v -> v * v / x.count()));
  }

  private static Sums by(Tiles tiles, Points x, Points omega, Block g) {
    WaveSums sums = WaveSums.by(tiles, omega);
    return new Sums(sums.mean(weighted(x)), sums.along(x, g), sums.values(x));
  }

  private static Sums naive(Points x, Points omega, Block g) {
    int n = x.count();
    int d = x.dimension();
    int count = omega.count();
    Block values =
        Block.build(
            2 * count * n,
            out -> {
              for (int p = 0; p < count; p++) {
                for (int i = 0; i < n; i++) {
                  double phase = 0;
                  for (int a = 0; a < d; a++) {
                    phase += omega.get(p, a) * x.get(i, a);
                  }
                  out[p * n + i] = Math.cos(phase);
                  out[(count + p) * n + i] = Math.sin(phase);
                }
              }
            });
    Waves waves = new Waves(omega, 0, x, values);
    return new Sums(waves.mean(weighted(x).weights()), waves.along(g), values);
  }

  private static void check(int n, int d, int count) {
    Points x = points(n, d, 1);
    Points omega = points(count, d, 2);
    Block g = KEY.fold(4).normals(2 * count);
    Sums found = by(Tiles.best(), x, omega, g);
    assertEquals(
        by(new ScalarTiles(), x, omega, g), found, "n %d d %d P %d".formatted(n, d, count));
    Sums expected = naive(x, omega, g);
    // Both phases are sums of d products; a cosine has four units, a sum of m terms m at most.
    double unit = 0x1p-53;
    double largest = size(x.coordinates()) * size(omega.coordinates());
    double wave = (2 * d * d * largest + 6) * unit;
    double mass = weighted(x).mass();
    double terms = g.map(Math::abs).sum();
    assertNear(expected.values(), found.values(), wave);
    assertNear(expected.mean(), found.mean(), (wave + 2 * n * unit) * mass);
    assertNear(
        expected.along().values(), found.along().values(), (wave + 4 * count * unit) * terms);
    assertNear(
        expected.along().gradients(),
        found.along().gradients(),
        (wave + 4 * count * unit) * terms * size(omega.coordinates()));
    assertAtMost(1e-8, wave * terms); // the tolerance is one
  }

  @Test
  void allSmallSizes() {
    for (int n = 1; n <= 30; n++) {
      for (int d = 1; d <= 8; d++) {
        check(n, d, 1 + (7 * n + 3 * d) % 53);
      }
    }
    for (int count = 1; count <= 60; count++) {
      check(5, 2, count);
    }
  }

  /** Around panels of 24 and 128 points, groups and chunks; around tiles of frequencies. */
  @ParameterizedTest
  @CsvSource({
    "127, 3, 24",
    "129, 3, 25",
    "383, 2, 49",
    "385, 2, 48",
    "767, 1, 23",
    "769, 1, 7",
    "1535, 2, 5",
    "1537, 2, 5",
    "2304, 4, 30",
    "3001, 2, 3",
    "200, 100, 150"
  })
  void wherePointsAreCut(int n, int d, int count) {
    check(n, d, count);
  }

  @Test
  void threadsChangeNoDigit() throws Exception {
    Points x = points(5000, 3, 1);
    Points omega = points(300, 3, 2);
    Block g = KEY.fold(4).normals(600);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4)) {
      assertEquals(
          one.submit(() -> by(Tiles.best(), x, omega, g)).get(),
          four.submit(() -> by(Tiles.best(), x, omega, g)).get());
    }
  }

  /** Angles of some millions are reduced, others left to the library. */
  @ParameterizedTest
  @CsvSource({"1e3", "1e6", "1e10"})
  void farPoints(double far) {
    Points x = Points.onLine(far, -far);
    Block values = WaveSums.of(Points.onLine(1.5)).values(x);
    assertNear(
        Block.copyOf(
            Math.cos(1.5 * far), Math.cos(1.5 * far), Math.sin(1.5 * far), -Math.sin(1.5 * far)),
        values,
        5 * 0x1p-53);
  }
}
