package org.onsager.ot;

import java.util.Arrays;

/**
 * The spanning tree of a network simplex method: nodes hang by an arc each, with a cost and a flow
 * up or down, from a root without cost. A pivot touches the cycle that it closes and the subtree
 * that it hangs elsewhere, nothing else.
 *
 * <p>The potential of a node is the sum of the signed costs on its way up. Three forms of it are
 * kept. A rounded one, with a bound of its error, settles nearly all comparisons. Where it does
 * not, two doubles hold the potential relative to an <em>anchor</em>, a node above, exactly: where
 * the next sum would round, because scales differ by more than 1e15, a new anchor is begun. Sums
 * from anchor to anchor are taken without rounding. So a pair that lies 1e12 away does not blur
 * what is near, and no tolerance decides what is optimal.
 *
 * <p>Trees are strongly feasible: an arc without flow points up. Then degenerate pivots do not
 * cycle.
 *
 * <p><i>Source:</i> Cunningham (1976), doi:10.1007/BF01580379; Ahuja, Magnanti and Orlin, Network
 * Flows (1993), chapter 11.
 */
final class TransportTree {

  private static final int NONE = -1;

  /** Of one; times a number at least the ulp of that, and sums that small do not round. */
  private static final double ULP = Math.ulp(1.0);

  private final int root;
  private final int[] parent;
  private final boolean[] up;

  /** The cost of the arc of a node, negative where it points down. */
  private final double[] step;

  private final Twofolds flow;
  private final int[] depth;

  private final double[] potential;
  private final double[] error;
  private final int[] anchor;
  private final Twofolds fromAnchor;
  private final Preorder order;
  private final ExactSum sum = new ExactSum();

  /** Whether the exact form is kept. */
  private boolean exact;

  /** A root, numbered after its {@code nodes}, which must all be hung before the tree is read. */
  TransportTree(int nodes) {
    this.root = nodes;
    this.parent = new int[nodes + 1];
    this.up = new boolean[nodes + 1];
    this.step = new double[nodes + 1];
    this.flow = new Twofolds(nodes + 1);
    this.depth = new int[nodes + 1];
    this.order = new Preorder(parent);
    this.potential = new double[nodes + 1];
    this.error = new double[nodes + 1];
    this.anchor = new int[nodes + 1];
    this.fromAnchor = new Twofolds(nodes + 1);
    parent[root] = NONE;
    anchor[root] = root;
  }

  /** The node above. */
  int parent(int x) {
    return parent[x];
  }

  /** Whether the arc of a node points up the tree. */
  boolean isUp(int x) {
    return up[x];
  }

  /** The flow on the arc of a node, rounded. */
  double flow(int x) {
    return flow.high(x);
  }

  /** The potentials, rounded; not a copy. */
  double[] potentials() {
    return potential;
  }

  /** The bounds of their errors; not a copy. */
  double[] errors() {
    return error;
  }

  /** Whether {@link #reducedCost} can be asked. */
  boolean isExact() {
    return exact;
  }

  /** Hangs a new node under another one. */
  void hang(int x, int under, boolean upwards, double arcCost, double high, double low) {
    parent[x] = under;
    up[x] = upwards;
    step[x] = upwards ? arcCost : -arcCost;
    flow.set(x, high, low);
  }

  /**
   * Begins with the nodes that are hung: from now on they only move.
   *
   * @param largest bound of the costs
   */
  void grow(double largest) {
    order.begin();
    // No way up is longer, and three roundings a sum: see readExactly.
    double nodes = root;
    Arrays.fill(error, 3 * ULP * nodes * nodes * largest);
    read(root);
  }

  /** From now on potentials are kept exactly, which takes three times as long. */
  void beExact() {
    exact = true;
    error[root] = 0;
    read(root);
  }

  /** Depths and potentials of a node and of all below. */
  private void read(int top) {
    int end = order.last(top);
    for (int x = top == root ? order.next(root) : top; x != end; x = order.next(x)) {
      readFromParent(x);
    }
    readFromParent(end);
  }

  private void readFromParent(int x) {
    int above = parent[x];
    depth[x] = depth[above] + 1;
    potential[x] = potential[above] + step[x];
    if (exact) {
      readExactly(x, above);
    }
  }

  private void readExactly(int x, int above) {
    // Half an ulp for this sum; the rest for sums of this size in which the potential is used.
    error[x] = error[above] + 3 * ULP * Math.abs(potential[x]);
    if (fromAnchor.setSum(x, above, step[x], 0)) {
      anchor[x] = anchor[above];
    } else {
      anchor[x] = x;
      fromAnchor.set(x, 0, 0);
    }
  }

  /** {@code c - potential(i) + potential(j)} for an arc from i to j: its sign is right. */
  double reducedCost(int i, int j, double arcCost) {
    if (anchor[i] == anchor[j]) {
      double rounded = arcCost + (fromAnchor.high(j) - fromAnchor.high(i));
      if (Math.abs(rounded) > 2 * (Math.ulp(fromAnchor.high(i)) + Math.ulp(fromAnchor.high(j)))) {
        return rounded;
      }
    }
    sum.clear();
    sum.add(arcCost);
    int x = i;
    int y = j;
    while (anchor[x] != anchor[y]) {
      if (depth[anchor[x]] >= depth[anchor[y]]) {
        x = addToAboveAnchor(x, -1);
      } else {
        y = addToAboveAnchor(y, 1);
      }
    }
    addFromAnchor(x, -1);
    addFromAnchor(y, 1);
    return sum.value();
  }

  /** Adds the costs up to the node above the anchor, which is returned. */
  private int addToAboveAnchor(int x, int sign) {
    addFromAnchor(x, sign);
    int top = anchor[x];
    sum.add(sign * step[top]);
    return parent[top];
  }

  private void addFromAnchor(int x, int sign) {
    sum.add(sign * fromAnchor.high(x));
    sum.add(sign * fromAnchor.low(x));
  }

  /** Takes the arc from i to j into the tree; ships what the cycle that it closes allows. */
  void pivot(int i, int j, double arcCost) {
    int join = join(i, j);
    int leaving = NONE;
    boolean onSourceSide = true;
    double high = Double.POSITIVE_INFINITY;
    double low = 0;
    // Flow goes down from the join to i and from j up to it. Of the arcs that block, the last one
    // in this order leaves: then the tree stays strongly feasible.
    for (int x = i; x != join; x = parent[x]) {
      if (up[x] && flow.isLess(x, high, low)) {
        high = flow.high(x);
        low = flow.low(x);
        leaving = x;
      }
    }
    for (int x = j; x != join; x = parent[x]) {
      if (!up[x] && flow.isAtMost(x, high, low)) {
        high = flow.high(x);
        low = flow.low(x);
        leaving = x;
        onSourceSide = false;
      }
    }
    if (high > 0) {
      for (int x = i; x != join; x = parent[x]) {
        ship(x, !up[x], high, low);
      }
      for (int x = j; x != join; x = parent[x]) {
        ship(x, up[x], high, low);
      }
    }
    if (onSourceSide) {
      rehang(i, j, true, arcCost, high, low, leaving);
      read(i);
    } else {
      rehang(j, i, false, arcCost, high, low, leaving);
      read(j);
    }
  }

  private void ship(int x, boolean along, double high, double low) {
    flow.setSum(x, x, along ? high : -high, along ? low : -low);
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
  private void rehang(
      int x, int under, boolean upwards, double arcCost, double high, double low, int cut) {
    order.move(x, under, cut);
    int node = x;
    int newParent = under;
    boolean newUp = upwards;
    double newCost = arcCost;
    double newHigh = high;
    double newLow = low;
    while (true) {
      final int oldParent = parent[node];
      final boolean oldUp = up[node];
      final double oldCost = Math.abs(step[node]);
      final double oldHigh = flow.high(node);
      final double oldLow = flow.low(node);
      hang(node, newParent, newUp, newCost, newHigh, newLow);
      if (node == cut) {
        return;
      }
      newParent = node;
      newUp = !oldUp;
      newCost = oldCost;
      newHigh = oldHigh;
      newLow = oldLow;
      node = oldParent;
    }
  }

  /**
   * The dual value {@code sum_x m_x potential(x)}, m the masses of the nodes, positive where they
   * leave: summed by arcs, {@code sum_x (c_x times the mass below x)}, which cancels nothing.
   */
  double dualValue(double[] masses) {
    Twofolds below = new Twofolds(root + 1);
    for (int x = 0; x < root; x++) {
      below.set(x, masses[x], 0);
    }
    double value = 0;
    for (int x = order.previous(root); x != root; x = order.previous(x)) {
      value += step[x] * below.high(x);
      below.setSum(parent[x], parent[x], below.high(x), below.low(x));
    }
    return value;
  }
}
