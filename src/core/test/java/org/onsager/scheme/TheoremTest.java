package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;
import static org.onsager.testing.Near.size;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.step.State;
import org.onsager.testing.Elimination;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

/**
 * Theorems 3.6 and 3.7 of Gladin et al. (2024) and the law of the exact reaction, (18), under the
 * conditions that they need on particles: transport off, and the target on the same nodes, or else
 * the two statements that are left off the support.
 *
 * <p>Nodes are a grid of spacing one and kernels are short, so that Gram matrices are
 * well-conditioned: the condition number is below 10 for each, and a solve loses one digit.
 */
class TheoremTest {

  private static final Points NODES = Given.grid(5);
  private static final int N = NODES.count();
  private static final Block TARGET = Given.probability(N, 1);
  private static final Block START = Given.probability(N, 2);

  private static final List<PositiveDefiniteKernel> KERNELS =
      List.of(
          Gaussian.ofVariance(0.25),
          InverseMultiquadric.ofScale(0.3).times(2),
          Laplace.ofLength(0.5),
          Matern.threeHalves(0.5),
          Matern.fiveHalves(0.5),
          Gaussian.ofVariance(0.25).plus(Laplace.ofLength(0.3)));

  static Stream<Arguments> kernelsAndSteps() {
    return KERNELS.stream()
        .flatMap(k -> Stream.of(0.01, 0.5, 1.0, 10.0).map(eta -> Arguments.of(k, eta)));
  }

  static List<PositiveDefiniteKernel> kernels() {
    return KERNELS;
  }

  /** Weights of any sign: {@code MMD^2} of two weightings of the nodes, without cancellation. */
  private static double squared(RadialKernel kernel, Block a, Block b) {
    return Gram.of(kernel, NODES, 0).form(a.plus(-1, b));
  }

  private static Mmd energy(RadialKernel kernel) {
    return Mmd.to(Samples.of(new Particles(NODES, TARGET)), kernel);
  }

  private static Block step(Reaction reaction, RadialKernel kernel, Block weights, double eta) {
    Particles mu = new Particles(NODES, weights);
    Particles moved =
        right(Schemes.exact(reaction).on(energy(kernel)).tau(eta).apply(State.start(mu, Key.of(0))))
            .particles();
    assertEquals(NODES, moved.points());
    return moved.weights();
  }

  /** The minimiser of (18) is (mu + eta pi) / (1 + eta). */
  @ParameterizedTest
  @MethodSource("kernelsAndSteps")
  void exactReactionShrinksMmdByOnePlusEta(PositiveDefiniteKernel kernel, double eta) {
    Block moved = step(mmd(kernel, 0).spherical(), kernel, START, eta);

    double before = squared(kernel, START, TARGET);
    double after = squared(kernel, moved, TARGET);
    assertRelative(1 / (1 + eta), Math.sqrt(after / before), 1e-10);
    // Ten (condition number) times 25 (nodes) times rounding of a weight, 1e-17, with room.
    assertNear(START.plus(eta, TARGET).map(w -> w / (1 + eta)), moved, 1e-13);
  }

  /** The same on the cone, from a start of twice the mass. */
  @ParameterizedTest
  @MethodSource("kernelsAndSteps")
  void plainExactReactionShrinksMmdByOnePlusEta(PositiveDefiniteKernel kernel, double eta) {
    Block heavy = START.map(w -> 2 * w);

    Block moved = step(mmd(kernel, 0), kernel, heavy, eta);

    double before = squared(kernel, heavy, TARGET);
    double after = squared(kernel, moved, TARGET);
    assertRelative(1 / (1 + eta), Math.sqrt(after / before), 1e-10);
    assertRelative((2 + eta) / (1 + eta), moved.sum(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 10})
  void energyDistanceShrinksByOnePlusEta(double eta) {
    RadialKernel kernel = new EnergyDistance();

    Block moved = step(sphericalMmd(kernel, 0), kernel, START, eta);

    double before = squared(kernel, START, TARGET);
    double after = squared(kernel, moved, TARGET);
    assertRelative(1 / (1 + eta), Math.sqrt(after / before), 1e-10);
  }

  /** The saboteur: with eps the rate is lost, and the test above would see it. */
  @Test
  void epsLosesTheRate() {
    PositiveDefiniteKernel kernel = KERNELS.getFirst();

    Block moved = step(mmd(kernel, 0.1).spherical(), kernel, START, 1);

    double ratio = Math.sqrt(squared(kernel, moved, TARGET) / squared(kernel, START, TARGET));
    assertTrue(ratio > 0.501, "ratio " + ratio);
  }

  /**
   * Theorem 3.6: {@code mu_t = e^-t mu_0 + (1 - e^-t) pi}; proximal steps follow it to first order.
   */
  @ParameterizedTest
  @MethodSource("kernels")
  void proximalStepsFollowTheorem36(PositiveDefiniteKernel kernel) {
    for (Reaction reaction : List.of(mmd(kernel, 0), mmd(kernel, 0).spherical())) {
      Taylor.assertOrder(
          "theorem 3.6",
          1,
          1.0 / 8,
          1e-14,
          5,
          h -> {
            Block weights = START;
            for (int k = 0; k < Math.round(1 / h); k++) {
              weights = step(reaction, kernel, weights, h);
            }
            return Math.sqrt(squared(kernel, weights, atTimeOne()));
          });
    }
  }

  /**
   * Theorem 3.6 for the rate itself: the plain and the spherical flow coincide, {@code mu' = pi -
   * mu}.
   */
  @ParameterizedTest
  @MethodSource("kernels")
  void ratesFollowTheorem36(PositiveDefiniteKernel kernel) {
    Particles mu = new Particles(NODES, START);
    Block xi = energy(kernel).firstVariation(mu).values();
    for (Reaction reaction : List.of(mmd(kernel, 0), mmd(kernel, 0).spherical())) {
      // As above: condition number times nodes times rounding.
      assertNear(TARGET.plus(-1, START), reaction.growth(mu, xi), 1e-13);
    }
  }

  /** Theorem 3.7 in time steps: {@code F_l <= (1 + eta)^(-2l) F_0}. */
  @ParameterizedTest
  @MethodSource("kernelsAndSteps")
  void energyFallsAsTheorem37Says(PositiveDefiniteKernel kernel, double eta) {
    for (Reaction reaction : List.of(mmd(kernel, 0), mmd(kernel, 0).spherical())) {
      Block weights = START;
      double first = squared(kernel, START, TARGET);
      for (int l = 1; l <= 6; l++) {
        weights = step(reaction, kernel, weights, eta);
        // Distances, because rounding moves the weights by 1e-17 and so the distance by about
        // 1e-16.
        assertAtMost(
            Math.pow(1 + eta, -l) * Math.sqrt(first) * (1 + 1e-12) + 1e-15,
            Math.sqrt(squared(kernel, weights, TARGET)));
      }
    }
  }

  /**
   * Off the support a minimiser with positive weights leaves {@code (1+eta) xi_new - xi_old}
   * constant on the nodes.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1})
  void offTheSupportTheFieldShrinksUpToAConstant(double eta) {
    PositiveDefiniteKernel kernel = Gaussian.ofVariance(1);
    Mmd energy = offTheSupport(kernel);
    Particles mu = new Particles(NODES, START);

    Particles moved = exact(mmd(kernel, 0).spherical(), energy, mu, eta);

    Block law = fieldLaw(energy, mu, moved, eta);
    double mean = law.sum() / N;
    assertPositive(moved);
    // The program is solved to rounding of the field, which is of size one.
    assertAtMost(1e-13, size(law.map(v -> v - mean)));
    assertFalse(Math.abs(mean) < 1e-6, "the constant is not zero, or this was the plain law");
  }

  /** On the cone the constant is zero. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1})
  void offTheSupportThePlainFieldShrinks(double eta) {
    PositiveDefiniteKernel kernel = Gaussian.ofVariance(1);
    Mmd energy = offTheSupport(kernel);
    Particles mu = new Particles(NODES, START);

    Particles moved = exact(mmd(kernel, 0), energy, mu, eta);

    assertPositive(moved);
    assertAtMost(1e-13, size(fieldLaw(energy, mu, moved, eta)));
  }

  /** The excess over the best sum-one weights, of any sign, shrinks by {@code (1 + eta)^-2}. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1})
  void offTheSupportTheExcessShrinks(double eta) {
    PositiveDefiniteKernel kernel = Gaussian.ofVariance(1);
    Mmd energy = offTheSupport(kernel);
    Particles mu = new Particles(NODES, START);

    Particles moved = exact(mmd(kernel, 0).spherical(), energy, mu, eta);

    assertPositive(moved);
    Block best = bestOfSumOne(kernel, energy);
    double before = squared(kernel, START, best);
    double after = squared(kernel, moved.weights(), best);
    // The best weights are known to the condition number (500) times rounding, relative to their 1.
    assertRelative(Math.pow(1 + eta, -2), after / before, 1e-9);
    // The saboteur: the energy itself does not shrink at that rate, only its excess does.
    assertTrue(energy.value(moved) > 1.001 * Math.pow(1 + eta, -2) * energy.value(mu));
  }

  private static Block atTimeOne() {
    double decay = Math.exp(-1);
    return START.map(w -> decay * w).plus(1 - decay, TARGET);
  }

  /**
   * Samples between the nodes, near enough to uniform that small steps keep all weights positive.
   */
  private static Mmd offTheSupport(RadialKernel kernel) {
    double[][] rows = Given.grid(4).rows();
    Arrays.stream(rows).forEach(row -> Arrays.setAll(row, k -> row[k] + 0.5));
    return Mmd.to(Samples.of(Points.of(rows)), kernel);
  }

  private static Particles exact(Reaction reaction, Mmd energy, Particles mu, double eta) {
    return right(Schemes.exact(reaction).move(State.start(mu, Key.of(0)), energy, eta)).particles();
  }

  private static Block fieldLaw(Mmd energy, Particles mu, Particles moved, double eta) {
    return energy
        .firstVariation(moved)
        .values()
        .map(v -> (1 + eta) * v)
        .plus(-1, energy.firstVariation(mu).values());
  }

  private static void assertPositive(Particles moved) {
    for (int i = 0; i < N; i++) {
      assertTrue(moved.weights().get(i) > 0, "the fixture must leave all weights positive");
    }
  }

  private static Block bestOfSumOne(RadialKernel kernel, Mmd energy) {
    double[][] gram = Stream.of(NODES.rows()).map(x -> row(kernel, x)).toArray(double[][]::new);
    return Block.copyOf(
        Elimination.solveWithSum(gram, energy.embedding().values(NODES).toArray(), 1));
  }

  private static double[] row(RadialKernel kernel, double[] x) {
    return Stream.of(NODES.rows()).mapToDouble(y -> kernel.value(x, y)).toArray();
  }
}
