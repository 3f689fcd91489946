package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.solve.internal.MultiplyAdd;

/** The build runs the tests of this package twice: as they are, and with {@code -XX:-UseFMA}. */
class MultiplyAddTest {

  private static final int COUNT = 60;

  /** Far above what slow machines and half-compiled loops cost, far below 1000. */
  private static final double BOUND = 30;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** Keeps results alive, so that no loop is removed. */
  private static double sum;

  @Test
  void findsWhatTheJvmSays() {
    assumeTrue(System.getProperty(MultiplyAdd.PROPERTY) == null, "the choice is forced");
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    boolean has = Boolean.parseBoolean(flags.getVMOption("UseFMA").getValue());
    assertEquals(has, MultiplyAdd.FUSED);
    for (int again = 0; again < 100; again++) {
      assertEquals(has, MultiplyAdd.fused(""), "attempt " + again);
    }
  }

  @Test
  void thePropertyForcesIt() {
    assertTrue(MultiplyAdd.fused("fused"));
    assertTrue(!MultiplyAdd.fused("plain"));
    var e = assertThrows(IllegalArgumentException.class, () -> MultiplyAdd.fused("fast"));
    assertEquals("onsager.fma = \"fast\": must be fused or plain", e.getMessage());
  }

  /** All scalar and vector loops go the same way; the vector forms are in KernelSumsTest. */
  @Test
  void roundsOnceOrTwice() {
    double a = 1 + 0x1p-30;
    double lost = 0x1p-60; // a^2 = 1 + 2^-29 + 2^-60
    assertEquals(MultiplyAdd.FUSED ? lost : 0, MultiplyAdd.fma(a, a, -(1 + 0x1p-29)));
    float b = 1 + 0x1p-13f;
    assertEquals(MultiplyAdd.FUSED ? 0x1p-26f : 0, MultiplyAdd.fma(b, b, -(1 + 0x1p-12f)));
  }

  @Test
  void whatAProductLosesIsExactEitherWay() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      double a = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-200, 200));
      double b = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-200, 200));
      double exact = Math.fma(a, b, -(a * b));
      assertEquals(exact, MultiplyAdd.lostByProduct(a, b));
      assertEquals(exact, MultiplyAdd.lostByPlainProduct(a, b));
    }
    assertEquals(0, MultiplyAdd.lostByPlainProduct(0, 0.1));
    assertEquals(0, MultiplyAdd.lostByPlainProduct(1e305, 0.1));
  }

  static Stream<KernelSums> engines() {
    return Stream.concat(Stream.of(Providers.SCALAR), Providers.vector().stream())
        .flatMap(sums -> Stream.of(sums, Providers.single(sums)));
  }

  /**
   * With big decimals the sums would be a thousand times slower than a naive loop; they are faster.
   * Ends as soon as the bound is met, and fails only after twenty seconds of trying.
   */
  @ParameterizedTest
  @MethodSource("engines")
  void sumsAreNeverComputedWithBigDecimals(KernelSums sums) {
    Gaussian kernel = Gaussian.ofGamma(0.5);
    for (int d : new int[] {1, 2, 4, 10}) {
      Points points = Samples.points(COUNT, d, 1);
      Block weights = Samples.weights(COUNT, 2);
      Supplier<Field> engine = () -> sums.field(kernel, points, points, weights);
      Supplier<Double> naive =
          () -> new NaiveSums(kernel, points, points, weights, false).values[0];
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      double ours = Double.POSITIVE_INFINITY;
      double theirs = Double.POSITIVE_INFINITY;
      do {
        long start = System.nanoTime();
        sum += naive.get();
        long middle = System.nanoTime();
        sum += engine.get().values().get(0);
        ours = Math.min(ours, (double) (System.nanoTime() - middle));
        theirs = Math.min(theirs, (double) (middle - start));
      } while (ours > BOUND * theirs && System.nanoTime() < deadline);
      assertTrue(ours <= BOUND * theirs, "d = " + d + ": " + ours / theirs + " times naive");
    }
    assertTrue(Double.isFinite(sum));
  }
}
