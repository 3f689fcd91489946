package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Trials are what their recipe says. */
class TrialTest {

  private static final Domain ANY = Domain.everywhere();

  private static Particles particles(Domain domain, Shape shape) {
    return domain.trial(9, 2, 5, 2, shape).particles();
  }

  private static double distance(Points x, int i, int j) {
    return Math.sqrt(KernelLaws.squaredDistance(x.row(i), x.row(j)));
  }

  private static double least(Points x) {
    return IntStream.range(0, x.count())
        .boxed()
        .flatMap(i -> IntStream.range(0, i).mapToObj(j -> distance(x, i, j)))
        .mapToDouble(d -> d)
        .min()
        .getAsDouble();
  }

  @Test
  void theSameRecipeGivesTheSameParticles() {
    for (Shape shape : Shape.values()) {
      assertEquals(particles(ANY, shape), particles(ANY, shape));
      assertNotEquals(
          ANY.trial(9, 2, 5, 2, shape).particles(), ANY.trial(9, 2, 6, 2, shape).particles());
    }
  }

  @Test
  void weightsAreAsTheShapeSays() {
    Block equal = particles(ANY, Shape.CLOUD).weights();
    assertEquals(equal.get(0), equal.get(8));
    double[] tiny = particles(ANY, Shape.TINY_WEIGHTS).weights().toArray();
    assertTrue(Arrays.stream(tiny).min().getAsDouble() < 1e-4 * Arrays.stream(tiny).sum());
    assertEquals(1, tiny[0] / Arrays.stream(tiny).max().getAsDouble(), "the first one is heavy");
    assertTrue(Arrays.stream(tiny).filter(w -> w < tiny[0] / 1e3).count() > 1);
    double[] unequal = particles(ANY, Shape.UNEQUAL).weights().toArray();
    double largest = Arrays.stream(unequal).max().getAsDouble();
    double smallest = Arrays.stream(unequal).min().getAsDouble();
    assertTrue(smallest >= 0.099 * largest && smallest < 0.9 * largest);
  }

  @Test
  void someWeightsAreZeroButNotTheFirst() {
    int count = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] w = ANY.trial(40, 1, seed, 1, Shape.ZERO_WEIGHTS).particles().weights().toArray();
      double[] positive = Arrays.stream(w).filter(weight -> weight > 0).toArray();
      assertTrue(w[0] > 0);
      double largest = Arrays.stream(positive).max().getAsDouble();
      assertTrue(Arrays.stream(positive).min().getAsDouble() >= 0.099 * largest);
      count += positive.length;
    }
    assertEquals(533, count, 60, "two thirds, up to four standard deviations");
  }

  @Test
  void pointsAreAsTheShapeSays() {
    Points cloud = particles(ANY, Shape.CLOUD).points();
    assertTrue(least(cloud) > 1e-3);
    Points coincident = particles(ANY, Shape.COINCIDENT).points();
    assertArrayEquals(coincident.row(1), coincident.row(5));
    assertNotEquals(0, distance(coincident, 0, 1));
    Points clustered = particles(ANY, Shape.CLUSTERED).points();
    for (int i = 3; i < 9; i++) {
      double toCentre = distance(clustered, i % 3, i);
      assertTrue(toCentre < 0.02 && toCentre > 0);
    }
    assertTrue(distance(clustered, 0, 1) > 0.02);
    Points line = particles(ANY, Shape.COLLINEAR).points();
    for (int i = 2; i < 9; i++) {
      assertEquals(0, area(line, i), 1e-12);
    }
    Points far = particles(ANY, Shape.FAR_APART).points();
    assertTrue(Arrays.stream(far.coordinates().toArray()).map(Math::abs).max().getAsDouble() > 50);
    assertTrue(
        Arrays.stream(
                    particles(ANY.ofNearbyPoints(), Shape.FAR_APART)
                        .points()
                        .coordinates()
                        .toArray())
                .map(Math::abs)
                .max()
                .getAsDouble()
            < 10);
  }

  /** Twice the area of the triangle of the first two points and another one. */
  private static double area(Points x, int i) {
    return (x.get(1, 0) - x.get(0, 0)) * (x.get(i, 1) - x.get(0, 1))
        - (x.get(1, 1) - x.get(0, 1)) * (x.get(i, 0) - x.get(0, 0));
  }

  @Test
  void separatedPointsFillALatticeAroundTheOrigin() {
    Trial square = ANY.ofSeparatedPoints().trial(9, 2, 5, 2, Shape.CLOUD);
    spans(-1, 1, square.particles().points(), 0);
    spans(-1, 1, square.particles().points(), 1);
    spans(-0.5, 1.5, square.elsewhere(), 0);
    Points row = ANY.ofSeparatedPoints().trial(9, 2, 5, 2, Shape.COLLINEAR).particles().points();
    spans(-4, 4, row, 0);
    assertEquals(0, Arrays.stream(row.rows()).mapToDouble(x -> Math.abs(x[1])).max().getAsDouble());
  }

  /** From one cell to another, in a length of two, up to the jitter of 0.2 cells. */
  private static void spans(double first, double last, Points points, int axis) {
    double[] x = Arrays.stream(points.rows()).mapToDouble(row -> row[axis]).toArray();
    assertEquals(2 * first, Arrays.stream(x).min().getAsDouble(), 0.4);
    assertEquals(2 * last, Arrays.stream(x).max().getAsDouble(), 0.4);
  }

  @Test
  void theDomainIsKept() {
    for (Shape shape : Shape.values()) {
      assertTrue(particles(Domain.probabilities(), shape).isProbability());
      assertTrue(!particles(ANY, shape).isProbability());
      assertEquals(0, particles(ANY.ofPositiveWeights(), shape).masslessCount());
      Points separated = particles(ANY.ofSeparatedPoints().scaled(0.1), shape).points();
      assertTrue(least(separated) >= 0.6 * 0.2 - 1e-12, shape.name());
      assertTrue(least(separated) <= 1.4 * 0.2 + 1e-12, shape.name());
    }
  }

  @Test
  void elsewhereIsElsewhere() {
    Trial trial = ANY.ofSeparatedPoints().trial(9, 2, 5, 1, Shape.CLOUD);
    Points both = Measures.joined(trial.particles().points(), trial.elsewhere());
    assertTrue(least(both) > 0.1);
    assertNotEquals(trial.otherWeights(0), trial.otherWeights(1));
    assertEquals(trial.particles().mass(), trial.otherWeights(0).sum(), 1e-12);
    assertNotEquals(trial.direction(0), trial.direction(1));
  }

  @Test
  void directionsAreNoLongerThanTheScale() {
    double wide = norm(ANY.scaled(0.1).trial(9, 2, 5, 100, Shape.CLOUD).direction(0));
    double narrow = norm(ANY.scaled(0.1).trial(9, 2, 5, 0.01, Shape.CLOUD).direction(0));
    assertEquals(wide, 100 * narrow, 1e-12);
    assertTrue(wide < 1 && wide > 0.1);
  }

  @Test
  void forcesVaryOverTheLengthOfTheTrial() {
    Points x = Points.of(new double[][] {{0.3, -0.2}, {1, 2}});
    Points wide = x.withCoordinates(x.coordinates().map(c -> 10 * c));
    Block unit = ANY.trial(9, 2, 5, 1, Shape.CLOUD).force(0).potential().apply(x).values();
    Block far = ANY.trial(9, 2, 5, 10, Shape.CLOUD).force(0).potential().apply(wide).values();
    assertEquals(unit.get(0), far.get(0), 1e-14);
    assertEquals(unit.get(1), far.get(1), 1e-14);
    assertNotEquals(unit.get(0), unit.get(1));
  }

  private static double norm(Block block) {
    return Math.sqrt(block.dot(block));
  }

  @Test
  void aKinkedDomainSeparatesPointsForGradients() {
    Trial trial = ANY.withKinks().trial(9, 2, 5, 0.1, Shape.COINCIDENT);
    assertEquals(0, least(trial.particles().points()));
    assertTrue(least(trial.smooth().particles().points()) >= 0.6 - 1e-12);
    Trial plain = ANY.trial(9, 2, 5, 0.1, Shape.COINCIDENT);
    assertEquals(plain, plain.smooth());
  }

  @Test
  void permutationsAreOnes() {
    int[] order = ANY.trial(9, 2, 5, 1, Shape.CLOUD).permutation();
    assertArrayEquals(IntStream.range(0, 9).toArray(), Arrays.stream(order).sorted().toArray());
    assertNotEquals(Arrays.toString(IntStream.range(0, 9).toArray()), Arrays.toString(order));
  }

  @Test
  void theFixedTrialsCoverTheDomain() {
    var trials = ANY.upTo(7).trials();
    assertEquals(4 * Shape.values().length, trials.size());
    assertEquals(Shape.values().length, trials.map(Trial::shape).distinct().size());
    assertEquals(4, trials.map(Trial::count).distinct().size());
    assertEquals(3, trials.map(Trial::dimension).distinct().size());
    assertEquals(5, trials.map(Trial::spread).distinct().size());
    assertEquals(7, trials.map(Trial::count).max().get());
    assertTrue(ANY.inDimension(2).trials().forAll(t -> t.dimension() == 2));
  }

  @Test
  void aFewOfThemAreLarge() {
    var counts = ANY.trials().map(Trial::count);
    assertEquals(Vector.of(19, 37, 67, 128, 300), counts.filter(n -> n > ANY.usualCount()));
    assertEquals(Vector.of(19, 20), ANY.upTo(20).trials().map(Trial::count).filter(n -> n > 12));
    assertEquals(12, ANY.usualCount());
    assertEquals(7, ANY.upTo(7).usualCount());
    assertEquals(12, ANY.upTo(12).trials().map(Trial::count).max().get());
  }

  @Test
  void aRecipeOutOfRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ANY.trial(0, 2, 3, 1, Shape.CLOUD));
    assertThrows(IllegalArgumentException.class, () -> ANY.trial(1, 0, 3, 1, Shape.CLOUD));
    assertThrows(IllegalArgumentException.class, () -> ANY.trial(1, 2, 3, 0, Shape.CLOUD));
    assertThrows(IllegalArgumentException.class, () -> ANY.inDimension(0));
    assertThrows(IllegalArgumentException.class, () -> ANY.upTo(0));
    assertThrows(IllegalArgumentException.class, () -> ANY.scaled(0));
    assertThrows(IllegalArgumentException.class, () -> ANY.accurateTo(0));
    assertThrows(
        IllegalArgumentException.class, () -> new Domain(ANY.traits(), ANY.chart(), 3, 2, 1, 1, 1));
  }

  @Test
  void spreadsStayWhereTheDomainIs() {
    assertArrayEquals(new double[] {1, 0.1, 10, 0.01, 100}, ANY.spreads());
    assertArrayEquals(new double[] {1, 0.1, 0.01}, ANY.ofNearbyPoints().spreads());
    assertArrayEquals(new double[] {1, 2, 4}, ANY.ofSeparatedPoints().spreads());
    assertArrayEquals(new double[] {1}, ANY.ofSeparatedPoints().ofNearbyPoints().spreads());
  }

  @Test
  void aTrialSaysHowToMakeItAgain() {
    Trial trial = ANY.trial(1, 2, 3, 0.1, Shape.CLOUD);
    assertEquals("1 particle in R^2, CLOUD, spread 0.1, seed 3", trial.toString());
    assertEquals("trial(1, 2, 3L, 0.1, Shape.CLOUD)", trial.source());
  }
}
