package org.onsager.solve;

import io.vavr.collection.Vector;
import org.onsager.measure.Block;

/**
 * The last m pairs {@code s = x_{k+1} - x_k}, {@code y = g_{k+1} - g_k}, which stand for an inverse
 * Hessian H.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2006), algorithm 7.4 and equation
 * 7.20.
 */
final class CurvaturePairs {

  /** Below this cosine of s and y, what the pair says about the curvature is rounding. */
  private static final double ROUNDING = 1e-12;

  private final double[][] moves;
  private final double[][] changes;
  private final double[] products;
  private final double initial;
  private int count;
  private int newest = -1;

  /**
   * No pairs.
   *
   * @param memory m
   * @param initial H without pairs is {@code initial I}
   */
  CurvaturePairs(int memory, double initial) {
    this.moves = new double[memory][];
    this.changes = new double[memory][];
    this.products = new double[memory];
    this.initial = initial;
  }

  /** Takes pairs, from the oldest to the newest. */
  void addAll(Vector<Lbfgs.Pair> pairs) {
    pairs.forEach(pair -> add(pair.move().borrowReadOnly(), pair.change().borrowReadOnly()));
  }

  /** The pairs, from the oldest to the newest. */
  Vector<Lbfgs.Pair> toVector() {
    return Vector.range(0, count)
        .map(k -> slot(count - 1 - k))
        .map(k -> new Lbfgs.Pair(Block.copyOf(moves[k]), Block.copyOf(changes[k])));
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Takes a pair of positive curvature, in place of the oldest one if there are m already. */
  void add(double[] move, double[] change) {
    double product = Dense.dot(move, change);
    if (product > ROUNDING * Dense.norm(move) * Dense.norm(change)) {
      newest = (newest + 1) % moves.length;
      moves[newest] = move;
      changes[newest] = change;
      products[newest] = product;
      count = Math.min(count + 1, moves.length);
    }
  }

  /** The scale of H: the newest pair's {@code s'y / y'y}, or the initial one. */
  double scale() {
    return isEmpty() ? initial : products[newest] / Dense.dot(changes[newest], changes[newest]);
  }

  /** The direction {@code -H g}. O(m n). */
  double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] factors = new double[count];
    for (int age = 0; age < count; age++) {
      int k = slot(age);
      factors[age] = Dense.dot(moves[k], q) / products[k];
      Dense.add(q, -factors[age], changes[k]);
    }
    Dense.scale(q, scale());
    for (int age = count - 1; age >= 0; age--) {
      int k = slot(age);
      Dense.add(q, factors[age] - Dense.dot(changes[k], q) / products[k], moves[k]);
    }
    Dense.scale(q, -1);
    return q;
  }

  private int slot(int age) {
    return Math.floorMod(newest - age, moves.length);
  }
}
