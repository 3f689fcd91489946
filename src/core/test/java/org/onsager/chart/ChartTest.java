package org.onsager.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/** Charts at single points, beside closed forms; walls, ends and refusals. */
class ChartTest {

  private static final double ULP = Math.ulp(1.0);

  private static Points point(double... z) {
    return Points.of(z);
  }

  private static double[] image(Chart chart, double... z) {
    return chart.at(point(z)).row(0);
  }

  @Test
  void theIntervalMeetsItsEndsExactly() {
    Chart chart = Chart.interval(0.1, 0.7);
    assertEquals(0.7, image(chart, Math.PI / 2)[0]);
    assertEquals(0.1, image(chart, -Math.PI / 2)[0]);
    assertEquals(0.4, image(chart, 0)[0], ULP);
    assertEquals(0.4 + 0.3 * Math.sin(1.2), image(chart, 1.2)[0], ULP);
    assertEquals(0.3 * Math.cos(1.2), chart.jacobian(point(1.2)).get(0), ULP);
    Block two = Block.copyOf(2);
    assertEquals(-0.6 * Math.sin(1.2), chart.curvature(point(1.2), two).get(0), ULP);
  }

  /** Features of rates are not numbers below zero or above one. */
  @Test
  void roundingDoesNotPassTheEndsOfTheInterval() {
    Chart chart = Chart.interval(0.1, 0.7);
    for (double z = -10; z < 10; z += 1e-3) {
      double x = image(chart, z)[0];
      assertTrue(0.1 <= x && x <= 0.7, () -> x + " is outside");
    }
  }

  @Test
  void theHalfLineIsHalfASquare() {
    Chart chart = Chart.halfLine(3);
    assertEquals(0, image(chart, 0)[0]);
    assertEquals(37.5, image(chart, -5)[0]);
    assertEquals(-15, chart.jacobian(point(-5)).get(0));
    assertEquals(6, chart.curvature(point(-5), Block.copyOf(2)).get(0));
    assertEquals(5, chart.canonical(point(-5)).get(0, 0));
    assertEquals(5, chart.into(point(37.5)).get(0, 0));
    assertEquals(0, chart.into(point(0)).get(0, 0));
  }

  @Test
  void theTorusIsWhatIsLeftOfPeriods() {
    Chart chart = Chart.torus(2, 5);
    assertEquals(Block.copyOf(0.5, 1), Block.copyOf(image(chart, -3.5, 11)));
    assertEquals(Block.copyOf(0, 0), Block.copyOf(image(chart, -1e-20, 5)));
    assertEquals(Block.copyOf(1, 0, 0, 1), chart.jacobian(point(-3.5, 11)));
    assertEquals(point(0.5, 1), chart.canonical(point(-3.5, 11)));
    assertEquals(point(0.5, 1), chart.into(point(2.5, -4)));
  }

  /** Beside 60 digits (mpmath). */
  @Test
  void theSphereBesideManyDigits() {
    Chart chart = Chart.sphere(3);
    Points z = point(0.5, -2, 0.25);
    assertNear(
        Block.copyOf(0.2407717061715384, -0.9630868246861536, 0.1203858530857692),
        chart.at(z).coordinates(),
        2 * ULP);
    assertNear(
        Block.copyOf(
            0.4536278522072463,
            0.11166224054332216,
            -0.01395778006791527,
            0.11166224054332216,
            0.03489445016978818,
            0.05583112027166108,
            -0.01395778006791527,
            0.05583112027166108,
            0.47456452230911916),
        chart.jacobian(z),
        4 * ULP);
    assertNear(
        Block.copyOf(
            -0.20184163698211385,
            -0.03568336817362686,
            -0.05206858825335348,
            -0.03568336817362686,
            0.050612124246266675,
            0.19431657294549867,
            -0.05206858825335348,
            0.19431657294549867,
            -0.2563376652472787),
        chart.curvature(z, Block.copyOf(0.3, -0.7, 1.1)),
        8 * ULP);
  }

  @Test
  void theSphereRefusesItsOriginWithAdvice() {
    Chart chart = Chart.sphere(3);
    Points z = Points.of(row(1, 0, 0), row(0, 0, 0));
    for (Runnable asked :
        new Runnable[] {
          () -> chart.at(z),
          () -> chart.jacobian(z),
          () -> chart.curvature(z, Block.constant(6, 1)),
          () -> chart.canonical(z)
        }) {
      Failure failure = assertThrows(Trouble.class, asked::run).failure();
      assertEquals(
          "Point 1 has left the chart unit sphere in R^3: it is not defined at z = [0.0, 0.0, 0.0]."
              + " Use a smaller tau, or start farther from the origin: into(x) gives z of length"
              + " one.",
          failure.message());
      assertTrue(failure.smallerStepMayHelp());
    }
  }

  @Test
  void theHalfLineRefusesWhatItsSquareOverflows() {
    Failure failure =
        assertThrows(Trouble.class, () -> Chart.halfLine().at(point(1e200))).failure();
    assertEquals(
        "Point 0 has left the chart half-line x >= 0: z = [1.0E200] has no finite image. Use a"
            + " smaller tau, or start nearer to the points that matter: into(x) gives z.",
        failure.message());
  }

  @Test
  void pointsOutsideAreRefusedWithASentence() {
    refused("x[1] = [2.0]: must be in the interval [0.0, 1.0]", Chart.interval(0, 1), 0.5, 2);
    refused("x[0] = [-1.0]: must be in the half-line x >= 0", Chart.halfLine(), -1, 2);
    refused("x[1] = [1.5]: must be in the ball |x| <= 1.0", Chart.ball(1, 1), 0.5, 1.5);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Chart.sphere(2).into(point(1, 1)));
    assertTrue(e.getMessage().startsWith("x[0] = [1.0, 1.0]: must be in the unit sphere in R^2"));
    assertTrue(e.getMessage().endsWith("leave the point out, or take a larger set"));
  }

  private static void refused(String sentence, Chart chart, double... x) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> chart.into(Points.onLine(x)));
    assertTrue(e.getMessage().startsWith(sentence), e::getMessage);
  }

  /** Ten digits of a point on the wall are accepted, and meant. */
  @Test
  void roundedPointsAreOnTheWall() {
    assertEquals(Math.PI / 2, Chart.interval(0, 1).into(point(1 + 1e-10)).get(0, 0));
    assertEquals(0, Chart.halfLine().into(point(-1e-10)).get(0, 0));
    assertEquals(Math.PI / 2, Chart.ball(1, 1).into(point(1 + 1e-10)).get(0, 0));
    double third = 0.5773502692;
    Points x = Chart.sphere(3).into(point(third, third, third));
    assertEquals(1, x.coordinates().dot(x.coordinates()), 4 * ULP);
  }

  @Test
  void chartsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Chart.interval(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Chart.interval(0, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> Chart.interval(-Double.MAX_VALUE, Double.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Chart.box(row(0, 0), row(1)));
    assertThrows(IllegalArgumentException.class, () -> Chart.box(row(), row()));
    assertThrows(IllegalArgumentException.class, () -> Chart.halfLine(0));
    assertThrows(IllegalArgumentException.class, () -> Chart.torus(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Chart.torus());
    assertThrows(IllegalArgumentException.class, () -> Chart.ball(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Chart.ball(2, -1));
    assertThrows(IllegalArgumentException.class, () -> Chart.sphere(1));
    assertThrows(IllegalArgumentException.class, () -> Chart.identity(0));
    assertThrows(IllegalArgumentException.class, () -> Chart.sphere(2).at(point(1)));
    assertThrows(IllegalArgumentException.class, () -> Chart.torus(1, 1).jacobian(point(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Chart.interval(0, 1).curvature(point(1), Block.copyOf(1, 2)));
  }

  @Test
  void productsActOnGroupsOfCoordinates() {
    Chart chart = Chart.halfLine().times(Chart.ball(2, 1)).times(Chart.identity(1));
    assertEquals(4, chart.dimension());
    assertEquals(4, chart.imageDimension());
    assertEquals("half-line x >= 0 x ball |x| <= 1.0 x line", chart.toString());
    Points z = Points.of(row(2, 0, 1, 7), row(3, 1, 0, -7));
    assertEquals(Points.of(row(2, 0, Math.sin(1), 7), row(4.5, Math.sin(1), 0, -7)), chart.at(z));
    Block slopes = chart.jacobian(z);
    double[][] second = new double[4][4];
    for (int k = 0; k < 4; k++) {
      for (int a = 0; a < 4; a++) {
        second[k][a] = slopes.get((k * 4 + a) * 2 + 1);
      }
    }
    assertNear(Block.copyOf(3, 0, 0, 0), Block.copyOf(second[0]), 0);
    assertNear(Block.copyOf(0, Math.cos(1), 0, 0), Block.copyOf(second[1]), ULP);
    assertNear(Block.copyOf(0, 0, Math.sin(1), 0), Block.copyOf(second[2]), ULP);
    assertNear(Block.copyOf(0, 0, 0, 1), Block.copyOf(second[3]), 0);
  }

  @Test
  void productsOfProductsAreOne() {
    Chart first = Chart.interval(0, 1);
    Chart second = Chart.interval(2, 3);
    Chart box = Chart.box(row(0, 2), row(1, 3));
    assertEquals(box, first.times(second));
    assertEquals(box.times(first), first.times(second.times(first)));
    assertNotEquals(box, second.times(first));
    assertEquals(first, Chart.box(row(0), row(1)));
  }

  @Test
  void fieldsArePulledBackByTheChainRule() {
    Chart chart = Chart.interval(-1, 1);
    Points z = Points.onLine(0, 1, Math.PI / 2);
    Field pulled = chart.pullBack(z, Field.of(Block.copyOf(4, 5, 6), Block.copyOf(1, 2, 3)));
    assertEquals(Block.copyOf(4, 5, 6), pulled.values());
    assertNear(Block.copyOf(1, 2 * Math.cos(1), 0), pulled.gradients(), 2 * ULP);
    assertNear(
        Block.copyOf(7, 8 * Math.cos(1) * Math.cos(1) - 2 * Math.sin(1), -3),
        chart.pullBack(z, Block.copyOf(1, 2, 3), Block.copyOf(7, 8, 9)),
        8 * ULP);
    assertThrows(
        IllegalArgumentException.class,
        () -> chart.pullBack(z, new Field(Block.copyOf(4, 5, 6), Block.copyOf(1, 2, 3), 1)));
  }

  /** Bounds are near what they bound: a proof splits boxes until they are. */
  @Test
  void boundsOfSmallBoxesAreSharp() {
    Stretch wall = Chart.interval(-1, 1).over(row(Math.PI / 2), row(0));
    assertAtMost(8 * ULP, wall.slope());
    assertEquals(1, wall.bend(), 1e-12);
    Stretch beside = Chart.interval(-1, 1).over(row(1), row(0.1));
    assertEquals(Math.cos(0.9), beside.slope(), 1e-12);
    assertEquals(Math.sin(1.1), beside.bend(), 1e-12);
    Stretch disk = Chart.ball(2, 1).over(row(1, 0), row(0, 0));
    assertEquals(Math.sin(1), disk.slope(), 1e-12);
    Stretch sphere = Chart.sphere(2).over(row(0, 2), row(0, 0));
    assertEquals(0.5, sphere.slope(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, Chart.sphere(2).over(row(0, 1), row(1, 1)).slope());
  }
}
