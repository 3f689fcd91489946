package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertNear;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.Neighbourhood;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.testing.Taylor;

/** Measures near one, and the objective that a proximal search minimises there. */
class NeighbourhoodTest {

  private static final Mmd ENERGY = Mmd.to(ProximalTable.mixture(), Gaussian.ofVariance(10));

  /** Of mass three; the last but one weighs less than a thousandth of the mean. */
  private static final Particles MU =
      Particles.of(ProximalTable.start(4, 1).points(), 0.9, 1.6, 1e-5, 0.49999);

  private static final double ALPHA = 2;

  private static final double BETA = 0.3;

  static Stream<Neighbourhood> neighbourhoods() {
    return Stream.of(displacements(MU), HalfDensities.of(MU, ALPHA, BETA));
  }

  private static Neighbourhood displacements(Particles mu) {
    return wasserstein().neighbourhood().get().apply(mu);
  }

  private static double[] vector(Neighbourhood near, long seed, double size) {
    return Key.of(seed).normals(near.size()).map(z -> size * z).toArray();
  }

  private static double[] plus(double[] v, double h, double[] u) {
    return Block.copyOf(v).plus(h, Block.copyOf(u)).toArray();
  }

  @ParameterizedTest
  @MethodSource("neighbourhoods")
  void theGradientOfTheObjectiveIsItsDerivative(Neighbourhood near) {
    ProximalSearch search = ProximalSearch.afresh("test", near, ENERGY, 0.7);
    double[] v = vector(near, 1, 0.2);
    double[] u = vector(near, 2, 1);
    double[] gradient = new double[near.size()];
    double here = search.evaluate(v, gradient);
    double slope = Block.copyOf(gradient).dot(Block.copyOf(u));
    double[] ignored = new double[near.size()];
    // Values near 20 round to 4e-15.
    Taylor.assertOrder(
        near.getClass().getSimpleName(),
        2,
        1.0 / 64,
        1e-14,
        h -> search.evaluate(plus(v, h, u), ignored) - here - h * slope);
  }

  @ParameterizedTest
  @MethodSource("neighbourhoods")
  void theOriginIsTheMeasure(Neighbourhood near) {
    double[] zero = new double[near.size()];
    Particles there = near.at(zero).get();
    assertEquals(MU.points(), there.points());
    assertNear(MU.weights(), there.weights(), 1e-15);
    assertEquals(0, near.cost(zero, 1, zero));
  }

  @ParameterizedTest
  @MethodSource("neighbourhoods")
  void massIsKeptAndOverflowIsNone(Neighbourhood near) {
    assertEquals(3, near.at(vector(near, 3, 0.5)).get().mass(), 1e-14);
    double[] far = vector(near, 3, 1e308);
    assertTrue(near.at(far).isEmpty());
    ProximalSearch search = ProximalSearch.afresh("test", near, ENERGY, 1);
    assertEquals(Double.NaN, search.evaluate(far, new double[near.size()]));
  }

  /** {@code sum_i w_i |x_i' - x_i|^2}, and for light particles more than that. */
  @Test
  void displacementsCostWhatTransportCosts() {
    Neighbourhood near = displacements(MU);
    double[] v = vector(near, 4, 1);
    Particles there = near.at(v).get();
    double least = 1e-3 * 3 / 4;
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double square = squaredDistance(there, i);
      expected += Math.max(MU.weights().get(i), least) * square;
    }
    double[] gradient = new double[8];
    assertEquals(expected, near.cost(v, 3, gradient), 1e-13);
    assertNear(Block.copyOf(v).map(e -> 3 * e), Block.copyOf(gradient), 0);
  }

  /**
   * The gradient of F in coordinates around {@code at(v)} is that at v, recentred; changes are dual
   * to it, and lead to the same measures to first order.
   */
  @Test
  void halfDensitiesKnowTheCoordinatesAroundTheirMeasures() {
    HalfDensities near = HalfDensities.of(MU, ALPHA, BETA);
    double[] v = vector(near, 6, 0.2);
    Particles there = near.at(v).get();
    HalfDensities around = HalfDensities.of(there, ALPHA, BETA);
    double[] here = new double[near.size()];
    double[] expected = new double[near.size()];
    near.pullBack(v, there, ENERGY.firstVariation(there), here);
    around.pullBack(new double[near.size()], there, ENERGY.firstVariation(there), expected);
    double[] u = vector(near, 7, 1);
    double[] change = near.change(v, u);
    double slope = Block.copyOf(here).dot(Block.copyOf(u));
    double[] force = near.force(v, here);
    assertAll(
        // Of numbers near one.
        () -> assertNear(Block.copyOf(expected), Block.copyOf(force), 1e-14),
        () -> assertEquals(slope, Block.copyOf(force).dot(Block.copyOf(change)), 1e-14),
        () ->
            Taylor.assertOrder(
                "the same measure",
                2,
                1.0 / 64,
                1e-14,
                h ->
                    ENERGY.value(near.at(plus(v, h, u)).get())
                        - ENERGY.value(around.at(plus(new double[u.length], h, change)).get())));
  }

  /** {@code |u|^2 / alpha + 4 |d sqrt(w)|^2 / beta} for small changes, over the mass they keep. */
  @Test
  void halfDensitiesCostTransportAndHellinger() {
    Particles mu = MU.withWeights(Block.copyOf(0.9, 1.2, 0.5, 0.4));
    Neighbourhood near = HalfDensities.of(mu, ALPHA, BETA);
    Block roots = mu.weights().map(Math::sqrt);
    double[] v = vector(near, 5, 1e-5);
    double along = 0;
    for (int i = 0; i < 4; i++) {
      along += roots.get(i) * v[8 + i] / mu.mass();
    }
    for (int i = 0; i < 4; i++) {
      v[8 + i] -= along * roots.get(i);
    }
    Particles there = near.at(v).get();
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double change = Math.sqrt(there.weights().get(i)) - roots.get(i);
      expected += mu.weights().get(i) * squaredDistance(there, i) / ALPHA;
      expected += 4 * change * change / BETA;
    }
    double cost = near.cost(v, 1, new double[12]);
    // The next order is 1e-5 relative.
    assertEquals(1, expected / cost, 1e-4);
  }

  /** Half-densities move on a sphere: what points away from it changes nothing. */
  @Test
  void partsAlongTheRootsMoveNothing() {
    Neighbourhood near = HalfDensities.of(MU, ALPHA, BETA);
    double[] v = vector(near, 6, 0.3);
    double[] outwards = v.clone();
    for (int i = 0; i < 4; i++) {
      outwards[8 + i] += 2 * Math.sqrt(MU.weights().get(i));
    }
    assertNear(near.at(v).get().weights(), near.at(outwards).get().weights(), 1e-14);
  }

  private static double squaredDistance(Particles there, int i) {
    double square = 0;
    for (int k = 0; k < 2; k++) {
      square += Math.pow(there.points().get(i, k) - MU.points().get(i, k), 2);
    }
    return square;
  }

  private static State searched(Energy energy, double tau) {
    Particles one = Particles.uniform(Points.onLine(1));
    ProximalSearch search = ProximalSearch.afresh("test", displacements(one), energy, tau);
    return right(search.move(State.start(one, Key.of(1)), Effort.standard()));
  }

  @Test
  void theNextSearchStartsWithTheCurvatureOfThisOne() {
    Energy parabola = Potential.of(x -> 2 * x[0] * x[0], x -> row(4 * x[0]));
    assertNear(Block.copyOf(1, 4), searched(parabola, 0.5).pending("test").get(), 1e-12);
    Energy hill = Potential.of(x -> -2 * x[0] * x[0], x -> row(-4 * x[0]));
    assertEquals(0, searched(hill, 0.125).pending("test").get().get(1), "concave: none");
  }

  /** {@code tau |F'(x') + (x' - x) / tau| / |x' - x|}, for a particle of mass one. */
  @Test
  void theResidualIsThatOfImplicitEuler() {
    Energy quartic = Potential.of(x -> Math.pow(x[0], 4) / 4, x -> row(Math.pow(x[0], 3)));
    double tau = 0.7;
    State moved = searched(quartic, tau);
    double x = moved.particles().points().get(0, 0);
    double expected = tau * Math.abs(Math.pow(x, 3) + (x - 1) / tau) / Math.abs(x - 1);
    assertAll(
        () -> assertTrue(expected > 0 && expected <= 0.1, "stopped early: " + expected),
        () -> assertEquals(expected, moved.fact(ProximalFacts.of("test").residual()).get(), 1e-13));
  }
}
