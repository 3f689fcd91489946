package org.onsager.solve;

/** Where the weights of a {@link QuadraticProgram} may lie. */
sealed interface FeasibleSet {

  /** Whether the sum of the weights is fixed. */
  boolean conservesMass();

  /** Non-negative weights, moved back into the set after rounding. May change its argument. */
  double[] restore(double[] w);

  /** {@code {w >= 0, sum w = mass}}. */
  record Simplex(double mass) implements FeasibleSet {
    @Override
    public boolean conservesMass() {
      return true;
    }

    @Override
    public double[] restore(double[] w) {
      double factor = mass / sum(w);
      for (int i = 0; i < w.length; i++) {
        w[i] *= factor;
      }
      return w;
    }
  }

  /** {@code {w >= 0}}. */
  record Cone() implements FeasibleSet {
    @Override
    public boolean conservesMass() {
      return false;
    }

    @Override
    public double[] restore(double[] w) {
      return w;
    }
  }

  /** {@code sum w}, in the order of the indices. */
  static double sum(double[] w) {
    double sum = 0;
    for (double x : w) {
      sum += x;
    }
    return sum;
  }
}
