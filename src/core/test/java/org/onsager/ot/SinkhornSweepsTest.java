package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Multiplicative sweeps do the work, up to a hundred of them between two on logarithms, which only
 * see whether it is done. With 200 columns, Newton's method would come to help after 400 sweeps.
 */
class SinkhornSweepsTest {

  private static final int COLUMNS = 200;

  private static final Particles MU =
      Particles.of(new Points(4, 2, Key.of(1).normals(8)), 0.1, 0.2, 0.3, 0.4);

  private static final Particles NU =
      Particles.uniform(new Points(COLUMNS, 2, Key.of(2).normals(2 * COLUMNS)));

  private static SinkhornSweeps solved(double epsilon, int most) {
    SinkhornSweeps sweeps = new SinkhornSweeps(MU, NU, epsilon);
    sweeps.untilConverged(1e-10, most);
    return sweeps;
  }

  @ParameterizedTest
  @CsvSource({"1, 40", "0.3, 130"})
  void marginalsHoldAfterOneRoundOfSweepsAndAfterTwo(double epsilon, int most) {
    SinkhornSweeps sweeps = solved(epsilon, most);
    double[] columns = new double[COLUMNS];
    for (int i = 0; i < 4; i++) {
      double row = 0;
      for (int j = 0; j < COLUMNS; j++) {
        double share =
            Math.exp(
                (sweeps.rowPotential()[i] + sweeps.columnPotential()[j] - cost(i, j)) / epsilon);
        row += NU.weights().get(j) * share;
        columns[j] += MU.weights().get(i) * share;
      }
      assertEquals(1, row, 1e-9, "row " + i);
    }
    for (int j = 0; j < COLUMNS; j++) {
      assertEquals(1, columns[j], 1e-9, "column " + j);
    }
  }

  /** Enough columns for conjugate gradients, and epsilon a two-thousandth of the largest cost. */
  @Test
  void marginalsHoldByNewtonsMethod() {
    int count = 400;
    double epsilon = 0.01;
    Particles mu = Particles.uniform(new Points(count, 2, Key.of(3).normals(2 * count)));
    Particles nu = Particles.uniform(new Points(count, 2, Key.of(4).normals(2 * count)));
    SinkhornSweeps sweeps = new SinkhornSweeps(mu, nu, epsilon);
    sweeps.anneal();
    sweeps.untilConverged(1e-10, 1000);
    double[] columns = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double x = mu.points().get(i, 0) - nu.points().get(j, 0);
        double y = mu.points().get(i, 1) - nu.points().get(j, 1);
        double exponent =
            sweeps.rowPotential()[i] + sweeps.columnPotential()[j] - (x * x + y * y) / 2;
        columns[j] += Math.exp(exponent / epsilon) / count;
      }
    }
    for (int j = 0; j < count; j++) {
      // Exponents round by 1e-15 over epsilon besides.
      assertEquals(1, columns[j], 2e-10, "column " + j);
    }
  }

  private static double cost(int i, int j) {
    double square = 0;
    for (int k = 0; k < 2; k++) {
      square += Math.pow(MU.points().get(i, k) - NU.points().get(j, k), 2);
    }
    return square / 2;
  }

  @Test
  void tooFewSweepsAreSaid() {
    ArithmeticException thrown = assertThrows(ArithmeticException.class, () -> solved(0.3, 20));
    assertTrue(thrown.getMessage().contains("did not converge in 101 sweeps"), thrown.getMessage());
  }
}
