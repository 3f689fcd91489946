package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** Against independent solvers: all supports in turn, and ojAlgo's convex solver. */
final class QuadraticProgramOracleTest {

  /** Objectives of order 1 at stationary points, where the error of the weights is squared. */
  private static final double BRUTE = 1e-12;

  @Test
  void simplexAgreesWithAllSupports() {
    Random random = new Random(1);
    for (int trial = 0; trial < 400; trial++) {
      int n = 1 + random.nextInt(6);
      double[] h = Programs.semidefinite(n, 1 + random.nextInt(n), random);
      double[] b = random.doubles(n, -1, 1).toArray();
      double mass = 0.5 + random.nextDouble();
      QuadraticProgram program = Programs.onSimplex(h, b, mass);
      double expected = leastOverSupports(program, h, b, mass, true);
      var solution = program.solve(Programs.weights(n, mass, random));
      assertTrue(solution.converged(), solution::toString);
      assertEquals(expected, solution.objective(), BRUTE, solution::toString);
    }
  }

  @Test
  void coneAgreesWithAllSupports() {
    Random random = new Random(2);
    for (int trial = 0; trial < 400; trial++) {
      int n = 1 + random.nextInt(6);
      double[] h = Programs.semidefinite(n, 1 + random.nextInt(n), random);
      // b <= H v for some v bounds the objective from below, so a minimiser exists.
      double[] hv = Programs.times(h, random.doubles(n, -1, 1).toArray());
      double[] b = Programs.combine(1, hv, -1, random.doubles(n, 0, 0.5).toArray());
      QuadraticProgram program = Programs.onCone(h, b);
      double expected = leastOverSupports(program, h, b, 0, false);
      var solution = program.solve(Programs.weights(n, 1, random));
      assertEquals(expected, solution.objective(), BRUTE, solution::toString);
      assertTrue(solution.objective() - solution.gap() <= expected + BRUTE, solution::toString);
    }
  }

  /**
   * Positive definite matrices with entries of both signs need the third lift of the cone's gap.
   */
  @Test
  void coneHasAFiniteGapForEveryDefiniteMatrix() {
    Random random = new Random(3);
    for (int trial = 0; trial < 200; trial++) {
      int n = 2 + random.nextInt(20);
      double[] h = Programs.plusDiagonal(Programs.semidefinite(n, n, random), n, 0.1);
      double[] b = random.doubles(n, -1, 1).toArray();
      var solution = Programs.onCone(h, b).solve(new double[n]);
      assertTrue(solution.converged(), solution::toString);
    }
  }

  @Test
  void agreesWithOjAlgo() {
    for (double eps : new double[] {1e-2, 1e-4, 1e-6}) {
      for (double mean : new double[] {0, 3}) {
        Programs.Reaction reaction = Programs.Reaction.of(30, mean, 10, 1, eps, 7);
        compareWithOjAlgo(reaction, reaction.simplex(), true);
        compareWithOjAlgo(reaction, reaction.cone(), false);
      }
    }
  }

  private static void compareWithOjAlgo(
      Programs.Reaction reaction, QuadraticProgram program, boolean simplex) {
    int n = reaction.n();
    double[] h = reaction.hessian().toArray();
    double[] b = Programs.combine(-1, program.gradient(new double[n]), 0, new double[n]);
    double[] theirs = ojAlgo(n, h, b, simplex);
    var solution = program.solve(Programs.uniform(n, 1));
    double excess = program.objective(theirs) - solution.objective();
    // Not worse than theirs but for rounding; they stop within 1e-7 of the optimum.
    assertTrue(excess >= -1e-14, () -> "excess " + excess);
    assertTrue(excess <= 1e-7, () -> "excess " + excess);
    // f(v) - min f >= |v - w|_H^2 / 2, and |(Hd)_i| <= sqrt(h_ii) |d|_H.
    double field =
        Programs.largestDifference(
            Programs.times(h, theirs), Programs.times(h, solution.weights()));
    double bound = Math.sqrt(2 * h[0] * (Math.max(excess, 0) + solution.gap() + 1e-14));
    assertTrue(field <= bound, () -> field + " > " + bound);
  }

  private static double[] ojAlgo(int n, double[] h, double[] b, boolean simplex) {
    double[] ones = Programs.uniform(n, n);
    ConvexSolver.Builder builder =
        ConvexSolver.newBuilder()
            .objective(matrix(n, n, h), matrix(n, 1, b))
            .inequalities(matrix(n, n, Programs.plusDiagonal(new double[n * n], n, -1)), zeros(n));
    var result = (simplex ? builder.equality(1, ones) : builder).build().solve();
    assertTrue(result.getState().isFeasible(), result::toString);
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      w[i] = Math.max(0, result.doubleValue(i));
    }
    return simplex ? Programs.combine(1 / Arrays.stream(w).sum(), w, 0, w) : w;
  }

  private static R064Store zeros(int n) {
    return matrix(n, 1, new double[n]);
  }

  private static R064Store matrix(int rows, int columns, double[] rowMajor) {
    R064Store store = R064Store.FACTORY.make(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      store.set(i / columns, i % columns, rowMajor[i]);
    }
    return store;
  }

  /**
   * The least objective of the stationary points on all faces. A minimiser of least support has a
   * regular system: along a null direction one could go on to a smaller support at equal objective.
   */
  private static double leastOverSupports(
      QuadraticProgram program, double[] h, double[] b, double mass, boolean simplex) {
    int n = b.length;
    double least = simplex ? Double.POSITIVE_INFINITY : 0;
    for (int support = 1; support < 1 << n; support++) {
      double[] w = stationary(h, b, mass, support, simplex);
      if (Arrays.stream(w).allMatch(x -> x >= 0 && x < 1e4)) {
        least = Math.min(least, program.objective(w));
      }
    }
    return least;
  }

  /** Solves [H_SS 1; 1' 0] (w, -lambda) = (b_S, mass); not-a-number entries where singular. */
  private static double[] stationary(
      double[] h, double[] b, double mass, int support, boolean simplex) {
    int n = b.length;
    int[] s = IntStream.range(0, n).filter(i -> (support >> i & 1) == 1).toArray();
    int size = s.length + (simplex ? 1 : 0);
    DMatrixRMaj a = new DMatrixRMaj(size, size);
    DMatrixRMaj x = new DMatrixRMaj(size, 1);
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        a.set(i, j, h[s[i] * n + s[j]]);
      }
      if (simplex) {
        a.set(i, s.length, 1);
        a.set(s.length, i, 1);
        x.set(s.length, 0, mass);
      }
      x.set(i, 0, b[s[i]]);
    }
    double[] w = new double[n];
    var solver = LinearSolverFactory_DDRM.lu(size);
    boolean regular = solver.setA(a);
    solver.solve(x, x);
    for (int i = 0; i < s.length; i++) {
      w[s[i]] = regular ? x.get(i, 0) : Double.NaN;
    }
    // What a nearly singular system yields is too high if feasible, except for rounding.
    return simplex ? Programs.combine(mass / Arrays.stream(w).sum(), w, 0, w) : w;
  }
}
