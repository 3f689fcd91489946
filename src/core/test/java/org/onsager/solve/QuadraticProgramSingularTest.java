package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Matrices that are singular to rounding: objectives and fields are compared, never weights. */
final class QuadraticProgramSingularTest {

  private static final int N = 200;

  /**
   * The gap bounds every violation of the optimality conditions. Rounding of the gradient alone
   * makes 1e-15 of it; the program promises {@link QuadraticProgram#TOLERANCE}.
   */
  @Test
  void wideGaussianGramsConvergeToRounding() {
    for (double eps : new double[] {0, 1e-12, 1e-8, 1e-4}) {
      for (double eta : new double[] {0.01, 0.1, 1}) {
        for (double mean : new double[] {0, 5}) {
          Programs.Reaction reaction = Programs.Reaction.of(N, mean, 10, eta, eps, 3);
          for (QuadraticProgram program : programs(reaction)) {
            var solution = program.solve(Programs.uniform(N, 1));
            assertTrue(solution.converged(), solution::toString);
            assertOptimal(program, solution);
          }
        }
      }
    }
  }

  @Test
  void startsDoNotMatterInTheField() {
    Random random = new Random(4);
    for (double eps : new double[] {0, 1e-6}) {
      for (double mean : new double[] {0, 5}) {
        Programs.Reaction reaction = Programs.Reaction.of(N, mean, 10, 1, eps, 5);
        double[] h = reaction.hessian().toArray();
        for (QuadraticProgram program : programs(reaction)) {
          var cold = program.solve(Programs.uniform(N, 1));
          double[] near = Programs.combine(0.9, cold.weights(), 0.1, Programs.uniform(N, 1));
          double mass = Arrays.stream(near).sum();
          double[] anywhere = Programs.weights(N, 1, random);
          double[] warmStart =
              program == reaction.simplex() ? Programs.combine(1 / mass, near, 0, near) : near;
          for (double[] start : new double[][] {warmStart, anywhere, vertex(17)}) {
            var other = program.solve(start);
            double[] field = Programs.times(h, cold.weights());
            double difference =
                Programs.largestDifference(field, Programs.times(h, other.weights()));
            // |w - w*|_H^2 <= 2 gap for both, and |(Hd)_i| <= sqrt(h_ii) |d|_H; h_ii = 2 + eps.
            double bound = Math.sqrt(2.1) * (root(cold) + root(other));
            assertTrue(difference <= bound, () -> difference + " > " + bound);
            assertEquals(cold.objective(), other.objective(), 1e-13);
          }
        }
      }
    }
  }

  /** The minimiser costs nothing to find again. */
  @Test
  void solvesAgainWithoutFactorising() {
    for (double eps : new double[] {0, 1e-4}) {
      Programs.Reaction reaction = Programs.Reaction.of(100, 5, 10, 1, eps, 6);
      for (QuadraticProgram program : programs(reaction)) {
        var solution = program.solve(Programs.uniform(100, 1));
        assertTrue(program.solve(solution.weights()).iterations() <= 1, solution::toString);
      }
    }
  }

  /** Two copies of each particle share its weight: objective and field are those of one copy. */
  @Test
  void coincidentParticlesActAsOne() {
    int n = 40;
    Random random = new Random(7);
    double[][] x = Programs.points(n, 0, random);
    double[][] twice = new double[2 * n][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = x[i / 2];
    }
    double[][] y = Programs.points(n, 0.5, random);
    for (double variance : new double[] {0.1, 10}) {
      var kernel = Programs.gaussian(variance);
      double[] single = Programs.gram(x, x, kernel);
      double[] b = Programs.times(Programs.gram(x, y, kernel), Programs.uniform(n, 1));
      double[] doubled = Programs.gram(twice, twice, kernel);
      double[] bb = Programs.times(Programs.gram(twice, y, kernel), Programs.uniform(n, 1));
      var one = QuadraticProgramTest.both(single, b);
      var two = QuadraticProgramTest.both(doubled, bb);
      for (int set = 0; set < 2; set++) {
        var expected = one[set].solve(Programs.uniform(n, 1));
        var solution = two[set].solve(Programs.uniform(2 * n, 1));
        assertTrue(solution.converged(), solution::toString);
        assertEquals(expected.objective(), solution.objective(), 1e-14);
      }
    }
  }

  @Test
  void allParticlesInOnePlace() {
    double[] h = Programs.uniform(N * N, (double) N * N);
    double[] b = Programs.uniform(N, N / 2.0);
    for (QuadraticProgram program : QuadraticProgramTest.both(h, b)) {
      var solution = program.solve(vertex(0));
      assertTrue(solution.converged(), solution::toString);
    }
    // f = M^2 / 2 - M / 2 for the mass M, least at 1/2.
    assertEquals(-1.0 / 8, Programs.onCone(h, b).solve(vertex(0)).objective(), 1e-15);
  }

  /** The energy distance, k = -|x - y|, is positive definite on differences of measures only. */
  @Test
  void conditionallyPositiveDefiniteKernel() {
    Random random = new Random(8);
    for (int n : new int[] {2, 10, 100}) {
      double[][] x = Programs.points(n, 0, random);
      double[] k = Programs.gram(x, x, (p, q) -> -Programs.distance(p, q));
      double[] p = Programs.weights(n, 1, random);
      double[] w0 = Programs.weights(n, 1, random);
      double eta = 0.5;
      double[] h = Programs.combine(1 + eta, k, 0, k);
      double[] b = Programs.combine(eta, Programs.times(k, p), 1, Programs.times(k, w0));
      var solution = Programs.onSimplex(h, b, 1).solve(w0);
      assertTrue(solution.converged(), solution::toString);
      double[] mixture = Programs.combine(eta / (1 + eta), p, 1 / (1 + eta), w0);
      // The least eigenvalue on zero sums is about the least distance, 1e-2; fields round to 1e-15.
      assertEquals(0, Programs.largestDifference(mixture, solution.weights()), 1e-12);
      // Towards points elsewhere, where many weights vanish.
      double[] far =
          Programs.gram(x, Programs.points(n, 2, random), (u, v) -> -Programs.distance(u, v));
      double[] away = Programs.combine(eta, Programs.times(far, p), 1, Programs.times(k, w0));
      QuadraticProgram program = Programs.onSimplex(h, away, 1);
      var moved = program.solve(w0);
      assertTrue(moved.converged(), moved::toString);
      assertOptimal(program, moved);
    }
  }

  /** Gradients at free weights agree and none is lower, up to rounding; checked afresh. */
  private static void assertOptimal(QuadraticProgram program, QuadraticProgram.Solution solution) {
    double[] w = solution.weights();
    double[] g = program.gradient(w);
    double mass = Arrays.stream(w).sum();
    double level = program.set().conservesMass() ? Iterate.dot(g, w) / mass : 0;
    double scale = Math.max(Math.abs(solution.objective()), Math.abs(program.linearTerm(w)));
    double violation = 0;
    for (int i = 0; i < w.length; i++) {
      violation = Math.max(violation, Math.max(level - g[i], w[i] * Math.abs(g[i] - level)));
    }
    assertTrue(violation * mass <= QuadraticProgram.TOLERANCE * scale, "violation " + violation);
  }

  private static QuadraticProgram[] programs(Programs.Reaction reaction) {
    return new QuadraticProgram[] {reaction.simplex(), reaction.cone()};
  }

  private static double root(QuadraticProgram.Solution solution) {
    return Math.sqrt(2 * solution.gap() + 1e-15);
  }

  private static double[] vertex(int i) {
    double[] w = new double[N];
    w[i] = 1;
    return w;
  }
}
