package org.onsager.energy;

import java.util.Arrays;

/**
 * The transportation problem {@code min sum_ij c_ij p_ij}, rows of p with sums a, columns with sums
 * b, {@code p >= 0}, by the network simplex method on spanning trees. Artificial arcs to a root
 * make the first tree; strongly feasible trees keep degenerate pivots from cycling, which equal
 * masses are full of.
 *
 * <p><i>Source:</i> Cunningham (1976), doi:10.1007/BF01580379; Ahuja, Magnanti and Orlin, Network
 * Flows (1993), chapter 11.
 */
final class TransportProgram {

  /** Reduced costs above minus this, relative to the largest cost, are rounding. */
  private static final double OPTIMAL = 1e-14;

  /** Pivots a node before the program is given up: some ten are needed. */
  private static final int PIVOTS = 10_000;

  private final int n;
  private final int m;
  private final int root;
  private final double[] cost;
  private final double artificial;

  // The tree. The arc of a node joins it to its parent and carries a flow, up the tree or down.
  private final int[] parent;
  private final double[] flow;
  private final boolean[] up;
  private final int[] depth;

  /**
   * The reduced cost of an arc from i to j is {@code c_ij - potential_i + potential_j}, zero on the
   * tree.
   */
  private final double[] potential;

  private final int[] stack;
  private final int[] seen;
  private int round;

  private TransportProgram(double[] cost, double[] supply, double[] demand) {
    this.n = supply.length;
    this.m = demand.length;
    this.root = n + m;
    this.cost = cost;
    double largest = Arrays.stream(cost).max().orElse(0);
    // Twice this is more than any arc: a cheaper way exists while artificial arcs carry flow.
    this.artificial = largest > 0 ? largest : 1;
    this.parent = new int[root + 1];
    this.flow = new double[root + 1];
    this.up = new boolean[root + 1];
    this.depth = new int[root + 1];
    this.potential = new double[root + 1];
    this.stack = new int[root + 1];
    this.seen = new int[root + 1];
    Arrays.fill(parent, root);
    System.arraycopy(supply, 0, flow, 0, n);
    System.arraycopy(demand, 0, flow, n, m);
    Arrays.fill(up, 0, n, true);
    readTree();
  }

  /**
   * Solves the problem. O(n + m) a pivot and its pricing, of which there are some ten a node.
   *
   * @param cost n * m finite numbers {@code >= 0}, row by row
   * @param supply n positive numbers
   * @param demand m positive numbers of the same sum, up to rounding
   * @return a solved program
   * @throws ArithmeticException if rounding keeps the pivots from ending
   */
  static TransportProgram solve(double[] cost, double[] supply, double[] demand) {
    TransportProgram program = new TransportProgram(cost, supply, demand);
    long left = (long) PIVOTS * program.root;
    int optimal = 0;
    for (int row = 0; optimal < program.n; row = (row + 1) % program.n) {
      int column = program.cheapest(row);
      if (column < 0) {
        optimal++;
        continue;
      }
      optimal = 0;
      if (left-- == 0) {
        throw new ArithmeticException(
            "the transport problem was not solved in " + PIVOTS + " pivots a particle");
      }
      program.pivot(row, program.n + column);
    }
    return program;
  }

  /** The plan, row by row, without what the artificial arcs kept: rounding. */
  double[] plan() {
    double[] plan = new double[n * m];
    for (int x = 0; x < root; x++) {
      if (parent[x] != root) {
        plan[arc(x)] = flow[x];
      }
    }
    return plan;
  }

  /** The dual value {@code sum_i a_i u_i + sum_j b_j v_j}: no plan costs less, up to rounding. */
  double bound(double[] supply, double[] demand) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += supply[i] * potential[i];
    }
    for (int j = 0; j < m; j++) {
      sum -= demand[j] * potential[n + j];
    }
    return sum;
  }

  /** The column of least reduced cost in a row, or minus one if none is negative. */
  private int cheapest(int row) {
    double least = potential[row] - OPTIMAL * artificial;
    int best = -1;
    for (int j = 0; j < m; j++) {
      double through = cost[row * m + j] + potential[n + j];
      if (through < least) {
        least = through;
        best = j;
      }
    }
    return best;
  }

  /** Takes the arc from i to j into the tree; ships what the cycle that it closes allows. */
  private void pivot(int i, int j) {
    int join = join(i, j);
    double amount = Double.POSITIVE_INFINITY;
    int leaving = -1;
    boolean onSourceSide = true;
    // Flow goes down from the join to i and from j up to it. Of the arcs that block, the last one
    // in
    // this order leaves: then the tree stays strongly feasible.
    for (int x = i; x != join; x = parent[x]) {
      if (up[x] && flow[x] < amount) {
        amount = flow[x];
        leaving = x;
      }
    }
    for (int x = j; x != join; x = parent[x]) {
      if (!up[x] && flow[x] <= amount) {
        amount = flow[x];
        leaving = x;
        onSourceSide = false;
      }
    }
    for (int x = i; x != join; x = parent[x]) {
      flow[x] += up[x] ? -amount : amount;
    }
    for (int x = j; x != join; x = parent[x]) {
      flow[x] += up[x] ? amount : -amount;
    }
    if (onSourceSide) {
      hang(i, j, true, amount, leaving);
    } else {
      hang(j, i, false, amount, leaving);
    }
    readTree();
  }

  private int join(int i, int j) {
    int x = i;
    int y = j;
    while (x != y) {
      if (depth[x] >= depth[y]) {
        x = parent[x];
      } else {
        y = parent[y];
      }
    }
    return x;
  }

  /** Cuts the arc of a node above x, and hangs the part with x by x under another node. */
  private void hang(int x, int under, boolean upwards, double amount, int cut) {
    int node = x;
    int newParent = under;
    boolean newUp = upwards;
    double newFlow = amount;
    while (true) {
      int oldParent = parent[node];
      boolean oldUp = up[node];
      double oldFlow = flow[node];
      parent[node] = newParent;
      up[node] = newUp;
      flow[node] = newFlow;
      if (node == cut) {
        return;
      }
      newParent = node;
      newUp = !oldUp;
      newFlow = oldFlow;
      node = oldParent;
    }
  }

  /**
   * Depths and potentials from the tree: every node once, from the nearest ancestor that is known.
   */
  private void readTree() {
    round++;
    seen[root] = round;
    for (int start = 0; start < root; start++) {
      int top = 0;
      for (int x = start; seen[x] != round; x = parent[x]) {
        stack[top++] = x;
      }
      while (top > 0) {
        int x = stack[--top];
        int above = parent[x];
        double price = above == root ? artificial : cost[arc(x)];
        depth[x] = depth[above] + 1;
        potential[x] = potential[above] + (up[x] ? price : -price);
        seen[x] = round;
      }
    }
  }

  /** The index in the costs of the arc of a node whose parent is not the root. */
  private int arc(int x) {
    int above = parent[x];
    return x < n ? x * m + above - n : above * m + x - n;
  }
}
