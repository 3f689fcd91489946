package org.onsager.sum;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Matern;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Vector loops that the compiler fails to inline allocate an object per operation and become ten to
 * a hundred times slower, with the right result. So each is timed against the naive double loop in
 * the same run, both in turns, the best of many. The bounds leave a factor of five to what was
 * measured; the test ends as soon as a bound is met, and fails only when the loops had twenty
 * seconds to be compiled.
 */
class InliningCliffTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final int COUNT = 150;

  /** Keeps results alive, so that no loop is removed. */
  private static double sum;

  /** Several kernels at the same call sites, as in a program that uses them. */
  @BeforeAll
  static void useEveryKernel() {
    assumeTrue(Providers.vector().isPresent(), "the JVM runs without jdk.incubator.vector");
    Points points = Samples.points(COUNT, 2, 1);
    Block weights = Samples.weights(COUNT, 2);
    for (int round = 0; round < 20; round++) {
      for (Kernel kernel : Samples.KERNELS) {
        sum += vector().field(kernel, points, points, weights).values().get(0);
      }
    }
  }

  private static Kernel kernel(String name) {
    return switch (name) {
      case "gaussian" -> Gaussian.ofGamma(0.5);
      case "matern" -> Matern.fiveHalves(1);
      default -> Gaussian.ofGamma(0.5).plus(Gaussian.ofGamma(2)).plus(Matern.threeHalves(1));
    };
  }

  private static PanelSums vector() {
    return Providers.vector().orElseThrow();
  }

  /** Measured: naive / vector of 20 (d = 1, 2), 20 to 35 (d = 10, 50), 15 (Matern). */
  @ParameterizedTest
  @CsvSource({
    "gaussian, 1, 4",
    "gaussian, 2, 4",
    "gaussian, 4, 4",
    "gaussian, 10, 4",
    "gaussian, 50, 6",
    "matern, 2, 3",
    "matern, 10, 3",
    "sum, 2, 2"
  })
  void vectorLoopsAreFarFasterThanTheNaiveLoop(String name, int d, double bound) {
    requireFaster(vector(), name, d, bound);
  }

  /** Measured: naive / vector of 30 to 40. */
  @ParameterizedTest
  @CsvSource({"gaussian, 2, 7", "gaussian, 10, 7", "matern, 2, 6", "sum, 10, 3"})
  void soAreThoseOverFloats(String name, int d, double bound) {
    requireFaster(Providers.single(vector()), name, d, bound);
  }

  private static void requireFaster(KernelSums sums, String name, int d, double bound) {
    Kernel kernel = kernel(name);
    Points points = Samples.points(COUNT, d, 1);
    Block weights = Samples.weights(COUNT, 2);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    double naive = Double.POSITIVE_INFINITY;
    double vector = Double.POSITIVE_INFINITY;
    int rounds = 0;
    while (rounds < 20 || (naive < bound * vector && System.nanoTime() < deadline)) {
      naive = Math.min(naive, nanos(() -> naive(kernel, points, weights)));
      vector = Math.min(vector, nanos(() -> sums.field(kernel, points, points, weights)));
      rounds++;
    }
    String report =
        "%s, d = %d: naive / vector = %.1f, must be at least %.0f (%d rounds)"
            .formatted(name, d, naive / vector, bound, rounds);
    assertTrue(naive >= bound * vector, report);
    assertTrue(Double.isFinite(sum));
  }

  /**
   * The cliff itself: objects. Workspaces are a few numbers a query; a boxed vector a pair would be
   * eight bytes or more.
   */
  @ParameterizedTest
  @CsvSource({"gaussian, 1", "gaussian, 2", "gaussian, 10", "matern, 2", "matern, 10", "sum, 2"})
  void nothingIsAllocatedInsideThePairLoop(String name, int d) {
    Kernel kernel = kernel(name);
    Points points = Samples.points(4 * COUNT, d, 1);
    Block weights = Samples.weights(4 * COUNT, 2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    double bytesPerPair;
    do {
      long before = threads.getCurrentThreadAllocatedBytes();
      sum += vector().field(kernel, points, points, weights).values().get(0);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      bytesPerPair = (double) bytes / points.count() / points.count();
    } while (bytesPerPair > 3 && System.nanoTime() < deadline);
    assertTrue(bytesPerPair <= 3, name + ": bytes a pair: " + bytesPerPair);
  }

  private static double nanos(Supplier<Field> sums) {
    long start = System.nanoTime();
    sum += sums.get().values().get(0);
    return System.nanoTime() - start;
  }

  private static Field naive(Kernel kernel, Points points, Block weights) {
    int n = points.count();
    int d = points.dimension();
    double[] x = points.coordinates().borrowReadOnly();
    double[] w = weights.borrowReadOnly();
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              double s = 0;
              for (int k = 0; k < d; k++) {
                double e = x[k * n + i] - x[k * n + j];
                s += e * e;
              }
              values[i] += w[j] * kernel.profile(s);
              double c = 2 * w[j] * kernel.slope(s);
              for (int k = 0; k < d; k++) {
                gradients[k * n + i] += c * (x[k * n + i] - x[k * n + j]);
              }
            }
          }
        });
  }
}
