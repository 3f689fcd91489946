package org.onsager.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertNear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

class BallTest {

  private static final double ULP = Math.ulp(1.0);

  /**
   * Beside 60 digits (mpmath), at z = r (0.6, 0.8), p = (0.3, -0.7), R = 1.5: image, c' row by row,
   * c''. Both sides of the series' end are there.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void besideManyDigits(int which) {
    double[] expected = BALL[which];
    double r = expected[0];
    Chart chart = Chart.ball(2, 1.5);
    Points z = Points.of(row(0.6 * r, 0.8 * r));
    // An ulp of |z| moves the image by as much, each of about ten operations by another one.
    double tolerance = 4 * ULP * (2 + r);
    assertNear(part(expected, 1, 3), chart.at(z).coordinates(), tolerance);
    assertNear(part(expected, 3, 7), chart.jacobian(z), tolerance);
    Block bends = chart.curvature(z, Block.copyOf(0.3, -0.7));
    assertNear(part(expected, 7, 11), bends, tolerance);
    if (r < 1) {
      // Here c'' is of the size of r, and none of it may be lost.
      assertNear(part(expected, 7, 11), bends, 16 * ULP * r);
    }
  }

  private static Block part(double[] numbers, int from, int to) {
    return Block.build(to - from, out -> System.arraycopy(numbers, from, out, 0, to - from));
  }

  private static final double[][] BALL = {
    {
      1e-8,
      9e-09,
      1.2e-08,
      1.5,
      -2.4000000000000002e-17,
      -2.4000000000000002e-17,
      1.5,
      1.0000000000000017e-10,
      8.999999999999999e-10,
      8.999999999999999e-10,
      7.500000000000001e-09
    },
    {
      0.001,
      0.0008999998500000074,
      0.00119999980000001,
      1.4999995700000306,
      -2.3999997600000084e-07,
      -2.3999997600000084e-07,
      1.4999994300000445,
      9.99998532000105e-06,
      8.99999727600016e-05,
      8.99999727600016e-05,
      0.0007499999006800044
    },
    {
      0.5,
      0.43148298474378266,
      0.5753106463250436,
      1.394391617540871,
      -0.05851333102898396,
      -0.05851333102898396,
      1.3602588411072971,
      0.0031964353811018854,
      0.04164543088776447,
      0.04164543088776447,
      0.3627222290858518
    },
    {
      1.9999,
      0.8184051332665019,
      1.091206844355336,
      0.21183437441938918,
      -0.6269386736289038,
      -0.6269386736289038,
      -0.153879851864138,
      -0.06837143861477506,
      0.00897912704828767,
      0.00897912704828767,
      0.8348703234433553
    },
    {
      2.0001,
      0.8183302268360482,
      1.091106969114731,
      0.21165257392473516,
      -0.6270069151786082,
      -0.6270069151786082,
      -0.15410145992945296,
      -0.06839077195083151,
      0.008954234810048442,
      0.008954234810048442,
      0.8348444106471095
    },
    {
      10,
      -0.48961899980043283,
      -0.6528253330672438,
      -0.5053246523466638,
      -0.5649619809510111,
      -0.5649619809510111,
      -0.8348858079014203,
      -0.15758337307184758,
      -0.19206376748208392,
      -0.19206376748208392,
      -0.10778250330980482
    },
    {
      12345.6,
      -0.6815463717409573,
      -0.9087284956546099,
      0.3526138171565413,
      0.47027443534078156,
      0.47027443534078156,
      0.6269405711053307,
      -0.15536159087885398,
      -0.20716095626736442,
      -0.20716095626736442,
      -0.27631460109825384
    }
  };

  @Test
  void isFlatInItsCentre() {
    Chart chart = Chart.ball(3, 2);
    Points centre = Points.of(row(0, 0, 0));
    assertEquals(Block.copyOf(0, 0, 0), chart.at(centre).coordinates());
    assertEquals(Block.copyOf(2, 0, 0, 0, 2, 0, 0, 0, 2), chart.jacobian(centre));
    assertNear(Block.constant(9, 0), chart.curvature(centre, Block.copyOf(1, 2, 3)), 0);
  }

  @Test
  void foldsPointsBack() {
    Chart chart = Chart.ball(2, 2);
    Points z = Points.of(row(0.6 * 2, 0.8 * 2));
    double length = Math.PI - 2;
    assertNear(Block.copyOf(0.6 * length, 0.8 * length), chart.canonical(z).coordinates(), 4 * ULP);
    assertEquals(Points.of(row(0.1, -0.2)), chart.canonical(Points.of(row(0.1, -0.2))));
    assertNear(
        Block.copyOf(0.3, 0.4),
        chart.into(Points.of(row(0.6 * 2 * Math.sin(0.5), 0.8 * 2 * Math.sin(0.5)))).coordinates(),
        ULP);
  }
}
