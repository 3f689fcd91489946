package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;

import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

class BacktrackingTransportTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);
  private static final Energy MMD = Mmd.to(Given.TARGET_B, KERNEL);
  private static final Energy STEEP = Potential.negativeLog(Given.TARGET_A);
  private static final Particles START = Particles.uniform(Given.START.sample(30, Key.of(1)));

  private static State start(Particles mu) {
    return State.start(mu, Key.of(3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1, 30, 1000, 1e6, 1e12})
  void neverRaisesTheEnergy(double tau) {
    for (Transport transport : new Transport[] {wasserstein(), stein(KERNEL)}) {
      for (Energy f : new Energy[] {MMD, STEEP}) {
        Step step = backtracking(transport).on(f).tau(tau);
        State state = start(START);
        double energy = f.value(START);
        for (int k = 0; k < 20; k++) {
          state = right(step.apply(state));
          double next = f.value(state.particles());
          assertAtMost(energy, next);
          energy = next;
        }
        assertTrue(energy < f.value(START));
      }
    }
  }

  /** The saboteur: without backtracking the same step sizes do raise it. */
  @Test
  void explicitTransportRaisesTheEnergyWithALargeStep() {
    Particles moved = right(explicit(wasserstein()).move(start(START), STEEP, 1000)).particles();

    assertTrue(STEEP.value(moved) > STEEP.value(START));
  }

  @Test
  void reportsTheTauThatSufficed() {
    State moved = right(backtracking(wasserstein()).move(start(START), STEEP, 4096));

    double tau = moved.fact(BacktrackingTransport.TAU).get();
    double dissipation = wasserstein().dissipation(START, STEEP.firstVariation(START));
    int halvings = (int) Math.round(Math.log(4096 / tau) / Math.log(2));
    assertEquals(4096, tau * Math.pow(2, halvings));
    assertTrue(halvings > 0, "the fixture must need a halving");
    assertEquals(halvings + 2, moved.evaluations());
    assertAtMost(STEEP.value(START) - 1e-4 * tau * dissipation, STEEP.value(moved.particles()));
    // The same as an explicit step of that size, and twice the size would not have sufficed.
    assertEquals(
        right(explicit(wasserstein()).move(start(START), STEEP, tau)).particles(),
        moved.particles());
    Particles twice = right(explicit(wasserstein()).move(start(START), STEEP, 2 * tau)).particles();
    assertTrue(STEEP.value(twice) > STEEP.value(START) - 1e-4 * 2 * tau * dissipation);
    assertSame(START.weights(), moved.particles().weights());
  }

  /** {@code V = x^2 / 2} in one particle: tau = 1 is exact, 2 mirrors, so 4 is halved twice. */
  @Test
  void closedFormOfOneParticle() {
    Energy energy = Potential.of(x -> x[0] * x[0] / 2, x -> row(x[0]));
    Particles one = Particles.uniform(Points.onLine(3));

    State moved = right(backtracking(wasserstein()).move(start(one), energy, 4));

    assertEquals(1, moved.fact(BacktrackingTransport.TAU).get());
    assertEquals(0, moved.particles().points().get(0, 0));
    assertEquals(4, moved.evaluations());
  }

  @Test
  void staysWhereTheGradientIsZero() {
    Energy energy = Potential.of(x -> x[0] * x[0] / 2, x -> row(x[0]));
    Particles one = Particles.uniform(Points.onLine(0));

    State moved = right(backtracking(wasserstein()).move(start(one), energy, 4));

    assertEquals(0, moved.particles().points().get(0, 0));
  }

  /** Sixty halvings of 1e300 are still out of reach of every kernel. */
  @Test
  void anAbsurdTauIsAFailureThatSaysSo() {
    Either<Failure, State> moved =
        backtracking(wasserstein()).move(start(START), MMD, Double.MAX_VALUE);

    assertInstanceOf(Failure.NoDescent.class, moved.getLeft());
    assertTrue(moved.getLeft().advice().contains("smaller tau"), moved.getLeft().message());
    assertTrue(moved.getLeft().smallerStepMayHelp());
    assertEquals(62, moved.getLeft().spent());
  }

  /** With a wrong gradient no step helps until it is below rounding; the reported tau shows it. */
  @Test
  void aWrongGradientMovesNothing() {
    Energy uphill = Potential.of(x -> x[0] * x[0] / 2, x -> row(-x[0]));
    Particles one = Particles.uniform(Points.onLine(3));

    State moved = right(backtracking(wasserstein()).move(start(one), uphill, 1));

    assertEquals(3, moved.particles().points().get(0, 0), Math.ulp(3.0));
    assertAtMost(Math.ulp(1.0), moved.fact(BacktrackingTransport.TAU).get());
  }

  @Test
  void anEnergyThatIsNotFiniteAtTheStartIsAFailure() {
    Energy nan = Potential.of(x -> Double.NaN, x -> row(0, 0));

    Either<Failure, State> moved = backtracking(wasserstein()).move(start(START), nan, 1);

    assertInstanceOf(Failure.NotFinite.class, moved.getLeft());
    assertTrue(moved.getLeft().advice().contains("closer"), moved.getLeft().message());
  }

  /** Even where the velocity exists, the relative entropy has no value to compare. */
  @Test
  void refusesTheRelativeEntropy() {
    Scheme scheme = backtracking(stein(KERNEL));
    assertThrows(
        IllegalArgumentException.class, () -> scheme.on(KullbackLeibler.to(Given.TARGET_A)));
  }
}
