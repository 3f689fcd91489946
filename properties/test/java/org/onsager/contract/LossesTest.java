package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.feature.Loss;
import org.onsager.law.Domain;
import org.onsager.measure.Block;

/** Every loss of the library, held to its contract. */
class LossesTest {

  @Nested
  class OfNegativeLog implements LossContract {
    @Override
    public Loss subject() {
      return Loss.negativeLog(Block.copyOf(0.5, 0, 2));
    }

    @Override
    public Domain domain() {
      return LossContract.super.domain().ofNearbyPoints().within(LossesTest::positive);
    }
  }

  @Nested
  class OfHalfSquares implements LossContract {
    @Override
    public Loss subject() {
      return Loss.halfSquares(Block.copyOf(1, -2, 0.5), 3);
    }
  }

  @Nested
  class OfNegativeLogDeterminant implements LossContract {
    @Override
    public Loss subject() {
      return Loss.negativeLogDeterminant(3);
    }

    @Override
    public Domain domain() {
      return LossContract.super.domain().ofNearbyPoints().within(LossesTest::definite);
    }
  }

  @Nested
  class OfLogistic implements LossContract {
    @Override
    public Loss subject() {
      return Loss.logistic(Block.copyOf(1, -1, -1, 1));
    }
  }

  @Nested
  class OfShifted implements LossContract {
    @Override
    public Loss subject() {
      return Loss.negativeLog(Block.copyOf(1, 2)).shifted(Block.copyOf(0.5, 0));
    }

    @Override
    public Domain domain() {
      return LossContract.super.domain().ofNearbyPoints().within(LossesTest::positive);
    }
  }

  private static double[] positive(double[] y) {
    double[] m = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      m[j] = Math.exp(y[j] / 2);
    }
    return m;
  }

  /** The upper triangle of {@code I + L L'}, y the entries of a lower triangle of order three. */
  private static double[] definite(double[] y) {
    double[][] lower = {{y[0], 0, 0}, {y[1], y[2], 0}, {y[3], y[4], y[5]}};
    double[] m = new double[6];
    for (int p = 0, e = 0; p < 3; p++) {
      for (int q = p; q < 3; q++, e++) {
        m[e] = p == q ? 1 : 0;
        for (int r = 0; r < 3; r++) {
          m[e] += lower[p][r] * lower[q][r];
        }
      }
    }
    return m;
  }
}
