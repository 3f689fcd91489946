package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertRelative;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Spherical;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

class EntropicReactionTest {

  /**
   * Products of three numbers of relative rounding 1e-16, and the rounding of an exponent below 10.
   */
  private static final double ROUNDING = 1e-14;

  private static final Scheme WFR = entropic(hellinger());
  private static final Scheme SHK = entropic(hellinger().spherical());

  /** {@code xi(x) = slope x}, on the line. */
  private static Energy linear(double slope) {
    return Potential.of(x -> slope * x[0], x -> row(slope));
  }

  private static State start(Particles mu) {
    return State.start(mu, Key.of(0));
  }

  @Test
  void multipliesByTheExponential() {
    Particles mu = Particles.of(Points.onLine(-1, 0, 2, 3), 0.5, 1, 2, 0.25);

    State moved = right(WFR.move(start(mu), linear(1), 0.7));

    for (int i = 0; i < 4; i++) {
      double expected = mu.weights().get(i) * Math.exp(-0.7 * mu.points().get(i, 0));
      assertRelative(expected, moved.particles().weights().get(i), ROUNDING);
    }
    assertSame(mu.points(), moved.particles().points());
    assertEquals(1, moved.evaluations());
  }

  @Test
  void normalisedItKeepsTheMass() {
    Particles mu = Particles.of(Points.onLine(-1, 0, 2, 3), 0.5, 1, 2, 0.25);
    double[] raw = new double[4];
    Arrays.setAll(raw, i -> mu.weights().get(i) * Math.exp(-0.7 * mu.points().get(i, 0)));
    double mass = Arrays.stream(raw).sum();

    Particles moved = right(SHK.move(start(mu), linear(1), 0.7)).particles();

    for (int i = 0; i < 4; i++) {
      assertRelative(3.75 * raw[i] / mass, moved.weights().get(i), ROUNDING);
    }
    assertRelative(3.75, moved.mass(), ROUNDING);
  }

  /**
   * Fisher-Rao with a quadratic potential keeps Gaussians Gaussian: precisions add, {@code 1/s =
   * 1/s_0 + t/s*}, and so do precision times mean. The entropic step is exact in time; the
   * trapezoidal rule on the grid is exact to rounding for Gaussians that it resolves.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void gaussianToGaussian(int steps) {
    Points grid = Points.onLine(new double[801]);
    grid = grid.withCoordinates(Block.build(801, x -> Arrays.setAll(x, i -> -20 + 0.05 * i)));
    Particles start = new Particles(grid, grid.coordinates().map(x -> 0.05 * density(x, 1, 2)));
    Energy energy = Potential.of(x -> Math.pow(x[0] + 3, 2), x -> row(2 * (x[0] + 3)));
    Step step = SHK.on(energy).tau(0.6 / steps);

    State state = start(start);
    for (int k = 0; k < steps; k++) {
      state = right(step.apply(state));
    }

    double precision = 1.0 / 2 + 0.6 * 2;
    double mean = (1.0 / 2 - 0.6 * 2 * 3) / precision;
    double[] moments = moments(state.particles());
    assertEquals(mean, moments[0], 1e-12);
    assertEquals(1 / precision, moments[1], 1e-12);
  }

  private static double density(double x, double mean, double variance) {
    return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  private static double[] moments(Particles mu) {
    double mean = mu.weights().dot(mu.points().coordinates()) / mu.mass();
    double square = mu.weights().dot(mu.points().coordinates().map(x -> (x - mean) * (x - mean)));
    return new double[] {mean, square / mu.mass()};
  }

  @Test
  void masslessParticlesStayMassless() {
    Particles mu = Particles.of(Points.onLine(-1000, 0, 1), 0, 0.5, 0.5);

    for (Scheme scheme : new Scheme[] {WFR, SHK}) {
      Particles moved = right(scheme.move(start(mu), linear(1), 5)).particles();
      assertEquals(0, moved.weights().get(0));
      assertTrue(moved.weights().get(1) > 0 && moved.weights().get(2) > 0);
    }
  }

  /** Exponents of 1e5 would overflow; normalised, the lowest particle takes all. */
  @Test
  void hugeExponentsAreNoTroubleWhenNormalised() {
    Particles mu = Particles.of(Points.onLine(-1, 0, 1), 0.25, 0.25, 0.5);

    for (double slope : new double[] {1e5, -1e5, 1e300}) {
      Particles moved = right(SHK.move(start(mu), linear(slope), 1)).particles();
      assertEquals(1, moved.weights().get(slope > 0 ? 0 : 2), ROUNDING);
      assertEquals(2, moved.masslessCount());
    }
  }

  @Test
  void hugeExponentsAreFailuresWithoutNormalisation() {
    Particles mu = Particles.of(Points.onLine(1, 2), 0.5, 0.5);

    Either<Failure, State> grown = WFR.move(start(mu), linear(-1e5), 1);
    Either<Failure, State> lost = WFR.move(start(mu), linear(1e5), 1);

    assertInstanceOf(Failure.NotFinite.class, grown.getLeft());
    assertTrue(grown.getLeft().advice().contains("smaller tau"));
    assertInstanceOf(Failure.NotAMeasure.class, lost.getLeft());
    assertTrue(lost.getLeft().advice().contains("spherical"));
  }

  @Test
  void anInfiniteForceIsAFailure() {
    Particles mu = Particles.of(Points.onLine(1, 2), 0.5, 0.5);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Energy energy = Potential.of(x -> bad, x -> row(0));
      assertInstanceOf(Failure.class, SHK.move(start(mu), energy, 1).getLeft());
      assertInstanceOf(Failure.class, WFR.move(start(mu), energy, 1).getLeft());
    }
  }

  /** {@code w_i exp(-tau sum_j w_j k_ij xi_j)}. */
  @Test
  void anyReactionWhoseGrowthVanishesWithTheWeight() {
    Gaussian kernel = Gaussian.ofVariance(1);
    Particles mu = Particles.of(Points.onLine(-1, 0, 2), 0.5, 1, 2);

    Particles moved =
        right(entropic(kernelisedFisherRao(kernel)).move(start(mu), linear(1), 0.4)).particles();

    for (int i = 0; i < 3; i++) {
      double smooth = 0;
      for (int j = 0; j < 3; j++) {
        double x = mu.points().get(j, 0);
        smooth += mu.weights().get(j) * kernel.value(mu.points().row(i), mu.points().row(j)) * x;
      }
      assertRelative(
          mu.weights().get(i) * Math.exp(-0.4 * smooth), moved.weights().get(i), ROUNDING);
    }
  }

  /**
   * Coincident particles without eps have no MMD rate: a failure with advice, in the middle of a
   * run.
   */
  @Test
  void aSingularMetricIsAFailureWithAdvice() {
    Particles mu = Particles.uniform(Points.onLine(1, 1, 2));

    Either<Failure, State> moved =
        entropic(mmd(Gaussian.ofVariance(1), 0)).move(start(mu), linear(1), 0.1);

    assertInstanceOf(Failure.NotSolved.class, moved.getLeft());
    assertTrue(moved.getLeft().message().contains("eps"), moved.getLeft().message());
  }

  /** A growth that does not vanish with the weight has no entropic step. */
  @ParameterizedTest
  @MethodSource
  void growthThatDoesNotVanishIsRefused(Reaction reaction) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> entropic(reaction).on(linear(1)));

    assertTrue(refused.getMessage().contains("use the exact reaction"), refused.getMessage());
  }

  static Stream<Reaction> growthThatDoesNotVanishIsRefused() {
    MmdGeometry mmd = mmd(Gaussian.ofVariance(1), 1e-4);
    return Stream.of(mmd, mmd.spherical(), new Spherical(mmd));
  }

  /**
   * Proximal inequality {@code F(w') + KL(w' | w) / eta <= F(w)}. The mirror step satisfies it for
   * {@code eta <= 2 / (max k - min k)}, because {@code v'Kv <= (max k - min k) |v|_1^2 / 2} for
   * zero-sum v, and Pinsker.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 2})
  void proximalInequalityOfTheMirrorStep(double eta) {
    for (long seed = 0; seed < 20; seed++) {
      // A dozen sums of 15 terms below one.
      assertAtMost(200 * Math.ulp(1.0), proximalExcess(eta, seed));
    }
  }

  /** The saboteur: far beyond that bound it fails. */
  @Test
  void proximalInequalityFailsForLargeSteps() {
    double worst = Double.NEGATIVE_INFINITY;
    for (long seed = 0; seed < 20; seed++) {
      worst = Math.max(worst, proximalExcess(50, seed));
    }
    assertTrue(worst > 1e-3, "worst " + worst);
  }

  /** The kernel is between 0 and 1. */
  private static double proximalExcess(double eta, long seed) {
    Particles mu = Given.particles(15, 1, seed);
    Mmd energy = Mmd.to(Samples.of(Given.points(4, 1, seed + 100)), Gaussian.ofVariance(0.05));
    Particles moved = right(SHK.move(start(mu), energy, eta)).particles();
    double divergence = 0;
    for (int i = 0; i < mu.count(); i++) {
      double w = moved.weights().get(i);
      divergence += w * Math.log(w / mu.weights().get(i));
    }
    return energy.value(moved) + divergence / eta - energy.value(mu);
  }
}
