package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Points;

/** The cosines and sines of every axis of a lattice at n points, of which modes are products. */
final class Waves {

  private final Lattice lattice;
  private final int n;
  private final double[][] tables;

  private Waves(Lattice lattice, int n, double[][] tables) {
    this.lattice = lattice;
    this.n = n;
    this.tables = tables;
  }

  static Waves of(Lattice lattice, Points at) {
    int n = at.count();
    double[][] tables = new double[lattice.dimension()][];
    for (int a = 0; a < tables.length; a++) {
      tables[a] = new double[lattice.size(a) * n];
      for (int k = 0; k <= lattice.most(a); k++) {
        for (int i = 0; i < n; i++) {
          double phase = k * lattice.spacing(a) * (at.get(i, a) - lattice.center(a));
          tables[a][2 * k * n + i] = Math.cos(phase);
          tables[a][(2 * k + 1) * n + i] = Math.sin(phase);
        }
      }
    }
    return new Waves(lattice, n, tables);
  }

  /** {@code factor b_j(x_i)} for all points. */
  void write(int mode, double factor, double[] out, int from) {
    Arrays.fill(out, from, from + n, factor);
    for (int a = 0; a < tables.length; a++) {
      int row = lattice.slot(mode, a) * n;
      for (int i = 0; i < n; i++) {
        out[from + i] *= tables[a][row + i];
      }
    }
  }
}
