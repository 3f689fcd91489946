package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** {@code (1/M) sum_j log(1 + exp(-y_j m_j))}. */
record Logistic(Block labels) implements Loss {

  Logistic {
    Require.atLeast("the number of labels", labels.length(), 1);
    for (int j = 0; j < labels.length(); j++) {
      if (Math.abs(labels.get(j)) != 1) {
        throw new IllegalArgumentException(
            "labels[" + j + "] = " + labels.get(j) + ": must be 1 or -1");
      }
    }
  }

  @Override
  public int count() {
    return labels.length();
  }

  @Override
  public double value(Block m) {
    m.requireLength("m", count());
    double sum = 0;
    for (int j = 0; j < count(); j++) {
      double margin = labels.get(j) * m.get(j);
      sum += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
    }
    return sum / count();
  }

  @Override
  public Block gradient(Block m) {
    m.requireLength("m", count());
    return Block.build(
        count(),
        out -> {
          for (int j = 0; j < count(); j++) {
            double y = labels.get(j);
            out[j] = -y / (1 + Math.exp(y * m.get(j))) / count();
          }
        });
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    return Rows.scaled(
        j -> {
          double small = Math.exp(-Math.abs(m.get(j)));
          return Math.sqrt(small / count()) / (1 + small);
        },
        count(),
        columns,
        a);
  }
}
