package org.onsager.sum;

/**
 * The workspace of a few neighbouring queries, one a lane, and of the block of sources they are
 * paired with at present.
 *
 * <p>A lane never mixes with another: what a query gets does not depend on its neighbours, on the
 * width of the panel, or on the number of threads.
 */
final class Panel {

  /** Index of the first query. */
  final int first;

  /** Number of queries, at most the number of lanes. */
  final int queries;

  /** Numbers a row; lanes without a query hold zeros. */
  final int lanes;

  /**
   * Differences: d rows of coordinates. Products: d rows of {@code -2 (x - centre)} and a row of
   * {@code |x - centre|^2}.
   */
  final Rows x;

  /**
   * Sums over the present block: values, then gradients, in products followed by sums of weights.
   */
  final Rows partial;

  /** Sums over the blocks before; two levels of addition keep rounding errors small. */
  final Rows total;

  /**
   * Numbers a pair, one row a source: squared distances and profiles. Shared by the panels of a
   * task.
   */
  final Rows[] buffers;

  /** Two rows for whoever runs; shared by the panels of a task. */
  final Rows scratch;

  /** The weighted source. */
  final Source source;

  /** Index of the first source of the present chunk. */
  int from;

  /** Number of sources of the present chunk. */
  int count;

  Panel(int first, int queries, int lanes, Rows x, Rows partial, Rows total, Desk desk) {
    this.first = first;
    this.queries = queries;
    this.lanes = lanes;
    this.x = x;
    this.partial = partial;
    this.total = total;
    this.buffers = desk.buffers();
    this.scratch = desk.scratch();
    this.source = desk.source();
  }

  /** What the panels of one task share. */
  @SuppressWarnings("ArrayRecordComponent") // a workspace, never compared
  record Desk(Source source, Rows[] buffers, Rows scratch) {}
}
