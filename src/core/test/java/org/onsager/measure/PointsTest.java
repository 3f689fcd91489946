package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {

  private static final Points THREE = Points.of(row(1, 2), row(3, 4), row(5, 6));

  @Test
  void areCoordinateMajor() {
    assertEquals(new Points(3, 2, Block.copyOf(1, 3, 5, 2, 4, 6)), THREE);
    assertEquals(4, THREE.get(1, 1));
    assertArrayEquals(row(5, 6), THREE.row(2));
    assertEquals(THREE, Points.of(THREE.rows()));
    assertEquals(Points.of(row(1), row(2)), Points.onLine(1, 2));
  }

  @Test
  void carryVectors() {
    assertEquals(Block.copyOf(10, 20, 30, 11, 21, 31), THREE.vectors((i, k) -> 10 * (i + 1) + k));
    assertEquals(THREE.coordinates(), THREE.vectors(THREE::get));
  }

  @Test
  void areValues() {
    double[] mine = {1, 2};
    Points points = Points.of(mine, row(3, 4), row(5, 6));
    mine[0] = 9;
    points.row(0)[0] = 9;
    points.rows()[1][0] = 9;
    assertEquals(THREE, points);
    assertEquals(THREE.hashCode(), points.hashCode());
    // The same numbers in another shape are other points.
    assertNotEquals(THREE, new Points(2, 3, THREE.coordinates()));
  }

  @Test
  void selectInAnyOrder() {
    assertEquals(Points.of(row(5, 6), row(1, 2), row(5, 6)), THREE.select(2, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> THREE.select());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refuseWhatIsNotFinite(double bad) {
    assertRefused("coordinates[1]", () -> Points.onLine(0, bad));
    assertRefused("coordinates[3]", () -> Points.of(row(1, 2), row(3, bad)));
    assertRefused("coordinates", () -> THREE.withCoordinates(Block.constant(6, bad)));
  }

  @Test
  void refuseEmptySets() {
    assertRefused("count", () -> Points.of());
    assertRefused("count", () -> Points.onLine());
    assertRefused("dimension", () -> Points.of(row(), row()));
    assertRefused("count", () -> new Points(-1, -1, Block.copyOf(1)));
  }

  @Test
  void refuseMismatchedDimensions() {
    assertRefused("rows[1]", () -> Points.of(row(1, 2), row(3)));
    assertRefused("length", () -> new Points(2, 2, Block.copyOf(1, 2, 3)));
    assertRefused("length", () -> THREE.withCoordinates(Block.copyOf(1)));
    assertRefused("query has dimension 2", () -> THREE.requireDimension("query", 3));
  }

  private static void assertRefused(
      String word, org.junit.jupiter.api.function.Executable construction) {
    var thrown = assertThrows(IllegalArgumentException.class, construction);
    assertTrue(thrown.getMessage().contains(word), thrown.getMessage());
  }
}
