package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Matern;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Vector loops that the compiler fails to inline allocate an object per operation and become ten to
 * a hundred times slower, with the right result. The objects are counted; the test ends as soon as
 * there are few enough, and fails only when the loops had twenty seconds to be compiled.
 */
class PairLoopAllocationTest {

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
      for (RadialKernel kernel : Samples.KERNELS) {
        sum += vector().field(kernel, points, points, weights).values().get(0);
      }
    }
  }

  private static RadialKernel kernel(String name) {
    return switch (name) {
      case "gaussian" -> Gaussian.ofGamma(0.5);
      case "matern" -> Matern.fiveHalves(1);
      case "energy" -> new EnergyDistance(); // by differences in every dimension
      default -> Gaussian.ofGamma(0.5).plus(Gaussian.ofGamma(2)).plus(Matern.threeHalves(1));
    };
  }

  private static PanelSums vector() {
    return Providers.vector().orElseThrow();
  }

  /** A boxed vector a pair would be eight bytes or more. */
  @ParameterizedTest
  @CsvSource({
    "gaussian, 1",
    "gaussian, 2",
    "gaussian, 4",
    "gaussian, 10",
    "gaussian, 50",
    "matern, 2",
    "matern, 10",
    "energy, 9",
    "energy, 50",
    "sum, 2"
  })
  void nothingIsAllocatedInsideThePairLoop(String name, int d) {
    requireFew(vector(), name, d);
  }

  @ParameterizedTest
  @CsvSource({"gaussian, 2", "gaussian, 10", "matern, 2", "energy, 9", "sum, 10"})
  void norInThatOverFloats(String name, int d) {
    requireFew(Providers.single(vector()), name, d);
  }

  @ParameterizedTest
  @CsvSource({"gaussian, 2", "gaussian, 10", "matern, 2", "energy, 9"})
  void norInThatOfDrifts(String name, int d) {
    PanelSums sums = vector();
    requireFew(
        name,
        d,
        (kernel, points, weights) ->
            sums.drift(kernel, points, points, points.coordinates(), weights));
  }

  /** Numbers of all pairs. */
  @FunctionalInterface
  private interface Sums {
    Block of(RadialKernel kernel, Points points, Block weights);
  }

  private static void requireFew(KernelSums sums, String name, int d) {
    requireFew(
        name, d, (kernel, points, weights) -> sums.field(kernel, points, points, weights).values());
  }

  private static void requireFew(String name, int d, Sums sums) {
    RadialKernel kernel = kernel(name);
    Points points = Samples.points(4 * COUNT, d, 1);
    Block weights = Samples.weights(4 * COUNT, 2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    // Workspaces: some numbers a query and dimension, over 600 sources.
    double most = 3 + d / 25.0;
    double bytesPerPair;
    do {
      long before = threads.getCurrentThreadAllocatedBytes();
      sum += sums.of(kernel, points, weights).get(0);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      bytesPerPair = (double) bytes / points.count() / points.count();
    } while (bytesPerPair > most && System.nanoTime() < deadline);
    assertTrue(bytesPerPair <= most, name + ": bytes a pair: " + bytesPerPair);
    assertTrue(Double.isFinite(sum));
  }
}
