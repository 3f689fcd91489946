package org.onsager.ot;

import org.onsager.measure.Failure;
import org.onsager.measure.Points;
import org.onsager.measure.Room;
import org.onsager.measure.Trouble;

/** The costs of entropic transport. */
final class Costs {

  private Costs() {}

  /** {@code |x_i - y_j|^2 / 2}, row by row. */
  static double[] between(Points x, Points y) {
    int n = x.count();
    int m = y.count();
    double[] cost = new double[Room.forDoubles("the costs", n, m, SinkhornSweeps.INSTEAD)];
    for (int k = 0; k < x.dimension(); k++) {
      for (int i = 0; i < n; i++) {
        double position = x.get(i, k);
        for (int j = 0; j < m; j++) {
          double r = position - y.get(j, k);
          cost[i * m + j] += r * r / 2;
        }
      }
    }
    for (double entry : cost) {
      if (!Double.isFinite(entry)) {
        throw new Trouble(
            new Failure.NotFinite(
                "A squared distance overflows.", "Bring particles and samples closer.", 0));
      }
    }
    return cost;
  }
}
