package org.onsager.bench;

import io.vavr.collection.Vector;
import java.util.function.DoubleSupplier;
import org.onsager.data.Table;
import org.onsager.feature.RandomFeatures;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;

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
          Expected.of("energy", 100, 20),
          Expected.of("two-gaussians", 2, 10));

  /**
   * Sums over modes, there and back, and how many times faster than naive sums over all pairs.
   *
   * @param strategy {@code grid} or {@code tensor}
   * @param part of the job
   */
  private record Modes(String strategy, String part, FourierCase job, double ratio) {
    String name() {
      return "%s %s %s".formatted(job.name(), strategy, part);
    }
  }

  private static final FourierCase PLANE = new FourierCase(2, 6.3, 1e-14, 1000);
  private static final FourierCase SPACE = new FourierCase(3, 6.3, 1e-7, 1000);

  private static final Vector<Modes> MODES =
      Vector.of(
          new Modes("grid", "sums", PLANE, 150),
          new Modes("grid", "evaluate", PLANE, 120),
          new Modes("grid", "sums", SPACE, 50),
          new Modes("grid", "evaluate", SPACE, 50),
          new Modes("tensor", "sums", PLANE, 150),
          new Modes("tensor", "evaluate", PLANE, 100));

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
    for (Modes modes : MODES) {
      double ratio = ratio(modes);
      table =
          table.row(
              modes.name(),
              ratio,
              modes.ratio(),
              ratio > modes.ratio() / SLOWER ? "" : "has fallen from the cliff");
    }
    System.out.println(table.text());
  }

  private static double ratio(Expected expected) {
    Workload workload = Workload.field(expected.family(), expected.d(), N);
    Cloud cloud = Cloud.of(expected.d(), N);
    return ratio(
        Jobs.library(workload, cloud),
        Jobs.naive(workload, cloud),
        workload.pairs(N),
        workload.pairs(Jobs.queries(workload)));
  }

  private static double ratio(Modes modes) {
    FourierCase job = modes.job();
    Workload workload = Workload.field(Family.labelled("gaussian"), job.d(), job.n());
    System.setProperty("onsager.spectra", modes.strategy());
    DoubleSupplier library = job.job(modes.part());
    System.setProperty("onsager.spectra", "");
    return ratio(
        library,
        Jobs.naive(workload, Cloud.of(job.d(), job.n())),
        (double) job.n() * job.n(),
        workload.pairs(Jobs.queries(workload)));
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
