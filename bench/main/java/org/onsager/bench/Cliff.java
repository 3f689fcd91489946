package org.onsager.bench;

import io.vavr.collection.Vector;
import java.util.function.DoubleSupplier;
import org.onsager.feature.RandomFeatures;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.report.Table;

/**
 * {@code mvn -q compile -Dbench=cliff}: whether a loop on vectors has fallen from the inlining
 * cliff, ten to a hundred times slower, because the compiler stopped inlining a vector operation
 * and makes objects of vectors instead. A ratio to the naive loop in the same run, so that it means
 * the same on any machine.
 */
final class Cliff {

  /** Between noise and processors (less than two) and the cliff (more than ten). */
  private static final double SLOWER = 5;

  private static final int N = 300;

  /** Points of the naive loop over waves. */
  private static final int FEW = 20;

  private static final RandomFeatures WAVES =
      RandomFeatures.orthogonal(Gaussian.ofVariance(200), 100, 1000, Key.of(1));

  private static final double OF_WAVES = 10;

  /**
   * A sum and how many times faster than the naive loop it has been.
   *
   * @param family the kernel
   * @param d dimension
   * @param ratio as in the table of bench/README.md, or less
   */
  private record Expected(Family family, int d, double ratio) {
    static Expected of(String family, int d, double ratio) {
      return new Expected(Family.labelled(family), d, ratio);
    }
  }

  private static final Vector<Expected> ALL =
      Vector.of(
          Expected.of("gaussian", 2, 15),
          Expected.of("gaussian", 10, 20),
          Expected.of("gaussian", 100, 30),
          Expected.of("multiquadric", 2, 7),
          Expected.of("laplace", 2, 9),
          Expected.of("matern32", 2, 10),
          Expected.of("matern52", 2, 10),
          Expected.of("energy", 2, 6),
          Expected.of("two-gaussians", 2, 10));

  private Cliff() {}

  static void run(Vector<String> words) {
    System.out.println(Machine.processor());
    System.out.println(Machine.jvm());
    Jobs.visitEverything();
    Table table = Table.of("workload", "times naive", "seen before", "");
    for (Expected expected : ALL) {
      double ratio = ratio(expected);
      table =
          table.row(
              Workload.field(expected.family(), expected.d(), N).name(),
              ratio,
              expected.ratio(),
              ratio > expected.ratio() / SLOWER ? "" : "has fallen from the cliff");
    }
    double waves = ratio(NaiveWaves.library(WAVES, N), NaiveWaves.naive(WAVES, FEW), N, FEW);
    table =
        table.row(
            "random features d=%d n=%d".formatted(WAVES.dimension(), N),
            waves,
            OF_WAVES,
            waves > OF_WAVES / SLOWER ? "" : "has fallen from the cliff");
    System.out.println(table.text());
  }

  private static double ratio(Expected expected) {
    Workload workload = Workload.field(expected.family(), expected.d(), N);
    Cloud cloud = Cloud.of(expected.d(), N);
    DoubleSupplier library = Jobs.library(workload, cloud);
    DoubleSupplier naive = Jobs.naive(workload, cloud);
    return ratio(library, naive, workload.pairs(N), workload.pairs(Jobs.queries(workload)));
  }

  /** How many times faster the library is than the naive loop, each for so much work. */
  private static double ratio(
      DoubleSupplier library, DoubleSupplier naive, double ofLibrary, double ofNaive) {
    Clock clock = Clock.ofThread();
    clock.warmUp(library);
    clock.warmUp(naive);
    return clock.nanoseconds(naive) / ofNaive / (clock.nanoseconds(library) / ofLibrary);
  }
}
