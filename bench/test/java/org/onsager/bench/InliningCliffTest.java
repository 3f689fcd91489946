package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loops on vectors fall from a cliff, ten to a hundred times slower, when the compiler stops
 * inlining a vector operation and makes objects of vectors instead. The guard is a ratio to the
 * naive loop in the same run, so that it means the same on any machine.
 */
class InliningCliffTest {

  /** Between noise and processors (less than two) and the cliff (more than ten). */
  private static final double SLOWER = 5;

  @BeforeAll
  static void visitEverything() {
    assumeTrue(Machine.provider().equals("vector"), "only vectors have the cliff");
    Jobs.visitEverything();
  }

  /** The ratios to the naive loop are those of the table in bench/README.md, or less. */
  @ParameterizedTest
  @CsvSource({
    "gaussian, 2, 300, 15",
    "gaussian, 10, 300, 20",
    "gaussian, 100, 300, 30",
    "multiquadric, 2, 300, 7",
    "laplace, 2, 300, 9",
    "matern32, 2, 300, 10",
    "matern52, 2, 300, 10",
    "energy, 2, 300, 6",
    "two-gaussians, 2, 300, 10"
  })
  void sumsAreNotMuchSlowerThanTheyShouldBe(String family, int d, int n, double expectedRatio) {
    Workload workload = Workload.field(Family.labelled(family), d, n);
    Cloud cloud = Cloud.of(d, n);
    DoubleSupplier library = Jobs.library(workload, cloud);
    DoubleSupplier naive = Jobs.naive(workload, cloud);
    Clock clock = Clock.ofThread();
    clock.warmUp(library);
    clock.warmUp(naive);
    double ratio =
        clock.nanoseconds(naive)
            / workload.pairs(Jobs.queries(workload))
            / (clock.nanoseconds(library) / workload.pairs(n));
    assertTrue(
        ratio > expectedRatio / SLOWER,
        () ->
            "%s is %.2f times faster than the naive loop: must be more than %.2f"
                .formatted(workload.name(), ratio, expectedRatio / SLOWER));
  }
}
