package org.onsager.ot;

import java.util.Arrays;

/**
 * The nodes of a rooted tree in a ring, each before all that hang below it, so that a subtree is a
 * run of the ring: it is read without a look at who hangs where. Moving a subtree costs the way
 * from its new top to its old one, and the way up from either place as far as ends change.
 *
 * <p><i>Source:</i> Barr, Glover and Klingman (1979), doi:10.1016/0377-2217(79)90114-4.
 */
final class Preorder {

  private static final int NONE = -1;

  private final int[] parent;
  private final int[] next;
  private final int[] previous;

  /** The last node of the run of a node. */
  private final int[] last;

  /**
   * Room for the nodes of a tree.
   *
   * @param parent of each node, minus one for the root, which is the last one; not copied
   */
  Preorder(int[] parent) {
    this.parent = parent;
    this.next = new int[parent.length];
    this.previous = new int[parent.length];
    this.last = new int[parent.length];
  }

  /** Reads the tree: children come in falling order. */
  void begin() {
    int root = parent.length - 1;
    int[] firstChild = new int[root + 1];
    int[] nextSibling = new int[root + 1];
    Arrays.fill(firstChild, NONE);
    for (int x = 0; x < root; x++) {
      nextSibling[x] = firstChild[parent[x]];
      firstChild[parent[x]] = x;
    }
    nextSibling[root] = NONE;
    int x = root;
    while (true) {
      int below = firstChild[x];
      if (below != NONE) {
        join(x, below);
        x = below;
        continue;
      }
      int end = x;
      last[x] = end;
      while (x != root && nextSibling[x] == NONE) {
        x = parent[x];
        last[x] = end;
      }
      if (x == root) {
        join(end, root);
        return;
      }
      join(end, nextSibling[x]);
      x = nextSibling[x];
    }
  }

  /** The node after x; after the last one, the root. */
  int next(int x) {
    return next[x];
  }

  /** The node before x; before the root, the last one. */
  int previous(int x) {
    return previous[x];
  }

  /** The last node of the subtree of x. */
  int last(int x) {
    return last[x];
  }

  /**
   * Moves the subtree of {@code cut} below another node, with x of this subtree on top. Called
   * while parents are still those of before.
   */
  void move(int x, int under, int cut) {
    takeOut(cut);
    int end = last[x];
    int below = x;
    int before = previous[x];
    int lastBelow = last[x];
    int after = next[lastBelow];
    while (below != cut) {
      int node = parent[below];
      int beforeNode = previous[node];
      // What is left of its run: up to the node below, and after all below that.
      join(end, node);
      end = before;
      if (last[node] != lastBelow) {
        join(end, after);
        end = last[node];
        lastBelow = end;
        after = next[end];
      }
      below = node;
      before = beforeNode;
    }
    for (int node = x; node != cut; node = parent[node]) {
      last[node] = end;
    }
    last[cut] = end;
    putIn(x, end, under);
  }

  private void takeOut(int top) {
    int end = last[top];
    int before = previous[top];
    for (int node = parent[top]; node != NONE && last[node] == end; node = parent[node]) {
      last[node] = before;
    }
    join(before, next[end]);
  }

  private void putIn(int top, int end, int under) {
    for (int node = under; node != NONE && last[node] == under; node = parent[node]) {
      last[node] = end;
    }
    join(end, next[under]);
    join(under, top);
  }

  private void join(int x, int after) {
    next[x] = after;
    previous[after] = x;
  }
}
