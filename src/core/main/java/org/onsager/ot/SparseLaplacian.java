package org.onsager.ot;

import java.util.Arrays;
import org.onsager.measure.Room;
import org.onsager.solve.internal.Blocks;

/**
 * The Laplacian of the graph with edges {@code P' diag(1/w) P} of a plan P, in the order of
 * elimination that makes the least new edges at each step (minimum degree), and the solution of
 * systems with it. Elimination without subtractions (Grassmann, Taksar and Heyman 1985,
 * doi:10.1287/opre.33.5.1107) solves to the last digit of the edges.
 *
 * <p>m^2 numbers; operations only where there are edges, up to m^3 / 3 of them.
 */
final class SparseLaplacian {

  private static final int WORD = 64;

  private final int m;

  /** Node p of the elimination is column {@code order[p]}. */
  private final int[] order;

  /** Edges from earlier to later nodes; symmetric, so above the diagonal only. */
  private final double[] edges;

  // The rows of the plan, without what is left out: nodes, rising, and shares of the row.
  private int[] starts = new int[0];
  private int[] nodes = new int[0];
  private double[] shares = new double[0];

  SparseLaplacian(int m) {
    this.m = m;
    this.order = new int[m];
    this.edges =
        new double
            [Room.forDoubles("the graph of the plan", m, m, "Use fewer particles or samples.")];
  }

  /**
   * Builds the graph of a plan {@code mu_i kernel_ij nu_j}.
   *
   * @param dropped shares of a row and of a column of the plan up to this are left out
   */
  void build(double[] kernel, double[] mu, double[] nu, double dropped) {
    int n = mu.length;
    boolean[] kept = new boolean[n * m];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        kept[i * m + j] = Math.max(mu[i], nu[j]) * kernel[i * m + j] > dropped;
        count += kept[i * m + j] ? 1 : 0;
      }
    }
    findOrder(kept, n);
    starts = new int[n + 1];
    nodes = new int[count];
    shares = new double[count];
    int end = 0;
    for (int i = 0; i < n; i++) {
      for (int p = 0; p < m; p++) {
        int e = i * m + order[p];
        if (kept[e]) {
          nodes[end] = p;
          shares[end++] = nu[order[p]] * kernel[e];
        }
      }
      starts[i + 1] = end;
    }
    long pairs = 0;
    for (int i = 0; i < n; i++) {
      pairs += (long) (starts[i + 1] - starts[i]) * (starts[i + 1] - starts[i]);
    }
    Blocks.forEachRow(
        m,
        pairs / 10,
        (first, last) -> {
          for (int i = 0; i < n; i++) {
            addRow(i, mu[i], first, last);
          }
        });
  }

  /** The edges that a row of the plan makes, from nodes {@code first .. last}. */
  private void addRow(int i, double mass, int first, int last) {
    int end = starts[i + 1];
    int from = Arrays.binarySearch(nodes, starts[i], end, first);
    for (int a = from < 0 ? -from - 1 : from; a < end && nodes[a] < last; a++) {
      double factor = mass * shares[a];
      int row = nodes[a] * m;
      if (nodes[end - 1] - nodes[a] == end - 1 - a) {
        int shift = nodes[a] - a;
        for (int b = a + 1; b < end; b++) {
          edges[row + shift + b] += factor * shares[b];
        }
      } else {
        for (int b = a + 1; b < end; b++) {
          edges[row + nodes[b]] += factor * shares[b];
        }
      }
    }
  }

  /** Of the nodes that are left the one with the fewest neighbours, and of those the first. */
  private void findOrder(boolean[] kept, int n) {
    int words = (m + WORD - 1) / WORD;
    long[][] neighbours = new long[m][words];
    long[] row = new long[words];
    for (int i = 0; i < n; i++) {
      Arrays.fill(row, 0);
      for (int j = 0; j < m; j++) {
        if (kept[i * m + j]) {
          row[j / WORD] |= 1L << j;
        }
      }
      for (int j = 0; j < m; j++) {
        if (kept[i * m + j]) {
          unite(neighbours[j], row);
        }
      }
    }
    int[] degrees = new int[m];
    Arrays.setAll(degrees, j -> degree(neighbours[j]));
    for (int p = 0; p < m; p++) {
      int best = -1;
      for (int j = 0; j < m; j++) {
        if (degrees[j] >= 0 && (best < 0 || degrees[j] < degrees[best])) {
          best = j;
        }
      }
      order[p] = best;
      degrees[best] = -1;
      eliminate(best, neighbours, degrees);
    }
  }

  private void eliminate(int node, long[][] neighbours, int[] degrees) {
    for (int j = 0; j < m; j++) {
      if (degrees[j] >= 0 && (neighbours[node][j / WORD] >>> j & 1) == 1) {
        unite(neighbours[j], neighbours[node]);
        neighbours[j][node / WORD] &= ~(1L << node);
        degrees[j] = degree(neighbours[j]);
      }
    }
  }

  private static void unite(long[] set, long[] more) {
    for (int w = 0; w < set.length; w++) {
      set[w] |= more[w];
    }
  }

  private static int degree(long[] set) {
    int count = 0;
    for (long word : set) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /**
   * Solves {@code (S + ground diag(masses)) d = right}: nodes are eliminated one after the other.
   * Destroys the graph.
   */
  double[] solve(double[] masses, double ground, double[] right) {
    double[] grounds = new double[m];
    double[] loads = new double[m];
    for (int p = 0; p < m; p++) {
      grounds[p] = ground * masses[order[p]];
      loads[p] = right[order[p]];
    }
    double[] degrees = new double[m];
    int[] later = new int[m];
    for (int p = 0; p < m; p++) {
      double degree = grounds[p];
      int count = 0;
      for (int k = p + 1; k < m; k++) {
        if (edges[p * m + k] != 0) {
          later[count++] = k;
          degree += edges[p * m + k];
        }
      }
      // A node without an edge in double precision stays where it is.
      degrees[p] = degree > 0 ? degree : Double.POSITIVE_INFINITY;
      eliminate(p, later, count, degrees[p]);
      for (int a = 0; a < count; a++) {
        double share = edges[p * m + later[a]] / degrees[p];
        loads[later[a]] += share * loads[p];
        grounds[later[a]] += share * grounds[p];
      }
    }
    double[] direction = new double[m];
    for (int p = m - 1; p >= 0; p--) {
      double sum = loads[p];
      for (int k = p + 1; k < m; k++) {
        sum += edges[p * m + k] * direction[order[k]];
      }
      direction[order[p]] = sum / degrees[p];
    }
    return direction;
  }

  /** Joins the later neighbours of a node by what went through it. */
  private void eliminate(int p, int[] later, int count, double degree) {
    Blocks.forEachRow(
        count,
        (long) count * count / 10,
        (first, last) -> {
          for (int a = first; a < last; a++) {
            double share = edges[p * m + later[a]] / degree;
            int row = later[a] * m;
            if (later[count - 1] - later[a] == count - 1 - a) {
              for (int k = later[a] + 1; k <= later[count - 1]; k++) {
                edges[row + k] += share * edges[p * m + k];
              }
            } else {
              for (int b = a + 1; b < count; b++) {
                edges[row + later[b]] += share * edges[p * m + later[b]];
              }
            }
          }
        });
  }
}
