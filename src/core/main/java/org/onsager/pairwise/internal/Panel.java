package org.onsager.pairwise.internal;

/**
 * The workspace of a few neighbouring queries, one a lane, and of the block of sources they are
 * paired with at present.
 *
 * <p>A lane never mixes with another: what a query gets does not depend on its neighbours, on the
 * width of the panel, or on the number of threads.
 */
public final class Panel {

  /** Index of the first query. */
  public final int first;

  /** Number of queries, at most the number of lanes. */
  public final int queries;

  /** Numbers a row; lanes without a query hold zeros. */
  public final int lanes;

  /**
   * Differences: d rows of coordinates. Products: d rows of {@code x - centre} and a row of {@code
   * |x - centre|^2}.
   */
  public final Rows x;

  /**
   * Sums over the present block: values, then gradients, in products followed by sums of weights.
   */
  public final Rows partial;

  /** Sums over the blocks before; two levels of addition keep rounding errors small. */
  public final Rows total;

  /**
   * Numbers a pair, one row a source: squared distances and profiles. Shared by the panels of a
   * task.
   */
  public final Rows[] buffers;

  /** Two rows for whoever runs; shared by the panels of a task. */
  public final Rows scratch;

  /** The weighted source. */
  public final Source source;

  /** Index of the first source of the present chunk. */
  public int from;

  /** Number of sources of the present chunk. */
  public int count;

  public Panel(int first, int queries, int lanes, Rows x, Rows partial, Rows total, Shared shared) {
    this.first = first;
    this.queries = queries;
    this.lanes = lanes;
    this.x = x;
    this.partial = partial;
    this.total = total;
    this.buffers = shared.buffers();
    this.scratch = shared.scratch();
    this.source = shared.source();
  }

  /** What the panels of one task share. */
  @SuppressWarnings("ArrayRecordComponent") // a workspace, never compared
  public record Shared(Source source, Rows[] buffers, Rows scratch) {}
}
