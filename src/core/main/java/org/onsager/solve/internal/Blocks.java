package org.onsager.solve.internal;

import java.util.stream.IntStream;

/** Work cut into blocks by size alone, so that the cut never depends on the number of threads. */
public final class Blocks {

  /** Sources a block at most: a buffer of this many rows stays in the first-level cache. */
  public static final int SOURCES = 120;

  /** Blocks of sources are a multiple of this, so that loops find full groups of three and four. */
  public static final int UNIT = 12;

  /** Pairs of points below which starting threads costs more than it brings. */
  private static final long PAIRS_WORTH_THREADS = 1_000_000;

  /** Rows a task of {@link #forEachRow}. */
  private static final int ROWS = 16;

  /** A pair of {@link #forEachRow} takes as long as this many pairs of a kernel sum. */
  private static final int COSTLY = 5;

  private Blocks() {}

  /** A task over the half-open range {@code from <= i < to}. */
  @FunctionalInterface
  public interface Task {

    /**
     * Does the work of the range.
     *
     * @param from the first index
     * @param to the index after the last
     */
    void run(int from, int to);
  }

  /**
   * Runs the task over blocks of {@code 0 .. count}, in parallel when there are enough pairs.
   * Blocks must write to disjoint places. What is left over goes to the last block, because a block
   * of its own would need workspaces of its own.
   */
  public static void forEach(int count, int blockSize, long pairs, Task task) {
    int blocks = Math.max(1, count / blockSize);
    if (pairs >= PAIRS_WORTH_THREADS) {
      IntStream.range(0, blocks).parallel().forEach(b -> run(count, blockSize, blocks, b, task));
    } else {
      for (int b = 0; b < blocks; b++) { // a stream would cost a microsecond
        run(count, blockSize, blocks, b, task);
      }
    }
  }

  /**
   * Runs the task over rows, a few at a time, in parallel when there are enough pairs. For pairs
   * that cost an exponential or more each; rows must write to disjoint places.
   *
   * @param count number of rows
   * @param pairs number of pairs in all rows
   * @param task the work of some rows
   */
  public static void forEachRow(int count, long pairs, Task task) {
    forEach(count, ROWS, COSTLY * pairs, task);
  }

  private static void run(int count, int blockSize, int blocks, int block, Task task) {
    task.run(block * blockSize, block == blocks - 1 ? count : (block + 1) * blockSize);
  }

  /** Sources a block, so that the blocks of m sources are about equal. */
  public static int sources(int m) {
    int blocks = (m + SOURCES - 1) / SOURCES;
    return (m + blocks * UNIT - 1) / (blocks * UNIT) * UNIT;
  }
}
