package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Mode by mode, a cosine and a sine an axis. O(M n d), for reference. */
record PlainTransform(Lattice lattice) implements Transform {

  @Override
  public double[] sums(Points points, Block weights) {
    double[] sums = new double[lattice.count()];
    double[][] b = new double[lattice.dimension()][];
    for (int i = 0; i < points.count(); i++) {
      tables(points, i, b);
      for (int j = 0; j < sums.length; j++) {
        sums[j] += weights.get(i) * product(b, j, -1);
      }
    }
    return sums;
  }

  @Override
  public void evaluate(double[] g, Points points, double[] values, double[] gradients) {
    int n = points.count();
    double[][] b = new double[lattice.dimension()][];
    for (int i = 0; i < n; i++) {
      tables(points, i, b);
      for (int j = 0; j < g.length; j++) {
        values[i] += g[j] * product(b, j, -1);
        for (int a = 0; a < b.length; a++) {
          gradients[a * n + i] += g[j] * product(b, j, a);
        }
      }
    }
  }

  private void tables(Points points, int i, double[][] b) {
    for (int a = 0; a < b.length; a++) {
      b[a] = new double[lattice.size(a)];
      double z = points.get(i, a) - lattice.center(a);
      for (int k = 0; k <= lattice.most(a); k++) {
        b[a][2 * k] = Math.cos(k * lattice.spacing(a) * z);
        b[a][2 * k + 1] = Math.sin(k * lattice.spacing(a) * z);
      }
    }
  }

  /** The mode at the point of the tables, derived along an axis if that is not negative. */
  private double product(double[][] b, int mode, int derived) {
    double product = 1;
    for (int a = 0; a < b.length; a++) {
      int slot = lattice.slot(mode, a);
      if (a == derived) {
        double omega = lattice.frequency(mode, a);
        product *= slot % 2 == 0 ? -omega * b[a][slot + 1] : omega * b[a][slot - 1];
      } else {
        product *= b[a][slot];
      }
    }
    return product;
  }
}
