package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;

/** The code on the page of the package. */
class SolvePageTest {

  @Test
  void theProgramOnThePage() {
    // @start region="program"
    Matrix hessian = Matrix.of(new double[] {2, 1}, new double[] {1, 2});
    Block linear = Block.copyOf(1, 0);
    QuadraticProgram program = QuadraticProgram.onSimplex(hessian, linear, 1);
    QuadraticProgram.Solution solution = program.solve(new double[] {0.5, 0.5});
    double[] w = solution.weights(); // minimises w'Hw/2 - c'w over w >= 0, sum w = 1
    double gap = solution.gap(); // the minimum is not lower by more than this
    // @end
    assertEquals(1, w[0], 1e-12);
    assertEquals(0, w[1], 1e-12);
    assertTrue(gap <= 1e-12);
  }

  @Test
  void theFactorOnThePage() {
    // @start region="factor"
    double[] symmetric = {4, 2, 2, 3};
    double[] x =
        Cholesky.of(2, symmetric)
            .map(factor -> factor.solve(new double[] {8, 7}))
            .getOrElseThrow(() -> new ArithmeticException("not positive definite"));
    // @end
    assertEquals(1.25, x[0], 1e-15);
    assertEquals(1.5, x[1], 1e-15);
  }
}
