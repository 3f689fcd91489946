package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;

class MomentSumsTest {

  private static final MomentSums EMPTY = MomentSums.of(extent(1e9), 3);

  private static Extent extent(double center) {
    return new Extent(Block.copyOf(center - 2, -1), Block.copyOf(center + 2, 1), 0);
  }

  /** Weights 1, 3 and 2 at three points, by hand; all numbers are exact. */
  @Test
  void momentsOfThreePoints() {
    MomentSums sums = EMPTY.empty();
    sums.add(1, 1e9 - 1, 0.5);
    sums.add(3, 1e9 + 1, -0.5);
    sums.add(2, 1e9, 0);
    assertEquals(3, sums.count());
    assertEquals(6, sums.mass());
    // A quotient by the mass, three of them in a product: 4 ulp of the box's half, or its square.
    assertEquals(1e9 + 1.0 / 3, sums.mean().get(0), Math.ulp(1e9));
    assertEquals(-1.0 / 6, sums.mean().get(1), 4 * Math.ulp(1.0));
    Matrix covariance = sums.covariance();
    assertEquals(4.0 / 6 - 1.0 / 9, covariance.get(0, 0), 4 * Math.ulp(4.0));
    assertEquals(-2.0 / 6 + 1.0 / 18, covariance.get(0, 1), 4 * Math.ulp(2.0));
    assertEquals(covariance.get(0, 1), covariance.get(1, 0));
    assertEquals(1.0 / 6 - 1.0 / 36, covariance.get(1, 1), 4 * Math.ulp(1.0));
  }

  @Test
  void anyPiecesGiveTheSameBits() {
    MomentSums whole = EMPTY.empty();
    MomentSums[] pieces = {EMPTY.empty(), EMPTY.empty(), EMPTY.empty()};
    for (int i = 0; i < 5000; i++) {
      double[] p = Key.of(i).generator().doubles(3).toArray();
      whole.add(p[0], 1e9 + p[1], p[2] - 0.5);
      pieces[i % 3].add(p[0], 1e9 + p[1], p[2] - 0.5);
    }
    pieces[2].add(MomentSums.fromBytes(pieces[0].toBytes()));
    pieces[2].add(pieces[1]);
    assertArrayEquals(whole.toBytes(), pieces[2].toBytes());
    assertEquals(whole.covariance(), pieces[2].covariance());
    // Uniform numbers: a variance of 1/12, to four standard errors of 5000 of them.
    assertEquals(1.0 / 12, whole.covariance().get(0, 0), 4 * 0.075 / Math.sqrt(3750));
  }

  /** All rows equal, and at zero. */
  @Test
  void aFlatBoxHasNoSpread() {
    for (double at : new double[] {0, -0.1, 1e300}) {
      Block corner = Block.copyOf(at);
      MomentSums sums = MomentSums.of(new Extent(corner, corner, 0), 1);
      sums.add(1, at);
      sums.add(0.5, at);
      assertEquals(corner, sums.mean());
      assertEquals(0, sums.covariance().get(0, 0));
    }
  }

  @Test
  void refuses() {
    MomentSums sums = EMPTY.empty();
    assertThrows(IllegalArgumentException.class, () -> sums.add(1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> sums.add(5, 1e9, 0));
    assertThrows(IllegalArgumentException.class, sums::mean);
    assertThrows(IllegalArgumentException.class, sums::covariance);
    MomentSums other = MomentSums.of(extent(0), 3);
    assertThrows(IllegalArgumentException.class, () -> sums.add(other));
    assertThrows(IllegalArgumentException.class, () -> MomentSums.fromBytes(new byte[0]));
  }
}
