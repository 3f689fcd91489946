package org.onsager.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  /**
   * Beside 60 digits (mpmath), at z = r (0.6, 0.8), p = (0.3, -0.7), R = 1.5: image, c' row by row,
   * c''. Both sides of the series' end are there.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void theBallBesideManyDigits(int which) {
    double[] expected = BALL[which];
    double r = expected[0];
    Chart chart = Chart.ball(2, 1.5);
    Points z = point(0.6 * r, 0.8 * r);
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
      8.9999999999999997901e-9,
      1.2000000000000000547e-8,
      1.499999999999999957,
      -2.4000000000000001095e-17,
      -2.4000000000000001095e-17,
      1.499999999999999943,
      1.0000000000000017766e-10,
      8.9999999999999988406e-10,
      8.9999999999999988406e-10,
      7.5000000000000004298e-9
    },
    {
      0.001,
      0.00089999985000000742116,
      0.0011999998000000100575,
      1.4999995700000305,
      -2.3999997600000084762e-7,
      -2.3999997600000084762e-7,
      1.4999994300000445,
      9.9999853200010499282e-6,
      0.000089999972760001600138,
      0.000089999972760001600138,
      0.00074999990068000446385
    },
    {
      0.5,
      0.43148298474378268347,
      0.57531064632504363118,
      1.3943916175408710278,
      -0.058513331028983965807,
      -0.058513331028983965807,
      1.3602588411072970365,
      0.0031964353811018853359,
      0.041645430887764467398,
      0.041645430887764467398,
      0.3627222290858518048
    },
    {
      1.9999,
      0.81840513326650192522,
      1.0912068443553359003,
      0.21183437441938918525,
      -0.62693867362890373603,
      -0.62693867362890373603,
      -0.1538798518641379941,
      -0.06837143861477505584,
      0.0089791270482876711098,
      0.0089791270482876711098,
      0.83487032344335532574
    },
    {
      2.0001,
      0.81833022683604820871,
      1.0911069691147309449,
      0.21165257392473516891,
      -0.62700691517860822022,
      -0.62700691517860822022,
      -0.15410145992945295955,
      -0.068390771950831518541,
      0.0089542348100484420293,
      0.0089542348100484420293,
      0.83484441064710943933
    },
    {
      10,
      -0.48961899980043283206,
      -0.65282533306724377609,
      -0.50532465234666382631,
      -0.56496198095101113906,
      -0.56496198095101113906,
      -0.83488580790142032409,
      -0.15758337307184759169,
      -0.19206376748208393309,
      -0.19206376748208393309,
      -0.10778250330980482011
    },
    {
      12345.6,
      -0.68154637174095728043,
      -0.9087284956546098746,
      0.35261381715654126279,
      0.47027443534078158783,
      0.47027443534078158783,
      0.6269405711053307028,
      -0.15536159087885399506,
      -0.20716095626736441919,
      -0.20716095626736441919,
      -0.27631460109825382413
    }
  };

  @Test
  void theBallIsFlatInItsCentre() {
    Chart chart = Chart.ball(3, 2);
    Points centre = point(0, 0, 0);
    assertEquals(Block.copyOf(0, 0, 0), chart.at(centre).coordinates());
    assertEquals(Block.copyOf(2, 0, 0, 0, 2, 0, 0, 0, 2), chart.jacobian(centre));
    assertNear(Block.constant(9, 0), chart.curvature(centre, Block.copyOf(1, 2, 3)), 0);
  }

  @Test
  void theBallFoldsPointsBack() {
    Chart chart = Chart.ball(2, 2);
    Points z = point(0.6 * 2, 0.8 * 2);
    double length = Math.PI - 2;
    assertNear(
        Block.copyOf(0.6 * length, 0.8 * length), chart.canonical(z).coordinates(), 4 * ULP);
    assertEquals(point(0.1, -0.2), chart.canonical(point(0.1, -0.2)));
    assertNear(
        Block.copyOf(0.3, 0.4),
        chart.into(point(0.6 * 2 * Math.sin(0.5), 0.8 * 2 * Math.sin(0.5))).coordinates(),
        ULP);
  }

  /** Beside 60 digits (mpmath). */
  @Test
  void theSphereBesideManyDigits() {
    Chart chart = Chart.sphere(3);
    Points z = point(0.5, -2, 0.25);
    assertNear(
        Block.copyOf(0.24077170617153840152, -0.9630868246861536061, 0.12038585308576920076),
        chart.at(z).coordinates(),
        2 * ULP);
    assertNear(
        Block.copyOf(
            0.45362785220724626374,
            0.11166224054332215723,
            -0.013957780067915269654,
            0.11166224054332215723,
            0.034894450169788174134,
            0.055831120271661078614,
            -0.013957780067915269654,
            0.055831120271661078614,
            0.47456452230911916822),
        chart.jacobian(z),
        4 * ULP);
    assertNear(
        Block.copyOf(
            -0.20184163698211385595,
            -0.035683368173626863288,
            -0.052068588253353484186,
            -0.035683368173626863288,
            0.050612124246266673439,
            0.19431657294549866709,
            -0.052068588253353484186,
            0.19431657294549866709,
            -0.25633766524727869138),
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
        assertThrows(
            IllegalArgumentException.class, () -> Chart.sphere(2).into(point(1, 1)));
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
        IllegalArgumentException.class,
        () -> Chart.interval(-Double.MAX_VALUE, Double.MAX_VALUE));
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
    assertEquals(
        Points.of(row(2, 0, Math.sin(1), 7), row(4.5, Math.sin(1), 0, -7)), chart.at(z));
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
