package org.onsager.feature;

import org.onsager.measure.Block;

/** {@code -sum_j f_j log m_j}, with {@code R'' = diag(f / m^2)}. */
record NegativeLog(Block frequencies) implements Loss {

  @Override
  public double value(Block m) {
    double sum = 0;
    for (int j = 0; j < m.length(); j++) {
      double f = frequencies.get(j);
      if (f > 0) {
        if (!(m.get(j) > 0)) {
          return Double.POSITIVE_INFINITY;
        }
        sum -= f * Math.log(m.get(j));
      }
    }
    return sum;
  }

  @Override
  public Block gradient(Block m) {
    return Block.build(
        m.length(),
        out -> {
          for (int j = 0; j < out.length; j++) {
            double f = frequencies.get(j);
            out[j] = f > 0 ? -f / m.get(j) : 0;
          }
        });
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    return Block.build(
        a.length(),
        out -> {
          for (int j = 0; j < m.length(); j++) {
            double f = frequencies.get(j);
            double root = f > 0 ? Math.sqrt(f) / m.get(j) : 0;
            for (int e = j * columns; e < (j + 1) * columns; e++) {
              out[e] = root * a.get(e);
            }
          }
        });
  }
}
