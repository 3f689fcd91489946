package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class GridTransformTest {

  /** Of the slope of a window beside its values, which end with a step. */
  private static final double SLOPE = 40;

  private static final double ULP = 0x1p-52;

  private static final GridLoops SCALAR = new ScalarGridLoops();
  private static final GridLoops VECTOR = GridLoops.best();

  /** Values and gradients of a function of modes. */
  private record Jet(Block values, Block gradients) {
    static Jet of(Transform transform, double[] g, Points points) {
      double[] values = new double[points.count()];
      double[] gradients = new double[points.count() * points.dimension()];
      transform.evaluate(g, points, values, gradients);
      return new Jet(Block.copyOf(values), Block.copyOf(gradients));
    }
  }

  @Test
  void testsRunWithVectors() {
    assertTrue(VECTOR instanceof VectorGridLoops);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 8, 9, 12, 13, 16})
  void agreesWithModesOneByOne(int width) {
    Window window = Window.ofWidth(width);
    for (int d = 1; d <= 3; d++) {
      for (int size = 0; size <= (d == 3 ? 3 : 6); size++) {
        Lattice lattice = lattice(d, size, d == 2 ? 2.5 : Double.POSITIVE_INFINITY);
        Transform grid = new GridTransform(lattice, window, VECTOR);
        for (int n : new int[] {1, 2, 15, 16, 17, 33}) {
          assertAgree(lattice, grid, special(lattice, n), width);
        }
      }
    }
  }

  private static void assertAgree(Lattice lattice, Transform grid, Points points, int width) {
    Transform plain = new PlainTransform(lattice);
    int n = points.count();
    Block weights = weights(n);
    double size = weights.map(Math::abs).sum();
    double error = aliases(lattice, width) + rounding(lattice, points);
    double[] expected = plain.sums(points, weights);
    double[] sums = grid.sums(points, weights);
    assertArrayEquals(expected, sums, size * error, () -> "W %d, n %d".formatted(width, n));

    double[] g = weights(lattice.count()).toArray();
    Jet exact = Jet.of(plain, g, points);
    Jet jet = Jet.of(grid, g, points);
    double all = Block.copyOf(g).map(Math::abs).sum();
    assertArrayEquals(exact.values.toArray(), jet.values.toArray(), all * error);
    for (int a = 0; a < lattice.dimension(); a++) {
      // A slope is known to the error of its window, in units of the distance of grid points.
      double frequency = lattice.spacing(a) * (2 * lattice.most(a) + 1);
      for (int i = 0; i < n; i++) {
        assertEquals(
            exact.gradients.get(a * n + i),
            jet.gradients.get(a * n + i),
            all * frequency * SLOPE * (error + 40 * ULP));
      }
    }
  }

  /**
   * What a window lets through of a mode at the edge of the lattice, from the nearest images; the
   * far ones, of its ends, add less than these.
   */
  private static double aliases(Lattice lattice, int width) {
    Window window = Window.ofWidth(width);
    double sum = 0;
    for (int a = 0; a < lattice.dimension() && width < Window.WIDEST; a++) {
      double edge = lattice.most(a) / (Window.OVERSAMPLING * (2 * lattice.most(a) + 1.0));
      for (int image = 1; image <= 3; image++) {
        double near = Math.abs(window.transform(image - edge));
        double far = Math.abs(window.transform(image + edge));
        sum += 2 * (near + far) / window.transform(edge);
      }
    }
    return sum;
  }

  /** Phases are rounded, in both sums; and windows are known to some ulps. */
  private static double rounding(Lattice lattice, Points points) {
    double phase = 0;
    for (int a = 0; a < lattice.dimension(); a++) {
      for (int i = 0; i < points.count(); i++) {
        double z = Math.abs(points.get(i, a) - lattice.center(a));
        phase = Math.max(phase, lattice.spacing(a) * lattice.most(a) * z);
      }
    }
    return (2 * phase + 40) * lattice.dimension() * ULP;
  }

  @ParameterizedTest
  @CsvSource({"1, 20, 16", "1, 40, 8", "2, 7, 12", "2, 9, 16", "2, 5, 8", "3, 4, 12", "3, 3, 16"})
  void scalarAndVectorsGiveTheSameDigits(int d, int size, int width) {
    Lattice lattice = lattice(d, size, Double.POSITIVE_INFINITY);
    Window window = Window.ofWidth(width);
    Transform scalar = new GridTransform(lattice, window, SCALAR);
    Transform vector = new GridTransform(lattice, window, VECTOR);
    for (int n : new int[] {1, 7, 16, 100}) {
      Points points = special(lattice, n);
      Block weights = weights(n);
      assertArrayEquals(scalar.sums(points, weights), vector.sums(points, weights));
      double[] g = weights(lattice.count()).toArray();
      assertEquals(Jet.of(scalar, g, points), Jet.of(vector, g, points));
    }
  }

  /** The last point count has several chunks. */
  @ParameterizedTest
  @ValueSource(ints = {2000, 20_000})
  void digitsDoNotDependOnThreads(int n) {
    Lattice lattice = lattice(3, 6, 5);
    Transform grid = new GridTransform(lattice, Window.ofWidth(8), VECTOR);
    Points points = special(lattice, n);
    Block weights = weights(n);
    double[] g = weights(lattice.count()).toArray();
    double[] sums = onThreads(1, () -> grid.sums(points, weights));
    Jet jet = onThreads(1, () -> Jet.of(grid, g, points));
    for (int threads : new int[] {2, 5}) {
      assertArrayEquals(sums, onThreads(threads, () -> grid.sums(points, weights)));
      assertEquals(jet, onThreads(threads, () -> Jet.of(grid, g, points)));
    }
    assertAgree(lattice, grid, points, 8);
  }

  private static <T> T onThreads(int count, Callable<T> work) {
    try (ForkJoinPool pool = new ForkJoinPool(count)) {
      return pool.submit(work).join();
    }
  }

  /** Sums are those of the measure: of the union, and of weights times a number. */
  @Test
  void cloudsFarApartShareAGrid() {
    Lattice lattice = lattice(2, 6, Double.POSITIVE_INFINITY);
    Transform grid = new GridTransform(lattice, Window.ofWidth(16), VECTOR);
    double period = 2 * Math.PI / lattice.spacing(0);
    Points near = Points.of(new double[] {0.1, 0.2});
    Points images =
        Points.of(new double[] {0.1 + period, 0.2}, new double[] {0.1 - 3 * period, 0.2});
    double[] one = grid.sums(near, Block.constant(1, 1));
    double[] two = grid.sums(images, Block.constant(2, 0.5));
    // Three periods of the last mode are 36 pi, whose rounding is that of the phase.
    assertArrayEquals(one, two, rounding(lattice, images));
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 2", "1e-7, 3", "1e-12, 3", "1e-13, 3", "1e-15, 1", "1e-24, 2"})
  void theWindowKeepsToTheTolerance(double tolerance, int d) {
    int width = Window.within(tolerance, d).width();
    assertTrue(d * Window.error(width) <= tolerance / 2);
    assertTrue(width == 4 || d * Window.error(width - 1) > tolerance / 2);
  }

  /** Full vectors serve these: W is a multiple of four, of eight. */
  @ParameterizedTest
  @CsvSource({"1e-7, 8", "1e-12, 12", "1e-14, 16"})
  void theWindowsInSpaceOfUsualTolerances(double tolerance, int width) {
    assertEquals(width, Window.within(tolerance, 3).width());
  }

  /**
   * Kernel sums of one point, there and back, at its worst places: within the stated error, for the
   * largest tolerance that takes the window and for the least, on the smallest lattice for it and
   * on larger ones.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16})
  void theErrorOfAKernelIsNoLargerThanItSays(int width) {
    double largest = width == 4 ? 0.01 : Math.min(0.01, 2 * 3 * Window.error(width - 1));
    double least = Math.max(2 * Window.error(width), 1e-16);
    for (double tolerance : new double[] {largest, least}) {
      // A box of no length has a period of sqrt(2 log 1 / tolerance) standard deviations.
      int smallest = (int) (-Math.log(tolerance) / Math.PI);
      for (int most : new int[] {smallest, smallest + 1, 18, 40}) {
        assertTheErrorOfAKernel(width, most, tolerance);
      }
    }
  }

  private static void assertTheErrorOfAKernel(int width, int most, double tolerance) {
    Lattice lattice =
        new Lattice(new double[1], new double[] {1}, new int[] {most}, Double.POSITIVE_INFINITY);
    double[] c = new double[lattice.count()];
    double diagonal = 0;
    double cut = most + 1; // no mode is nearer to the tolerance than this
    for (int j = 0; j < c.length; j++) {
      int k = lattice.slot(j) / 2;
      c[j] = (k == 0 ? 1 : 2) * Math.pow(tolerance, k * k / (cut * cut));
      diagonal += lattice.slot(j) % 2 == 0 ? c[j] : 0;
    }
    Transform plain = new PlainTransform(lattice);
    Transform grid = new GridTransform(lattice, Window.ofWidth(width), VECTOR);
    Points points = special(lattice, 120);
    double worst = 0;
    for (int i = 0; i < points.count(); i++) {
      int at = i;
      Block unit = Block.build(points.count(), w -> w[at] = 1);
      Block exact = Jet.of(plain, times(c, plain.sums(points, unit)), points).values();
      Block values = Jet.of(grid, times(c, grid.sums(points, unit)), points).values();
      for (double difference : exact.plus(-1, values).toArray()) {
        worst = Math.max(worst, Math.abs(difference) / diagonal);
      }
    }
    double bound = Window.error(width) + rounding(lattice, points);
    assertTrue(worst <= bound, worst + " > " + bound);
    assertTrue(worst > 0.01 * Window.error(width), worst + ": the bound says nothing");
  }

  private static double[] times(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = a[j] * b[j];
    }
    return out;
  }

  /** Other spacings, other numbers of modes on each axis. */
  private static Lattice lattice(int d, int size, double cut) {
    double[] center = new double[d];
    double[] spacing = new double[d];
    int[] most = new int[d];
    for (int a = 0; a < d; a++) {
      center[a] = 0.3 - a;
      spacing[a] = 0.4 + 0.25 * a;
      most[a] = Math.max(0, size - a);
    }
    return new Lattice(center, spacing, most, cut);
  }

  /** At the centre, at half a period, on grid points, outside, and anywhere. */
  private static Points special(Lattice lattice, int n) {
    RandomGenerator random = Key.of(n).generator();
    double[][] rows = new double[n][lattice.dimension()];
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < rows[i].length; a++) {
        double period = 2 * Math.PI / lattice.spacing(a);
        double step = period / (2 * (2 * lattice.most(a) + 1));
        double turns =
            switch ((i + a) % 8) {
              case 0 -> 0;
              case 1 -> 0.5 * period;
              case 2 -> -0.5 * period;
              case 3 -> step * (random.nextInt(20) - 10);
              case 4 -> step * (random.nextInt(20) - 9.5);
              case 5 -> 2.3 * period * (random.nextDouble() - 0.5);
              default -> period * (random.nextDouble() - 0.5);
            };
        rows[i][a] = lattice.center(a) + turns;
      }
    }
    return Points.of(rows);
  }

  private static Block weights(int n) {
    RandomGenerator random = Key.of(7 + n).generator();
    return Block.build(
        n,
        w -> {
          for (int i = 0; i < n; i++) {
            w[i] = random.nextDouble() - 0.3;
          }
        });
  }
}
