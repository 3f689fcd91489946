package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreorderTest {

  /** After any moves, a run has the nodes that hang below, and no node comes before its parent. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 12, 40})
  void runsAreSubtrees(int nodes) {
    SplittableRandom random = new SplittableRandom(nodes);
    int[] parent = new int[nodes + 1];
    parent[nodes] = -1;
    for (int x = 0; x < nodes; x++) {
      // Higher nodes are nearer to the root, so that there is no cycle.
      parent[x] = x + 1 + random.nextInt(nodes - x);
    }
    Preorder order = new Preorder(parent);
    order.begin();
    check(parent, order);
    for (int move = 0; move < 300; move++) {
      int cut = random.nextInt(nodes);
      SortedSet<Integer> moved = below(cut, parent);
      int x = pick(moved, random);
      SortedSet<Integer> rest = below(nodes, parent);
      rest.removeAll(moved);
      int under = pick(rest, random);
      order.move(x, under, cut);
      rehang(parent, x, under, cut);
      check(parent, order);
    }
  }

  private static int pick(SortedSet<Integer> nodes, SplittableRandom random) {
    return nodes.stream().skip(random.nextInt(nodes.size())).findFirst().orElseThrow();
  }

  private static void rehang(int[] parent, int x, int under, int cut) {
    int node = x;
    int above = under;
    while (above != cut) {
      int old = parent[node];
      parent[node] = above;
      above = node;
      node = old;
    }
  }

  private static SortedSet<Integer> below(int top, int[] parent) {
    SortedSet<Integer> nodes = new TreeSet<>();
    for (int x = 0; x < parent.length; x++) {
      int node = x;
      while (node != top && node != -1) {
        node = parent[node];
      }
      if (node == top) {
        nodes.add(x);
      }
    }
    return nodes;
  }

  private static void check(int[] parent, Preorder order) {
    for (int top = 0; top < parent.length; top++) {
      SortedSet<Integer> run = new TreeSet<>();
      for (int x = top; run.add(x) && x != order.last(top); ) {
        assertEquals(x, order.previous(order.next(x)));
        x = order.next(x);
      }
      assertEquals(below(top, parent), run, "below " + top);
    }
    assertEquals(parent.length - 1, order.next(order.last(parent.length - 1)), "a ring");
  }
}
