package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Trouble;

/** Closed forms, degenerate programs, and what is promised of every result. */
final class QuadraticProgramTest {

  /** H = (1 + eta) K, b = eta K p + K w0: the minimiser is (w0 + eta p) / (1 + eta). */
  @Test
  void exactReactionIsTheMixture() {
    Random random = new Random(1);
    for (int n : new int[] {1, 2, 10, 100}) {
      for (double eta : new double[] {1e-2, 1, 100}) {
        double[][] x = Programs.points(n, 0, random);
        // The kernel is so narrow, and I added, that the condition number is below 100.
        double[] k = Programs.plusDiagonal(Programs.gram(x, x, Programs.gaussian(0.01)), n, 1);
        double[] p = Programs.weights(n, 1, random);
        double[] w0 = Programs.weights(n, 1, random);
        double[] b = Programs.combine(eta, Programs.times(k, p), 1, Programs.times(k, w0));
        double[] h = Programs.combine(1 + eta, k, 0, k);
        double[] mixture = Programs.combine(eta / (1 + eta), p, 1 / (1 + eta), w0);
        for (QuadraticProgram program : both(h, b)) {
          QuadraticProgram.Solution solution = program.solve(w0);
          assertTrue(solution.converged(), solution::toString);
          assertTrue(solution.iterations() <= 1, solution::toString);
          // The rounding of b, 1 ulp of 2 (1 + eta), times the condition over the size of H.
          assertArrayEquals(mixture, solution.weights(), 1e-13);
        }
      }
    }
  }

  @Test
  void oneParticle() {
    double[] h = {2};
    double[] b = {3};
    double[] start = {5};
    QuadraticProgram.Solution fixed = Programs.onSimplex(h, b, 5).solve(start);
    assertArrayEquals(start, fixed.weights());
    assertEquals(0, fixed.gap());
    QuadraticProgram.Solution free = Programs.onCone(h, b).solve(start);
    assertArrayEquals(
        new double[] {1.5}, free.weights(), 1e-14); // the search stops at a gap of 8 ulp
    assertTrue(free.converged(), free::toString);
    assertEquals(-2.25, free.objective(), 4 * Math.ulp(2.25));
  }

  /** Without b: the least norm on the simplex, w ~ H^-1 1 for a diagonal H; zero on the cone. */
  @Test
  void noLinearPart() {
    double[] h = {1, 0, 0, 0, 2, 0, 0, 0, 4};
    double[] start = {1, 0, 0};
    double[] expected = {4.0 / 7, 2.0 / 7, 1.0 / 7};
    var simplex = Programs.onSimplex(h, new double[3], 1).solve(start);
    assertArrayEquals(expected, simplex.weights(), 4 * Math.ulp(1.0));
    assertTrue(simplex.converged(), simplex::toString);
    var cone = Programs.onCone(h, new double[3]).solve(start);
    assertEquals(0, cone.gap(), 1e-30);
    assertArrayEquals(new double[3], cone.weights(), 4 * Math.ulp(1.0));
  }

  @Test
  void linearProgramPutsAllWeightOnTheLargestEntry() {
    double[] b = {1, 4, -2, 3.999};
    for (double[] start : new double[][] {Programs.uniform(4, 2), {0, 0, 2, 0}, {2, 0, 0, 0}}) {
      var solution = Programs.onSimplex(new double[16], b, 2).solve(start);
      assertArrayEquals(new double[] {0, 2, 0, 0}, solution.weights(), 1e-15);
      assertEquals(-8, solution.objective(), 1e-14);
      assertTrue(solution.converged(), solution::toString);
    }
    var nothing = Programs.onSimplex(new double[16], new double[4], 2);
    assertArrayEquals(Programs.uniform(4, 2), nothing.solve(Programs.uniform(4, 2)).weights());
  }

  @Test
  void unboundedProgramsAreNotConverged() {
    double[][] hessians = {
      new double[9], {1, 0, 0, 0, 0, 0, 0, 0, 1}, {1, -1, 0, -1, 1, 0, 0, 0, 1}
    };
    double[] b = {1, 1, -1};
    for (double[] h : hessians) {
      for (double[] start : new double[][] {new double[3], {1, 2, 3}}) {
        var solution = Programs.onCone(h, b).solve(start);
        assertFalse(solution.converged(), solution::toString);
        assertEquals(Double.POSITIVE_INFINITY, solution.gap());
        assertTrue(Arrays.stream(solution.weights()).allMatch(w -> w >= 0 && w < 1e100));
        assertTrue(solution.objective() <= Programs.onCone(h, b).objective(start));
      }
    }
  }

  /** The gradient is -b >= 0 at zero: the gap needs no lift, although H has none. */
  @Test
  void coneWithNothingToGainIsZero() {
    var solution = Programs.onCone(new double[4], new double[] {-1, 0}).solve(new double[2]);
    assertTrue(solution.converged(), solution::toString);
    assertEquals(0, solution.gap());
    assertEquals(0, solution.iterations());
  }

  /** However early it stops: feasible, finite, not above the start, and the gap is a bound. */
  @Test
  void neverWorseThanTheStart() {
    Random random = new Random(4);
    for (int trial = 0; trial < 300; trial++) {
      int n = 1 + random.nextInt(30);
      double[] h = Programs.semidefinite(n, 1 + random.nextInt(n), random);
      double[] b = random.doubles(n, -1, 1).toArray();
      double[] w0 = Programs.weights(n, 1, random);
      double[] start = random.nextBoolean() ? w0 : vertex(n, random.nextInt(n));
      for (QuadraticProgram program : both(h, b)) {
        double best = program.solve(start).objective();
        for (int limit = 1; limit <= 4; limit++) {
          var early = program.solve(start, limit);
          double[] w = early.weights();
          assertTrue(early.iterations() <= limit);
          assertTrue(Arrays.stream(w).allMatch(x -> x >= 0 && Double.isFinite(x)));
          assertTrue(
              early.objective() <= program.objective(start) + sumRounding(program, start, n));
          double rounding = sumRounding(program, w, n) + sumRounding(program, start, n);
          assertEquals(program.objective(w), early.objective(), rounding);
          // Unbounded cone programs have an infinite gap and no best objective.
          assertTrue(early.objective() - early.gap() <= best + rounding, early::toString);
        }
      }
    }
  }

  @Test
  void overflowEndsTheSearchAtAFinitePoint() {
    double[] h = {1e307, -1e307, -1e307, 1.1e307};
    double[] start = {0.5, 0.5};
    for (QuadraticProgram program : both(h, new double[] {1e307, -1e307})) {
      var solution = program.solve(start);
      assertTrue(Arrays.stream(solution.weights()).allMatch(Double::isFinite));
      assertTrue(solution.objective() <= program.objective(start));
      assertFalse(Double.isNaN(solution.gap()));
    }
  }

  @Test
  void isDeterministicAndScalesExactly() {
    Programs.Reaction reaction = Programs.Reaction.of(40, 0, 10, 1, 0, 5);
    double[] start = Programs.uniform(40, 1);
    double[] once = reaction.simplex().solve(start).weights();
    assertArrayEquals(once, reaction.simplex().solve(start).weights());
    double[] h = reaction.hessian().toArray();
    double[] b = Programs.combine(-1, reaction.simplex().gradient(new double[40]), 0, start);
    // Powers of 4 change exponents only, also under square roots.
    for (double c : new double[] {Math.pow(4, 30), Math.pow(4, -30)}) {
      double[] ch = Programs.combine(c, h, 0, h);
      double[] cb = Programs.combine(c, b, 0, b);
      assertArrayEquals(once, Programs.onSimplex(ch, cb, 1).solve(start).weights());
    }
  }

  @Test
  void rejectsWhatIsNotAProgram() {
    double[] h = {1, 0, 0, 1};
    double[] b = {1, 1};
    double[] nan = {1, Double.NaN};
    double[] skew = {1, 0.5, 0, 1};
    rejects("linear[1] = NaN", () -> Programs.onCone(h, nan));
    rejects(
        "hessian is 1 by 2: must be 2 by 2",
        () -> QuadraticProgram.onCone(Matrix.of(b), Block.copyOf(b)));
    rejects("hessian[1,0]", () -> Programs.onCone(skew, b));
    rejects("hessian[0] = Inf", () -> Programs.onCone(new double[] {1 / 0.0}, new double[1]));
    rejects("mass = 0.0", () -> Programs.onSimplex(h, b, 0));
    rejects("linear is empty", () -> Programs.onCone(new double[0], new double[0]));
    QuadraticProgram program = Programs.onSimplex(h, b, 1);
    rejects("start[0] = -1.0: must be >= 0", () -> program.solve(new double[] {-1, 2}));
    rejects("sum of start = 2.0: must be 1.0", () -> program.solve(b));
    rejects("start has 1 entries", () -> program.solve(new double[] {1}));
    rejects("limit = 0", () -> program.solve(new double[] {0, 1}, 0));
    double[] huge = {1e300, 0, 0, 1e300};
    double[] far = {1e100, 0};
    assertThrows(Trouble.class, () -> Programs.onCone(huge, b).solve(far));
  }

  private static void rejects(String message, Runnable action) {
    var thrown = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown::toString);
  }

  static QuadraticProgram[] both(double[] h, double[] b) {
    return new QuadraticProgram[] {Programs.onSimplex(h, b, 1), Programs.onCone(h, b)};
  }

  private static double[] vertex(int n, int i) {
    double[] w = new double[n];
    w[i] = 1;
    return w;
  }

  /** Rounding of the two terms of the objective: n^2 products, with entries of H below n. */
  private static double sumRounding(QuadraticProgram program, double[] w, int n) {
    double mass = Arrays.stream(w).sum();
    return Math.ulp(1.0) * n * n * (mass * mass + mass + Math.abs(program.objective(w)));
  }
}
