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

  /**
   * {@code N log(1 + linear / N)}, N the sum of the frequencies: {@code R(m) - R(m') = sum_j f_j log
   * (m'_j / m_j)}, and by the inequality of Jensen that is at most {@code N log (sum_j f_j m'_j /
   * m_j / N)}, where the sum is {@code N + <R'(m), m - m'>}.
   */
  @Override
  public double gap(Block m, double linear) {
    double all = frequencies.sum();
    return all * Math.log1p(linear / all);
  }
}
