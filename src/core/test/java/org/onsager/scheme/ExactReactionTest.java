package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertRelative;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Matern;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;
import org.onsager.step.State;
import org.onsager.testing.Given;

class ExactReactionTest {

  private static final Gaussian KERNEL = Gaussian.ofGamma(1);
  private static final Gaussian WIDE = Gaussian.ofVariance(10);

  private static State start(Particles mu) {
    return State.start(mu, Key.of(0));
  }

  private static Energy linear(double slope) {
    return Potential.of(x -> slope * x[0], x -> row(slope));
  }

  /** One particle, {@code F = V w}: {@code w = max(0, w_0 - tau V / k(0))}, a soft threshold. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.7", "0.9, 0.1", "-2, 3"})
  void onTheConeOneParticleIsASoftThreshold(double potential, double expected) {
    Particles mu = Particles.of(Points.onLine(1), 1);

    State moved = right(exact(mmd(KERNEL, 0)).move(start(mu), linear(potential), 1));

    assertEquals(expected, moved.particles().mass(), 4 * Math.ulp(3.0));
  }

  /** eps adds to the metric: {@code w = w_0 - tau V / (k(0) + eps)}. */
  @Test
  void epsIsPartOfTheMetric() {
    Particles mu = Particles.of(Points.onLine(1), 1);

    State moved = right(exact(mmd(KERNEL, 0.5)).move(start(mu), linear(0.3), 1));

    assertEquals(1 - 0.3 / 1.5, moved.particles().mass(), 4 * Math.ulp(1.0));
  }

  /** Below the threshold all mass would go: a failure, since that is no measure. */
  @Test
  void losingAllMassIsAFailureWithAdvice() {
    Particles mu = Particles.of(Points.onLine(1), 1);

    Either<Failure, State> moved = exact(mmd(KERNEL, 0)).move(start(mu), linear(1.5), 1);

    assertInstanceOf(Failure.NotAMeasure.class, moved.getLeft());
    assertTrue(moved.getLeft().advice().contains("smaller tau"));
  }

  /**
   * Two particles of mass one, weights (a, 1 - a), {@code F = V . w}: the metric is {@code 2 (1 -
   * k) (a - a_0)^2}, so {@code a = a_0 - tau (V_1 - V_2) / (2 (1 - k))}, clipped to [0, 1].
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, -0.2, 5, -7})
  void onTheSimplexTwoParticlesAreAClippedShift(double slope) {
    Particles mu = Particles.of(Points.onLine(0, 1), 0.4, 0.6);
    double k = Math.exp(-1);

    State moved = right(exact(mmd(KERNEL, 0).spherical()).move(start(mu), linear(slope), 1));

    double a = Math.clamp(0.4 + slope / (2 * (1 - k)), 0, 1);
    assertEquals(a, moved.particles().weights().get(0), 1e-15);
    assertEquals(1 - a, moved.particles().weights().get(1), 1e-15);
  }

  /** A large step goes to the minimiser of the energy itself, on the face that optimality needs. */
  @Test
  void aLargeStepReachesTheBestWeights() {
    // The target is one of three nodes, so all mass goes there.
    Particles mu = Particles.of(Points.onLine(0, 1, 2.5), 0.2, 0.3, 0.5);
    Energy energy = Mmd.to(Samples.of(Points.onLine(1)), KERNEL);

    Particles moved =
        right(exact(mmd(KERNEL, 0).spherical()).move(start(mu), energy, 1e12)).particles();

    assertEquals(0, moved.weights().get(0), 1e-11);
    assertEquals(1, moved.weights().get(1), 1e-11);
    assertEquals(0, moved.weights().get(2), 1e-11);
  }

  /** Coincident particles, wide kernels, eps or not: cases that must obey every law below. */
  static Stream<Case> cases() {
    Particles spread = Given.particles(40, 2, 1);
    Particles twins =
        new Particles(
            Given.points(20, 2, 2).select(IntStream.range(0, 40).map(i -> i % 20).toArray()),
            Given.probability(40, 3));
    Energy mixture = Mmd.to(Given.TARGET_B, WIDE);
    Energy samples = Mmd.to(Samples.of(Given.points(30, 2, 4)), KERNEL);
    Energy rough =
        Mmd.to(Samples.of(Given.points(30, 2, 4)), Matern.threeHalves(1))
            .plus(Potential.negativeLog(Given.TARGET_A).times(0.1));
    return Stream.of(spread, twins)
        .flatMap(mu ->
            Stream.of(
                new Case("wide", mu, mixture, mmd(WIDE, 0).spherical()),
                new Case("wide, cone", mu, mixture, mmd(WIDE, 0)),
                new Case("wide, eps", mu, mixture, mmd(WIDE, 1e-4).spherical()),
                new Case("narrow", mu, samples, mmd(KERNEL, 0).spherical()),
                new Case("narrow, cone", mu, samples, mmd(KERNEL, 1e-6)),
                new Case("another kernel", mu, rough, mmd(WIDE, 1e-4).spherical()),
                new Case("energy distance", mu, samples, sphericalMmd(new EnergyDistance(), 0))));
  }

  record Case(String name, Particles mu, Energy energy, Reaction reaction) {

    double distance(Particles a) {
      return reaction
          .metric()
          .get()
          .at(Support.of(mu.points()))
          .form(a.weights().plus(-1, mu.weights()));
    }

    double objective(Particles a, double tau) {
      return energy.value(a) + distance(a) / (2 * tau);
    }

    @Override
    public String toString() {
      return name + ", " + mu.count() + " particles";
    }
  }

  /** Rounding of sums of 40 x 40 terms below 10, in F and over 2 tau in the distance. */
  private static double rounding(double tau) {
    return 1600 * Math.ulp(10.0) * (1 + 1 / tau);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proximalInequality(Case c) {
    for (double tau : new double[] {1e-3, 0.1, 1, 100}) {
      Particles moved = right(exact(c.reaction()).move(start(c.mu()), c.energy(), tau)).particles();

      assertAtMost(c.energy().value(c.mu()) + rounding(tau), c.objective(moved, tau));
      // Not by standing still: the saboteur that returns its start has an excess of zero.
      assertTrue(c.energy().value(moved) < c.energy().value(c.mu()));
    }
  }

  /** The reported gap bounds how far any feasible weights can be below. */
  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsBelowTheReportedGap(Case c) {
    double tau = 0.5;
    State moved = right(exact(c.reaction()).move(start(c.mu()), c.energy(), tau));
    double gap = moved.fact(ExactReaction.GAP).get();
    double objective = c.objective(moved.particles(), tau);

    assertTrue(gap >= 0 && moved.fact(ExactReaction.RELATIVE_GAP).get() <= 1e-8);
    for (long seed = 0; seed < 50; seed++) {
      Block other = Given.probability(c.mu().count(), seed);
      for (double share : new double[] {1, 1e-1, 1e-3, 1e-5}) {
        Block mixed = moved.particles().weights().map(w -> (1 - share) * w).plus(share, other);
        Particles feasible = c.mu().withWeights(mixed);
        assertAtMost(c.objective(feasible, tau) + gap + rounding(tau), objective);
      }
    }
  }

  /** First-order conditions: the derivative of the objective is least, and equal, where mass is. */
  @ParameterizedTest
  @MethodSource("cases")
  void firstOrderConditions(Case c) {
    double tau = 0.5;
    State moved = right(exact(c.reaction()).move(start(c.mu()), c.energy(), tau));
    Particles nu = moved.particles();
    Block slope =
        c.energy()
            .firstVariation(nu)
            .values()
            .plus(
                1 / tau,
                c.reaction()
                    .metric()
                    .get()
                    .at(Support.of(nu.points()))
                    .times(nu.weights().plus(-1, c.mu().weights())));
    double least =
        c.reaction().conservesMass() ? Arrays.stream(slope.toArray()).min().orElseThrow() : 0;
    double excess = 0;
    for (int i = 0; i < nu.count(); i++) {
      // On the cone the gap allows slopes a little below zero.
      assertAtMost(slope.get(i) + 1e-7, least);
      excess += nu.weights().get(i) * Math.abs(slope.get(i) - least);
    }
    // The sum is the Frank-Wolfe gap, which is reported; slopes are rounded as above.
    double allowed = c.reaction().conservesMass() ? moved.fact(ExactReaction.GAP).get() : 1e-8;
    assertAtMost(allowed + rounding(tau), excess);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsThePointsAndTheMassOfTheSphere(Case c) {
    State moved = right(exact(c.reaction()).move(start(c.mu()), c.energy(), 3));

    assertSame(c.mu().points(), moved.particles().points());
    assertEquals(1, moved.evaluations());
    if (c.reaction().conservesMass()) {
      assertRelative(1, moved.particles().mass(), 40 * Math.ulp(1.0));
    }
  }

  /** Masses other than one are kept as well. */
  @Test
  void keepsAnyMass() {
    Particles mu = Particles.of(Points.onLine(0, 1, 2.5), 2, 3, 5);
    Energy energy = Mmd.to(Samples.of(Points.onLine(1)), KERNEL);

    State moved = right(exact(mmd(KERNEL, 0).spherical()).move(start(mu), energy, 1));

    assertRelative(10, moved.particles().mass(), 3 * Math.ulp(1.0));
  }

  /** tau -> 0 is the identity in the metric: the distance is at most {@code tau |xi - c|}. */
  @Test
  void aSmallStepIsSmallInTheMetric() {
    Case c = cases().findFirst().orElseThrow();
    double last = Double.POSITIVE_INFINITY;
    for (double tau : new double[] {1e-2, 1e-4, 1e-6}) {
      Particles moved = right(exact(c.reaction()).move(start(c.mu()), c.energy(), tau)).particles();
      // From the proximal inequality: distance <= 2 tau (F(w_0) - F(w)) <= 2 tau F(w_0).
      double distance = c.distance(moved);
      assertAtMost(2 * tau * c.energy().value(c.mu()) + rounding(1), distance);
      assertTrue(distance < last);
      last = distance;
    }
  }

  @Test
  void refusesAnEnergyThatIsNotQuadratic() {
    Energy cubic =
        new Energy() {
          @Override
          public double value(Particles mu) {
            return Math.pow(mu.mass(), 3);
          }

          @Override
          public org.onsager.measure.Field firstVariation(Particles mu, Points at) {
            return org.onsager.measure.Field.build(at.count(), at.dimension(), (v, g) -> {});
          }
        };
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> exact(mmd(KERNEL, 0)).on(cubic));
    assertTrue(thrown.getMessage().contains("entropic"), thrown.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> exact(mmd(KERNEL, 0)).on(KullbackLeibler.to(Given.TARGET_A)));
  }

  @Test
  void aReactionWithoutAMetricIsAFailureWithAdvice() {
    Particles mu = Given.particles(5, 2, 1);

    Either<Failure, State> moved =
        exact(hellinger()).move(start(mu), Mmd.to(Given.TARGET_A, WIDE), 1);

    assertTrue(moved.getLeft().advice().contains("entropic"), moved.getLeft().message());
    assertEquals(false, moved.getLeft().smallerStepMayHelp());
  }

  @Test
  void refusesABadTolerance() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new ExactReaction(mmd(KERNEL, 0), bad));
    }
  }

  /**
   * A conditionally positive definite energy on the cone is unbounded below: a failure, not a
   * guess.
   */
  @Test
  void anUnboundedProgramIsAFailureWithAdvice() {
    Particles mu = Given.particles(10, 1, 1);
    Energy energy = Mmd.to(Samples.of(Given.points(5, 1, 2)), new EnergyDistance().times(100));

    Either<Failure, State> moved = exact(mmd(KERNEL, 0)).move(start(mu), energy, 10);

    assertInstanceOf(Failure.NotSolved.class, moved.getLeft());
    assertTrue(moved.getLeft().advice().contains("eps"));
  }

  /** Particles that no kernel joins: the Gram matrix is the identity, and nothing is NaN. */
  @Test
  void farApartParticles() {
    Particles mu = Particles.of(Points.onLine(-1e200, 0, 1e200), 0.2, 0.3, 0.5);
    Energy energy = Mmd.to(Samples.of(Points.onLine(0)), KERNEL);

    Particles moved =
        right(exact(mmd(KERNEL, 0).spherical()).move(start(mu), energy, 1)).particles();

    // (w_0 + pi) / 2, as on the same nodes, to the ridge of the program: 4 n ulp.
    double ridge = 4 * 3 * Math.ulp(1.0);
    assertEquals(0.1, moved.weights().get(0), ridge);
    assertEquals(0.65, moved.weights().get(1), ridge);
    assertEquals(0.25, moved.weights().get(2), ridge);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e150, 1e300, 1.7e308})
  void hugeStepsAreCorrectOrFailures(double tau) {
    Particles mu = new Particles(Given.points(30, 2, 1), Block.constant(30, 4));
    Energy energy = Mmd.to(Given.TARGET_B, WIDE);

    for (Reaction reaction : new Reaction[] {mmd(WIDE, 0), mmd(WIDE, 0).spherical()}) {
      Either<Failure, State> moved = exact(reaction).move(start(mu), energy, tau);
      if (moved.isRight()) {
        assertTrue(energy.value(moved.get().particles()) < energy.value(mu));
      } else {
        assertTrue(moved.getLeft().advice().contains("tau"), moved.getLeft().message());
      }
    }
  }

  /** The Gram of the metric is what the test above uses: an independent look at two entries. */
  @Test
  void metricIsTheGramPlusEps() {
    Gram metric = mmd(KERNEL, 0.25).metric().get().at(Support.of(Points.onLine(0, 2)));
    assertEquals(1.25, metric.regularised().get(0, 0));
    assertEquals(Math.exp(-4), metric.regularised().get(0, 1), Math.ulp(1.0));
  }
}
