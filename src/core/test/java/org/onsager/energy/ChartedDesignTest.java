package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

/** Optimal designs on sets with walls, and a rule on the sphere: known minima behind charts. */
class ChartedDesignTest {

  private static final double ULP = Math.ulp(1.0);

  /** The optimal design of degree 2 on [-1, 1] is uniform on -1, 0, 1: the equivalence theorem. */
  @Test
  void theOptimalDesignIsAMinimum() {
    Energy energy =
        Composite.of(Regressors.of(Polynomials.monomials(1, 2)), Loss.negativeLogDeterminant(3))
            .in(Chart.interval(-1, 1));
    Particles mu = Particles.uniform(Points.onLine(-Math.PI / 2, 0, Math.PI / 2));
    assertEquals(-Math.log(4.0 / 27), energy.value(mu), 16 * ULP);
    Field xi = energy.firstVariation(mu);
    assertNear(Block.constant(3, -3), xi.values(), 64 * ULP);
    assertNear(Block.constant(3, 0), xi.gradients(), 64 * ULP);
    // xi = -3 + 9/2 x^2 (1 - x^2): xi'' = 9 at 0 in x, xi' = -9 at 1, so 9 in z at all three.
    Block rest = energy.gaussNewton().get().apply(mu).rest().get();
    assertNear(Block.constant(3, 9.0 / 3), rest, 256 * ULP);
    double[] z = IntStream.rangeClosed(-200, 200).mapToDouble(i -> i / 100.0).toArray();
    Block everywhere = energy.firstVariation(mu, Points.onLine(z)).values();
    for (int i = 0; i < z.length; i++) {
      double x = Math.sin(z[i]);
      assertEquals(-3 + 9.0 / 2 * x * x * (1 - x * x), everywhere.get(i), 256 * ULP);
    }
  }

  /** Quadratic regression on a square: nine points, with weights known to 17 digits. */
  @Test
  void theOptimalDesignOnASquareIsAMinimum() {
    double[] weight = {0.09619302309305909, 0.08016085257754924, 0.145790891649186};
    double[][] x = new double[9][];
    double[] w = new double[9];
    for (int i = 0; i < 9; i++) {
      x[i] = row(Math.floorDiv(i, 3) - 1, i % 3 - 1);
      w[i] = weight[(int) (Math.abs(x[i][0]) + Math.abs(x[i][1]))];
    }
    Chart square = Chart.box(row(-1, -1), row(1, 1));
    isADesign(square, new Particles(square.into(Points.of(x)), Block.copyOf(w)), 4.471776419343281);
  }

  /** Quadratic regression on a disk: a sixth in the centre, the rest on any regular pentagon. */
  @Test
  void theOptimalDesignOnADiskIsAMinimum() {
    double[][] z = new double[6][];
    double[] w = new double[6];
    for (int i = 0; i < 6; i++) {
      double angle = 0.3 + 2 * Math.PI * i / 5;
      // On the wall: z of a rounded x is sqrt(ulp) beside it.
      double length = i == 5 ? 0 : Math.PI / 2;
      z[i] = row(length * Math.cos(angle), length * Math.sin(angle));
      w[i] = 1.0 / 6;
    }
    double determinant = Math.pow(5.0 / 12, 2) * (5.0 / 48) * (5.0 / 24) * (10.0 / 144);
    isADesign(
        Chart.ball(2, 1), new Particles(Points.of(z), Block.copyOf(w)), -Math.log(determinant));
  }

  /** The equivalence theorem for six parameters: xi is -6 on the support, and least there. */
  private static void isADesign(Chart chart, Particles mu, double value) {
    Energy energy =
        Composite.of(Regressors.of(Polynomials.monomials(2, 2)), Loss.negativeLogDeterminant(6))
            .in(chart);
    assertEquals(value, energy.value(mu), 64 * ULP);
    Field xi = energy.firstVariation(mu);
    // The moment matrix has the condition 30, and its inverse is squared in the gradient.
    assertNear(Block.constant(mu.count(), -6), xi.values(), 1024 * ULP);
    assertNear(Block.constant(2 * mu.count(), 0), xi.gradients(), 1024 * ULP);
    Points anywhere = new Points(500, 2, Key.of(1).normals(1000).map(z -> 2 * z));
    assertAtMost(
        6 + 1024 * ULP,
        -Arrays.stream(energy.firstVariation(mu, anywhere).values().toArray()).min().getAsDouble());
  }

  /**
   * The icosahedron integrates polynomials of degree 5 over the sphere, as the dodecahedron does,
   * wherever on their rays its vertices are; no force acts along a ray.
   */
  @Test
  void theIcosahedronIsARuleOfDegreeFive() {
    double golden = (1 + Math.sqrt(5)) / 2;
    double[][] icosahedron = new double[12][];
    double[][] dodecahedron = new double[20][];
    for (int i = 0; i < 12; i++) {
      double a = i % 2 * 2 - 1;
      double b = golden * (i / 2 % 2 * 2 - 1);
      icosahedron[i] = cyclic(i / 4, 0, a, b);
      dodecahedron[i] = cyclic(i / 4, 0, b, a / golden);
    }
    for (int i = 0; i < 8; i++) {
      dodecahedron[12 + i] = row(i % 2 * 2 - 1, i / 2 % 2 * 2 - 1, i / 4 * 2 - 1);
    }
    Chart sphere = Chart.sphere(3);
    Polynomials features = Polynomials.monomials(3, 5);
    Block rule = features.mean(Particles.uniform(sphere.at(Points.of(dodecahedron))));
    Energy energy = Composite.of(features, Loss.halfSquares(rule, 1)).in(sphere);
    Block lengths = Key.of(2).normals(12).map(Math::exp);
    Points z =
        Points.of(
            IntStream.range(0, 12)
                .mapToObj(i -> Arrays.stream(icosahedron[i]).map(c -> lengths.get(i) * c).toArray())
                .toArray(double[][]::new));
    // 56 squares of means of rounded products of five coordinates.
    assertAtMost(56 * Math.pow(16 * ULP, 2), energy.value(Particles.uniform(z)));
    Particles other = Given.particles(12, 3, 4);
    Field xi = energy.firstVariation(other);
    for (int i = 0; i < 12; i++) {
      double along = 0;
      for (int k = 0; k < 3; k++) {
        along += other.points().get(i, k) * xi.gradient(i, k);
      }
      assertEquals(0, along, 64 * ULP);
    }
  }

  private static double[] cyclic(int shift, double... x) {
    return row(x[shift % 3], x[(shift + 1) % 3], x[(shift + 2) % 3]);
  }
}
