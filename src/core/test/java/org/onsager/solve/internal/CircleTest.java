package org.onsager.solve.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircleTest {

  /** The documented 4 units, and one of StrictMath. */
  private static final double UNITS = 5 * 0x1p-53;

  private static void assertTurns(double[] angle) {
    double[] cos = new double[angle.length];
    double[] sin = new double[angle.length];
    Circle.turn(angle, cos, sin, angle.length);
    for (int i = 0; i < angle.length; i++) {
      assertEquals(StrictMath.cos(angle[i]), cos[i], UNITS, "cos " + angle[i]);
      assertEquals(StrictMath.sin(angle[i]), sin[i], UNITS, "sin " + angle[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-9, 1, 10, 1000, 1e5, 1.3e7, 1e12, 1e300})
  void cosinesAndSines(double size) {
    assertTurns(new SplittableRandom(1).doubles(50_000, -size, size).toArray());
  }

  /** Where one of both vanishes, or rounding to the nearest half-turn is in doubt. */
  @Test
  void nearMultiplesOfAQuarterTurn() {
    double[] angle = new double[30_000];
    for (int i = 0; i < angle.length; i++) {
      double quarter = (i / 3 - 5000) * (Math.PI / 2);
      angle[i] = i % 3 == 0 ? quarter : i % 3 == 1 ? Math.nextUp(quarter) : Math.nextDown(quarter);
    }
    assertTurns(angle);
  }

  @Test
  void onBothSidesOfFar() {
    assertTurns(
        new double[] {
          Circle.FAR, Math.nextUp(Circle.FAR), -Circle.FAR, -Math.nextUp(Circle.FAR), 0, -0.0
        });
  }

  /** Loops on vectors and what is left over give the same digits. */
  @Test
  void eachAngleAlone() {
    for (int n = 0; n <= 70; n++) {
      double[] angle = new SplittableRandom(n).doubles(n, -100, 100).toArray();
      double[] cos = new double[n];
      double[] sin = new double[n];
      Circle.turn(angle, cos, sin, n);
      double[] one = new double[1];
      double[] other = new double[1];
      for (int i = 0; i < n; i++) {
        Circle.turn(new double[] {angle[i]}, one, other, 1);
        assertEquals(one[0], cos[i], 0);
        assertEquals(other[0], sin[i], 0);
      }
    }
  }

  @Test
  void notANumber() {
    double[] cos = new double[3];
    double[] sin = new double[3];
    Circle.turn(
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}, cos, sin, 3);
    double[] none = {Double.NaN, Double.NaN, Double.NaN};
    assertArrayEquals(none, cos);
    assertArrayEquals(none, sin);
  }
}
