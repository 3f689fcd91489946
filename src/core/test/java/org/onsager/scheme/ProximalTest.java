package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.control.Either;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

class ProximalTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  private static final Mmd ENERGY = Mmd.to(ProximalTable.mixture(), KERNEL);

  private static final ProximalTransport TRANSPORT = Schemes.proximal();

  private static final JointProximal JOINT = JointProximal.against(KERNEL, Effort.standard());

  private static State state(Particles particles) {
    return State.start(particles, Key.of(1));
  }

  private static State move(Scheme scheme, Particles mu, Energy energy, double tau) {
    return scheme
        .move(state(mu), energy, tau)
        .getOrElseThrow(failure -> new AssertionError(failure.message()));
  }

  /** Labelled cost with the particles' own weights, which is at least the Wasserstein distance. */
  private static double labelled(Particles from, Particles to) {
    double sum = 0;
    for (int i = 0; i < from.count(); i++) {
      for (int k = 0; k < from.dimension(); k++) {
        sum += from.weights().get(i) * Math.pow(to.points().get(i, k) - from.points().get(i, k), 2);
      }
    }
    return sum;
  }

  private static double sphericalHellinger(Particles from, Particles to) {
    double square = 0;
    for (int i = 0; i < from.count(); i++) {
      square += Math.pow(Math.sqrt(from.weights().get(i)) - Math.sqrt(to.weights().get(i)), 2);
    }
    // The chord, whose arc sine is accurate for small angles.
    return 4 * Math.asin(Math.sqrt(square) / 2);
  }

  /** Four terms of size 1/2 each make the rounding of an energy. */
  private static final double ROUNDING = 1e-15;

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-2, 1, 1e2, 1e4, 1e8, 1e15})
  void transportSatisfiesTheProximalInequalityForEveryTau(double tau) {
    State before = state(ProximalTable.start(30, 3));
    for (int l = 0; l < 5; l++) {
      State after = TRANSPORT.on(ENERGY).tau(tau).apply(before).get();
      Particles a = before.particles();
      Particles b = after.particles();
      double slack = ENERGY.value(b) + labelled(a, b) / (2 * tau) - ENERGY.value(a);
      assertAll(
          () -> assertTrue(slack <= ROUNDING, "slack " + slack),
          () -> assertTrue(after.fact(ProximalTransport.SLACK).get() <= 0));
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-2, 1, 1e2, 1e4, 1e8, 1e15})
  void theJointStepSatisfiesTheProximalInequalityForEveryTau(double tau) {
    State before = state(ProximalTable.start(30, 4));
    for (int l = 0; l < 5; l++) {
      State after = JOINT.on(ENERGY).tau(tau).apply(before).get();
      Particles a = before.particles();
      Particles b = after.particles();
      double cost =
          labelled(a, b) / JOINT.alpha() + Math.pow(sphericalHellinger(a, b), 2) / JOINT.beta();
      double slack = ENERGY.value(b) + cost / (2 * tau) - ENERGY.value(a);
      assertAll(
          () -> assertTrue(slack <= ROUNDING, "slack " + slack),
          () -> assertTrue(after.fact(JointProximal.SLACK).get() <= 0),
          () -> assertEquals(1, b.mass(), 1e-14));
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void isTheImplicitEulerStepOfAQuadraticPotential(int dimension) {
    // V = sum_k a_k x_k^2 / 2: x' = x / (1 + tau a), for every weight.
    Energy energy =
        Potential.of(
            x -> {
              double sum = 0;
              for (int k = 0; k < x.length; k++) {
                sum += (k + 1) * x[k] * x[k] / 2;
              }
              return sum;
            },
            x -> {
              double[] g = new double[x.length];
              for (int k = 0; k < x.length; k++) {
                g[k] = (k + 1) * x[k];
              }
              return g;
            });
    Points points = new Points(3, dimension, Key.of(5).normals(3 * dimension));
    Particles mu = Particles.of(points, 0.2, 0.3, 0.5);
    Scheme exact = Schemes.proximal(wasserstein(), Effort.standard().solving(1e-9));
    for (double tau : new double[] {0.1, 1, 100}) {
      State moved = move(exact, mu, energy, tau);
      for (int k = 0; k < dimension; k++) {
        for (int i = 0; i < 3; i++) {
          double expected = points.get(i, k) / (1 + tau * (k + 1));
          assertEquals(expected, moved.particles().points().get(i, k), 1e-8);
        }
      }
      // Line searches compare values, so that rounding of 1e-16 stops at its root at the latest.
      assertTrue(moved.fact(ProximalTransport.RESIDUAL).get() <= 1e-7);
    }
  }

  @Test
  void movesASingleParticleToTheModeOfItsTarget() {
    Mmd energy = Mmd.to(Samples.of(Points.onLine(1)), Gaussian.ofVariance(2));
    Scheme exact = Schemes.proximal(wasserstein(), Effort.standard().solving(1e-9));
    State moved = move(exact, Particles.uniform(Points.onLine(0)), energy, 1e9);
    State joint = move(JOINT, Particles.uniform(Points.onLine(0)), energy, 1e6);
    assertAll(
        () -> assertEquals(1, moved.particles().points().get(0, 0), 1e-6),
        () -> assertEquals(1, joint.particles().weights().get(0), 0));
  }

  @Test
  void coincidentParticlesStayTogether() {
    double[] here = {5, 5};
    Particles mu = Particles.uniform(Points.of(here, here, here, new double[] {4, 6}));
    for (Scheme scheme : new Scheme[] {TRANSPORT, JOINT}) {
      Particles moved = move(scheme, mu, ENERGY, 1e3).particles();
      assertAll(
          () -> assertFalse(Arrays.equals(here, moved.points().row(0))),
          () -> assertArrayEquals(moved.points().row(0), moved.points().row(1), 1e-12),
          () -> assertArrayEquals(moved.points().row(0), moved.points().row(2), 1e-12));
    }
  }

  @Test
  void farParticlesStandStill() {
    Particles mu = Particles.uniform(Points.of(new double[] {1e6, 0}, new double[] {0, -1e6}));
    State transported = move(TRANSPORT, mu, ENERGY, 1e3);
    State joint = move(JOINT, mu, ENERGY, 1e3);
    assertAll(
        () -> assertEquals(mu, transported.particles()),
        () -> assertEquals(1, transported.evaluations()),
        () -> assertEquals(0, transported.fact(ProximalTransport.RESIDUAL).get()),
        () -> assertEquals(mu, joint.particles()));
  }

  @Test
  void masslessParticlesStayWhereTheyAre() {
    Points x = ProximalTable.start(5, 6).points();
    Particles mu = Particles.of(x, 0.5, 0, 0.3, 0, 0.2);
    for (Scheme scheme : new Scheme[] {TRANSPORT, JOINT}) {
      Particles moved = move(scheme, mu, ENERGY, 1e3).particles();
      assertAll(
          () -> assertArrayEquals(x.row(1), moved.points().row(1), 0),
          () -> assertArrayEquals(x.row(3), moved.points().row(3), 0),
          () -> assertFalse(Arrays.equals(x.row(0), moved.points().row(0))),
          () -> assertEquals(0, moved.weights().get(1), 0),
          () -> assertEquals(0, moved.weights().get(3), 0));
    }
  }

  @Test
  void transportSharesTheWeights() {
    Particles mu = ProximalTable.start(5, 6);
    assertSame(mu.weights(), move(TRANSPORT, mu, ENERGY, 1).particles().weights());
  }

  @Test
  void failsAsAValueWhereNothingIsLower() {
    Energy wrong = Potential.of(x -> x[0] * x[0], x -> new double[] {-2 * x[0]});
    Either<Failure, State> move =
        TRANSPORT.move(state(Particles.uniform(Points.onLine(1))), wrong, 1);
    assertAll(
        () -> assertTrue(move.getLeft() instanceof Failure.NoDescent),
        () -> assertTrue(move.getLeft().smallerStepMayHelp()),
        () -> assertTrue(move.getLeft().spent() > 1));
  }

  @Test
  void failsAsAValueWhereTheEnergyIsNotFinite() {
    Energy infinite = Potential.of(x -> Double.NaN, x -> new double[] {0});
    assertTrue(
        TRANSPORT.move(state(Particles.uniform(Points.onLine(1))), infinite, 1).getLeft()
            instanceof Failure.NotFinite);
  }

  @Test
  void startsFurtherWhereTheKernelIsFlat() {
    assertEquals(100, ProximalTransport.startingTau(KERNEL) / 10, 1e-12);
    assertEquals(25, ProximalTransport.startingTau(KERNEL.times(4)) / 10, 1e-12);
  }

  @Test
  void endsInTimeForTheBudgetOfTheRun() {
    Scheme scheme = Schemes.proximal(wasserstein(), Effort.standard().within(60));
    Step step = scheme.on(ENERGY).tau(1e3);
    State first = step.apply(state(ProximalTable.start(20, 1))).get();
    State second = step.apply(first).get();
    assertAll(
        () -> assertTrue(first.evaluations() <= 40),
        () -> assertTrue(second.evaluations() <= 60),
        () ->
            assertEquals(
                (double) (second.evaluations() - first.evaluations()),
                second.fact(ProximalTransport.EVALUATIONS).get()));
  }

  @Test
  void refusesAnEntropyAndMisuse() {
    Energy entropy = KullbackLeibler.to(ProximalTable.mixture());
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> TRANSPORT.on(entropy)),
        () -> assertThrows(IllegalArgumentException.class, () -> JOINT.on(entropy)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> Schemes.jointProximal(1, 0, Effort.standard())),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> ProximalTransport.startingTau(new EnergyDistance())),
        () -> assertThrows(IllegalArgumentException.class, () -> Effort.standard().solving(-1)));
  }

  /**
   * The energy distance to a Dirac at 0 in one dimension: implicit Euler on sorted particles is
   * {@code x' = soft(x + tau c, tau)}, c_i the mass to the left less the mass to the right.
   *
   * <p>The energy has a kink wherever two particles or a particle and the target meet. While none
   * does, the step is exact to rounding; where some do, values are compared to 1e-16, which leaves
   * about 1e-7 in positions (measured: 6e-9 to 3e-7; ten particles at tau = 1: 2e-6).
   */
  @Test
  void softThresholdsTowardsADirac() {
    Mmd energy = Mmd.to(Samples.of(Points.onLine(0)), new EnergyDistance());
    Scheme exact = Schemes.proximal(wasserstein(), Effort.standard().solving(1e-12));
    double[] apart = {1, 2, 3.5, 5};
    double[] across = {-2.2, -0.7, 0.4, 1.3, 3};
    assertAll(
        () -> assertEquals(0, softThresholdError(exact, energy, apart, 0.3), 1e-12),
        () -> assertEquals(0, softThresholdError(exact, energy, across, 0.1), 1e-12),
        () -> assertEquals(0, softThresholdError(exact, energy, apart, 3), 5e-6),
        () -> assertEquals(0, softThresholdError(exact, energy, across, 0.45), 5e-6),
        () -> assertEquals(0, softThresholdError(exact, energy, across, 1), 5e-6),
        () -> assertEquals(0, softThresholdError(exact, energy, across, 10), 5e-6));
  }

  private static double softThresholdError(
      Scheme scheme, Energy energy, double[] sorted, double tau) {
    Particles mu = Particles.uniform(Points.onLine(sorted));
    Block moved = move(scheme, mu, energy, tau).particles().points().coordinates();
    int n = sorted.length;
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double pushed = sorted[i] + tau * (2 * i + 1 - n) / n;
      double expected = Math.signum(pushed) * Math.max(0, Math.abs(pushed) - tau);
      worst = Math.max(worst, Math.abs(moved.get(i) - expected));
    }
    return worst;
  }
}
