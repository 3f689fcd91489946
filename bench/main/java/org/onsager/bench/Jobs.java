package org.onsager.bench;

import io.vavr.collection.Vector;
import java.util.function.DoubleSupplier;
import org.onsager.kernel.Radial;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.KernelSums;

/** One step of a workload as a call that returns one of the numbers it computes. */
final class Jobs {

  /**
   * The naive loop and C are timed on so many queries: its time per pair does not depend on them.
   */
  static final int FEW_QUERIES = 200;

  /** Enough rounds, and pairs in each, for the compiler to have seen everything. */
  private static final int ROUNDS = 60;

  private static final int SMALL = 150;

  private Jobs() {}

  /** The step by the library's provider. */
  static DoubleSupplier library(Workload workload, Cloud cloud) {
    return library(KernelSums.best(), workload, cloud);
  }

  /** The step by the given sums. */
  static DoubleSupplier library(KernelSums sums, Workload workload, Cloud cloud) {
    Radial radial = workload.family().radial(workload.d());
    return switch (workload.operation()) {
      case FIELD ->
          () ->
              sums.field(radial, cloud.particles(), cloud.particles(), cloud.weights())
                      .values()
                      .get(0)
                  + sums.field(radial, cloud.particles(), cloud.samples(), cloud.uniform())
                      .values()
                      .get(0);
      case VALUES ->
          () ->
              sums.values(radial, cloud.particles(), cloud.particles(), cloud.weights()).get(0)
                  + sums.values(radial, cloud.particles(), cloud.samples(), cloud.uniform()).get(0);
      case GRAM -> () -> Gram.of(radial, cloud.particles(), 0).entries().get(0, 1);
    };
  }

  /** The step by the naive loop, for a few of the particles. */
  static DoubleSupplier naive(Workload workload, Cloud cloud) {
    NaiveSums sums = new NaiveSums(workload.family(), workload.d());
    int queries = queries(workload);
    Points x = cloud.particles();
    Points y = cloud.samples();
    return switch (workload.operation()) {
      case FIELD ->
          () ->
              sums.field(x, queries, x, cloud.weights())[0]
                  + sums.field(x, queries, y, cloud.uniform())[0];
      case VALUES ->
          () ->
              sums.values(x, queries, x, cloud.weights())[0]
                  + sums.values(x, queries, y, cloud.uniform())[0];
      case GRAM -> () -> sums.gram(x, queries)[1];
    };
  }

  /** How many queries the naive loop and C take. */
  static int queries(Workload workload) {
    return Math.min(FEW_QUERIES, workload.n());
  }

  /**
   * Visits every kernel, operation and kind of dimension in turn, so that call sites then see what
   * they see in a program that uses several kernels.
   */
  static void visitEverything() {
    Vector<Integer> dimensions = Vector.of(1, 2, 3, 10);
    Vector<Cloud> clouds = dimensions.map(d -> Cloud.of(d, SMALL));
    Clock clock = Clock.onTheWall();
    for (int round = 0; round < ROUNDS; round++) {
      for (Cloud cloud : clouds) {
        for (Family family : Family.values()) {
          for (Operation operation : Operation.values()) {
            int d = cloud.particles().dimension();
            clock.call(library(new Workload(family, d, SMALL, operation), cloud));
          }
        }
      }
    }
  }
}
