package org.onsager.energy;

import java.util.stream.IntStream;

/**
 * Work on independent rows. Each row is computed by one thread, so threads never change a digit.
 */
final class Rows {

  /** Pairs of points below which starting threads costs more than it brings. */
  private static final long PAIRS_WORTH_THREADS = 200_000;

  private static final int ROWS = 16;

  private Rows() {}

  /** A task over the half-open range {@code from <= i < to}. */
  @FunctionalInterface
  interface Task {
    void run(int from, int to);
  }

  /** Runs the task over blocks of {@code 0 .. count}; blocks must write to disjoint places. */
  static void forEach(int count, long pairs, Task task) {
    IntStream blocks = IntStream.range(0, (count + ROWS - 1) / ROWS);
    (pairs >= PAIRS_WORTH_THREADS ? blocks.parallel() : blocks)
        .forEach(b -> task.run(b * ROWS, Math.min(count, (b + 1) * ROWS)));
  }
}
