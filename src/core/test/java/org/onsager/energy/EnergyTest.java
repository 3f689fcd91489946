package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Samples;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

/** What every energy must do: one table, all tests. */
class EnergyTest {

  private static final Particles MU = Given.particles(11, 2, 1);
  private static final Samples TARGET = Samples.of(Given.particles(8, 2, 2));

  /** Sums of 11 x 11 terms below 10. */
  private static final double ROUNDING = 121 * Math.ulp(8.0);

  record Case(String name, Energy energy) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> energies() {
    Energy mixture = Mmd.to(Given.TARGET_B, Gaussian.ofVariance(10));
    Energy potential =
        Potential.of(x -> Math.sin(x[0]) + x[0] * x[1], x -> row(Math.cos(x[0]) + x[1], x[0]));
    Energy interaction = Interaction.of(Radial.of(s -> s * s / 8 - s, s -> s / 4 - 1));
    return Stream.of(
        new Case("mmd, mixture", mixture),
        new Case("mmd, Gaussian", Mmd.to(TARGET, Gaussian.ofVariance(1))),
        new Case("mmd, inverse multiquadric", Mmd.to(TARGET, InverseMultiquadric.ofScale(1))),
        new Case("mmd, Laplace", Mmd.to(TARGET, Laplace.ofLength(1))),
        new Case("mmd, Matern", Mmd.to(TARGET, Matern.threeHalves(1))),
        new Case("mmd, smoother Matern", Mmd.to(TARGET, Matern.fiveHalves(1))),
        new Case("mmd, energy distance", Mmd.to(TARGET, new EnergyDistance())),
        new Case("potential", potential),
        new Case("potential, -log p", Potential.negativeLog(Given.TARGET_B)),
        new Case("interaction", interaction),
        new Case("sum", mixture.plus(potential)),
        new Case("multiple", interaction.times(-0.7)),
        new Case(
            "sum of multiples", mixture.times(3).plus(interaction.plus(potential).times(0.1))));
  }

  /**
   * {@code F(mu + h v) - F(mu) - h <xi, v>} is of second order, for v of any sign and of zero sum.
   */
  @ParameterizedTest
  @MethodSource("energies")
  void firstVariationInTheWeights(Case c) {
    Block xi = c.energy().firstVariation(MU).values();
    Block direction = Given.probability(11, 7).plus(-1, Given.probability(11, 8));
    Block zeroSum = direction.map(v -> v - direction.sum() / 11);
    Block uneven = zeroSum.plus(0.5, Given.probability(11, 9));
    for (Block v : new Block[] {zeroSum, uneven}) {
      Taylor.assertOrder(
          c.name(),
          2,
          0.5,
          ROUNDING,
          h ->
              c.energy().value(MU.withWeights(MU.weights().plus(h, v)))
                  - c.energy().value(MU)
                  - h * xi.dot(v));
    }
  }

  /** {@code F(x + h u) - F(x) - h sum_i w_i <grad xi(x_i), u_i>} is of second order. */
  @ParameterizedTest
  @MethodSource("energies")
  void gradientInThePositions(Case c) {
    Block u = Given.points(11, 2, 5).coordinates();
    double slope = slope(c.energy().firstVariation(MU), u);
    Taylor.assertOrder(
        c.name(), 2, 1.0 / 512, ROUNDING, h -> value(c, u, h) - value(c, u, 0) - h * slope);
    // The saboteur: a gradient that is wrong by a hundredth is only of first order.
    assertTrue(
        Taylor.rejects(
            2,
            1.0 / 256,
            ROUNDING,
            h -> value(c, u, h) - value(c, u, 0) - h * (slope + 0.1 * Math.abs(slope))));
  }

  private static double value(Case c, Block u, double h) {
    Points moved = MU.points().withCoordinates(MU.points().coordinates().plus(h, u));
    return c.energy().value(MU.withPoints(moved));
  }

  private static double slope(Field xi, Block u) {
    double slope = 0;
    for (int e = 0; e < u.length(); e++) {
      slope += MU.weights().get(e % 11) * xi.gradients().get(e) * u.get(e);
    }
    return slope;
  }

  /** The gradient elsewhere is the gradient of the values elsewhere. */
  @ParameterizedTest
  @MethodSource("energies")
  void gradientAtOtherPoints(Case c) {
    Points at = Points.of(row(0.3, -0.4));
    Field field = c.energy().firstVariation(MU, at);
    double slope = 0.6 * field.gradients().get(0) - 0.8 * field.gradients().get(1);
    Taylor.assertOrder(
        c.name(),
        2,
        1.0 / 16,
        ROUNDING,
        h -> {
          Points moved = Points.of(row(0.3 + 0.6 * h, -0.4 - 0.8 * h));
          return c.energy().firstVariation(MU, moved).values().get(0)
              - field.values().get(0)
              - h * slope;
        });
  }

  /** A default method is the specification. */
  @ParameterizedTest
  @MethodSource("energies")
  void evaluateIsValueAndFirstVariation(Case c) {
    Evaluation both = c.energy().evaluate(MU);
    assertEquals(c.energy().value(MU), both.value(), ROUNDING);
    Field xi = c.energy().firstVariation(MU);
    assertNear(xi.values(), both.field().values(), ROUNDING);
    assertNear(xi.gradients(), both.field().gradients(), ROUNDING);
    assertEquals(xi, c.energy().firstVariation(MU, MU.points()));
    assertTrue(both.isFinite());
  }

  /** For any weights, also of another mass and of any sign. */
  @ParameterizedTest
  @MethodSource("energies")
  void quadraticIsTheEnergy(Case c) {
    assertTrue(c.energy().isQuadratic());
    Quadratic quadratic = c.energy().quadratic().get().apply(Support.of(MU.points()));
    for (Block w : new Block[] {MU.weights(), Given.probability(11, 9).map(v -> 3 * v)}) {
      Particles mu = MU.withWeights(w);
      assertEquals(c.energy().value(mu), quadratic.value(w), 9 * ROUNDING);
      assertNear(c.energy().firstVariation(mu).values(), quadratic.firstVariation(w), 9 * ROUNDING);
    }
  }

  /** Particles of weight zero are not seen, and xi is known at them. */
  @ParameterizedTest
  @MethodSource("energies")
  void masslessParticlesAreNotSeen(Case c) {
    double[][] rows = Arrays.copyOf(MU.points().rows(), 12);
    rows[11] = row(0.5, 0.25);
    Block weights = Block.build(12, w -> System.arraycopy(MU.weights().toArray(), 0, w, 0, 11));
    Particles more = new Particles(Points.of(rows), weights);

    assertEquals(c.energy().value(MU), c.energy().value(more), ROUNDING);
    assertEquals(
        c.energy().firstVariation(MU, Points.of(row(0.5, 0.25))).values().get(0),
        c.energy().firstVariation(more).values().get(11),
        ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("energies")
  void sumsAndMultiples(Case c) {
    Energy other = Mmd.to(Given.TARGET_A, Gaussian.ofVariance(3));
    Energy combined = c.energy().times(2).plus(other);
    assertEquals(2 * c.energy().value(MU) + other.value(MU), combined.value(MU), 2 * ROUNDING);
    Points at = Given.points(3, 2, 6);
    assertEquals(
        c.energy().firstVariation(MU, at).times(2).plus(1, other.firstVariation(MU, at)),
        combined.firstVariation(MU, at));
  }

  @Test
  void aSumIsQuadraticIfItsPartsAre() {
    Energy mmd = Mmd.to(TARGET, Gaussian.ofVariance(3));
    Energy sinkhorn = SinkhornDivergence.to(TARGET, 1);
    assertTrue(mmd.plus(mmd).isQuadratic());
    for (Energy sum : new Energy[] {mmd.plus(sinkhorn), sinkhorn.plus(mmd)}) {
      assertFalse(sum.isQuadratic());
      assertTrue(sum.quadratic().isEmpty());
    }
  }

  /** Every energy is a random energy that is constant. */
  @ParameterizedTest
  @MethodSource("energies")
  void isAConstantRandomEnergy(Case c) {
    assertEquals(c.energy(), c.energy().at(Key.of(1)));
    assertEquals(0, Math.abs(c.energy().entropy()));
  }

  @ParameterizedTest
  @MethodSource("energies")
  void refusesPointsOfAnotherDimension(Case c) {
    if (!c.name().equals("potential")) {
      assertThrows(
          IllegalArgumentException.class, () -> c.energy().firstVariation(MU, Points.onLine(1, 2)));
    }
  }

  @Test
  void multiplesRefuseNumbersThatAreNotFinite() {
    Energy energy = Interaction.of(Gaussian.ofGamma(1));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> energy.times(bad));
    }
  }

  @Test
  void evaluationsKnowWhetherTheyAreFinite() {
    Field good = Field.of(Block.copyOf(1), Block.copyOf(1));
    assertTrue(new Evaluation(1, good).isFinite());
    assertTrue(!new Evaluation(Double.NaN, good).isFinite());
    assertTrue(!new Evaluation(1, Field.of(Block.copyOf(1), Block.copyOf(Double.NaN))).isFinite());
  }

  @Test
  void quadraticsRefuseOtherSizes() {
    Quadratic quadratic =
        Interaction.of(Gaussian.ofGamma(1)).quadratic().get().apply(Support.of(MU.points()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Quadratic(quadratic.matrix(), Block.copyOf(1), 0));
    assertThrows(IllegalArgumentException.class, () -> quadratic.value(Block.copyOf(1)));
    assertRelative(
        quadratic.value(MU.weights()) * 2, quadratic.times(2).value(MU.weights()), 1e-15);
  }
}
