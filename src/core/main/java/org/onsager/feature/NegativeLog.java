package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** {@code -sum_j f_j log m_j}, with {@code R'' = diag(f / m^2)}. */
record NegativeLog(Block frequencies) implements Loss {

  NegativeLog {
    for (int j = 0; j < frequencies.length(); j++) {
      Require.nonNegative("frequencies[" + j + "]", frequencies.get(j));
    }
    Require.positive("the sum of the frequencies", frequencies.sum());
  }

  @Override
  public int count() {
    return frequencies.length();
  }

  @Override
  public double value(Block m) {
    m.requireLength("m", count());
    double sum = 0;
    for (int j = 0; j < count(); j++) {
      double f = frequencies.get(j);
      if (f > 0) {
        if (m.get(j) <= 0) {
          return Double.POSITIVE_INFINITY;
        }
        sum -= f * Math.log(m.get(j));
      }
    }
    return sum;
  }

  @Override
  public Block gradient(Block m) {
    m.requireLength("m", count());
    return Block.build(
        count(),
        out -> {
          for (int j = 0; j < count(); j++) {
            out[j] = ratio(j, -frequencies.get(j), m);
          }
        });
  }

  /** {@code numerator / m_j}; zero without frequency, NaN outside the domain. */
  private double ratio(int j, double numerator, Block m) {
    if (frequencies.get(j) == 0) {
      return 0;
    }
    return m.get(j) > 0 ? numerator / m.get(j) : Double.NaN;
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    m.requireLength("m", count());
    return Rows.scaled(j -> ratio(j, Math.sqrt(frequencies.get(j)), m), count(), columns, a);
  }

  /**
   * {@code N log(1 + linear / N)}, N the sum of the frequencies: {@code R(m) - R(m') = sum_j f_j
   * log (m'_j / m_j)}, and by the inequality of Jensen that is at most {@code N log (sum_j f_j m'_j
   * / m_j / N)}, where the sum is {@code N + <R'(m), m - m'>}.
   */
  @Override
  public double gap(Block m, double linear) {
    double all = frequencies.sum();
    return all * Math.log1p(linear / all);
  }
}
