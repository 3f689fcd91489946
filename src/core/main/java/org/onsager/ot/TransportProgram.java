package org.onsager.ot;

import java.util.Arrays;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;

/**
 * The transportation problem {@code min sum_ij c_ij p_ij}, rows of p with sums a, columns with sums
 * b, {@code p >= 0}, by the network simplex method on {@linkplain TransportTree spanning trees}.
 *
 * <p>The costs are taken as they are: signs of reduced costs are computed without rounding where
 * rounding could decide, so the plan is optimal, not optimal up to the largest cost. What the sums
 * of a and b differ by stays where its transport would cost most.
 *
 * <p>Arcs are priced a block at a time, half as many as there are nodes, and the best of a block
 * enters: then pricing takes about as long as the pivots do, however few particles meet however
 * many. Pivots go by rounded potentials until no block has an arc that is negative beyond rounding;
 * from then on by exact ones.
 */
final class TransportProgram {

  /** Pivots a node before the program is given up: some tens are needed. */
  private static final int PIVOTS = 1_000;

  private final int n;
  private final int m;
  private final int root;
  private final double[] cost;
  private final TransportTree tree;
  private final double[] potential;
  private final double[] error;

  /** The sign of {@code sum a - sum b}. */
  private int surplus;

  /** Where pricing goes on. */
  private int next;

  // The arc that enters: a supply, or the root, and a demand, or the root.
  private int from;
  private int to;

  private TransportProgram(double[] cost, double[] supply, double[] demand) {
    this.n = supply.length;
    this.m = demand.length;
    this.root = n + m;
    this.cost = cost;
    this.tree = new TransportTree(root);
    this.potential = tree.potentials();
    this.error = tree.errors();
    begin(supply, demand);
    tree.grow(largest(cost));
  }

  /**
   * Solves the problem. O(n + m) a pivot and its pricing, of which there are some ten a node.
   *
   * @param cost n * m finite numbers {@code >= 0}, row by row
   * @param supply n positive numbers
   * @param demand m positive numbers of the same sum, up to rounding
   * @return a solved program
   * @throws Trouble if rounding of the flows keeps the pivots from ending
   */
  static TransportProgram solve(double[] cost, double[] supply, double[] demand) {
    TransportProgram program = new TransportProgram(cost, supply, demand);
    long left = (long) PIVOTS * program.root;
    while (program.findEntering()) {
      if (left-- == 0) {
        throw new Trouble(
            new Failure.NotSolved(
                "The transport problem was not solved in " + PIVOTS + " pivots a particle.",
                "Drop particles whose mass is a rounding of the others'.",
                true));
      }
      program.tree.pivot(program.from, program.to, program.costOf(program.from, program.to));
    }
    return program;
  }

  /**
   * The first tree: each supply ships to the cheapest demands that are left. Who is served hangs
   * from who is not yet; what is left in the end hangs from the root.
   */
  private void begin(double[] supply, double[] demand) {
    Twofolds left = new Twofolds(root);
    for (int i = 0; i < n; i++) {
      left.set(i, supply[i], 0);
    }
    for (int j = 0; j < m; j++) {
      left.set(n + j, demand[j], 0);
    }
    boolean[] served = new boolean[m];
    for (int i = 0; i < n; i++) {
      int j = cheapest(i, served);
      while (j >= 0 && !left.isLess(i, left.high(n + j), left.low(n + j))) {
        hang(n + j, i, false, left);
        left.setSum(i, i, -left.high(n + j), -left.low(n + j));
        served[j] = true;
        j = cheapest(i, served);
      }
      if (j >= 0) {
        hang(i, n + j, true, left);
        left.setSum(n + j, n + j, -left.high(i), -left.low(i));
      } else {
        hang(i, root, true, left);
        surplus = left.high(i) > 0 ? 1 : surplus;
      }
    }
    for (int j = 0; j < m; j++) {
      if (!served[j]) {
        hang(n + j, root, false, left);
        surplus = -1;
      }
    }
  }

  private void hang(int x, int under, boolean upwards, Twofolds left) {
    double price = upwards ? costOf(x, under) : costOf(under, x);
    tree.hang(x, under, upwards, price, left.high(x), left.low(x));
  }

  /** The column of least cost in a row that is not yet served, or minus one. */
  private int cheapest(int i, boolean[] served) {
    double least = Double.POSITIVE_INFINITY;
    int best = -1;
    for (int j = 0; j < m; j++) {
      if (cost[i * m + j] < least && !served[j]) {
        least = cost[i * m + j];
        best = j;
      }
    }
    return best;
  }

  private static double largest(double[] costs) {
    double largest = 0;
    for (double entry : costs) {
      largest = entry > largest ? entry : largest;
    }
    return largest;
  }

  /** Whether some arc has a negative reduced cost; it is noted. */
  private boolean findEntering() {
    if (findInBlocks()) {
      return true;
    }
    if (tree.isExact()) {
      return priceLeftover();
    }
    tree.beExact();
    return findInBlocks() || priceLeftover();
  }

  private boolean findInBlocks() {
    int arcs = n * m;
    int block = (root + 1) / 2;
    long priced = 0;
    while (priced < arcs) {
      int begin = next;
      int end = begin + Math.min(block, arcs - begin);
      next = end == arcs ? 0 : end;
      priced += end - begin;
      if (priceRoughly(begin, end) || (tree.isExact() && priceExactly(begin, end))) {
        return true;
      }
    }
    return false;
  }

  /** Notes the arc of least rounded reduced cost; whether it is negative beyond rounding. */
  private boolean priceRoughly(int begin, int end) {
    double least = Double.POSITIVE_INFINITY;
    int e = begin;
    while (e < end) {
      int i = e / m;
      int first = e - i * m;
      int last = Math.min(m, first + end - e);
      int best = -1;
      double through = potential[i] + least;
      for (int j = first; j < last; j++) {
        double other = cost[i * m + j] + potential[n + j];
        if (other < through) {
          through = other;
          best = j;
        }
      }
      if (best >= 0) {
        least = through - potential[i];
        from = i;
        to = n + best;
      }
      e += last - first;
    }
    return least < -(error[from] + error[to]);
  }

  /** Notes the arc of least reduced cost where that is negative, whatever it takes to tell. */
  private boolean priceExactly(int begin, int end) {
    double least = 0;
    for (int e = begin; e < end; e++) {
      int i = e / m;
      int j = n + e - i * m;
      if (cost[e] + potential[j] - potential[i] <= error[i] + error[j]) {
        least = note(i, j, least);
      }
    }
    return least < 0;
  }

  /** Whether other masses had better stay than those that do; the pair is noted. */
  private boolean priceLeftover() {
    double least = 0;
    for (int i = 0; i < n && surplus > 0; i++) {
      least = note(i, root, least);
    }
    for (int j = n; j < root && surplus < 0; j++) {
      least = note(root, j, least);
    }
    return least < 0;
  }

  private double note(int i, int j, double least) {
    double reduced = tree.reducedCost(i, j, costOf(i, j));
    if (reduced >= least) {
      return least;
    }
    from = i;
    to = j;
    return reduced;
  }

  /** Of an arc from i to j; those of the root cost nothing. */
  private double costOf(int i, int j) {
    return i == root || j == root ? 0 : cost[i * m + j - n];
  }

  /** Hands over the flows of the tree, without what stays. */
  void forEachFlow(FlowReader reader) {
    for (int x = 0; x < root; x++) {
      int above = tree.parent(x);
      if (above != root) {
        int i = tree.isUp(x) ? x : above;
        int j = tree.isUp(x) ? above : x;
        reader.read(i, j - n, tree.flow(x));
      }
    }
  }

  /** What reads a flow from supply i to demand j. */
  @FunctionalInterface
  interface FlowReader {
    void read(int i, int j, double flow);
  }

  /** The dual value {@code sum_i a_i u_i + sum_j b_j v_j}: no plan costs less, up to rounding. */
  double bound(double[] supply, double[] demand) {
    double[] masses = Arrays.copyOf(supply, root);
    for (int j = 0; j < m; j++) {
      masses[n + j] = -demand[j];
    }
    return tree.dualValue(masses);
  }
}
