package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.CharacteristicFunction;
import org.onsager.feature.FourierModes;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Gauss-Newton steps of energies of features: with a residual, without, and with free mass. */
class GaussNewtonCompositeTest {

  private static Composite mixing(double... data) {
    Points points = Points.onLine(data);
    return Composite.of(
        GaussianLocation.ofVariance(points, 1),
        Loss.negativeLog(Block.constant(data.length, 1.0 / data.length)));
  }

  private static State start(Particles mu) {
    return State.start(mu, Key.of(0));
  }

  /** Steps until there is no descent, or so many. */
  private static State end(Step step, State start, int most) {
    State state = start;
    for (int k = 0; k < most; k++) {
      var next = step.apply(state);
      if (next.isLeft()) {
        return state;
      }
      state = next.get();
    }
    return state;
  }

  /** {@code t = a tanh(a t)} and F of two observations, by Newton's method in 40 digits. */
  @Test
  void twoObservationsHaveTheirClosedForm() {
    Composite energy = mixing(-2, 2);
    Step step = GaussNewtonJko.balanced().on(energy).tau(1);
    State end = end(step, start(Particles.uniform(Points.onLine(-3, -1, 0.5, 1, 3))), 60);
    assertEquals(0.6928108696488748, energy.value(end.particles()), 2e-15);
    for (int i = 0; i < 5; i++) {
      if (end.particles().weights().get(i) > 1e-8) {
        double x = end.particles().points().get(i, 0);
        assertEquals(1.9986513460302164, Math.abs(x), 1e-10);
      }
    }
    assertTrue(end.evaluations() <= 30, () -> end.evaluations() + " evaluations");
  }

  /** Near the optimum each step squares the distance, so that F falls to rounding in three. */
  @Test
  void likelihoodsConvergeQuadratically() {
    Composite energy = mixing(-2, 2);
    double least = 0.6928108696488748;
    Step step = GaussNewtonJko.balanced().on(energy).tau(1);
    State state = start(Particles.uniform(Points.onLine(-3, -1, 0.5, 1, 3)));
    while (energy.value(state.particles()) - least > 1e-5) {
      state = right(step.apply(state));
    }
    State near = state;
    State end = end(step, near, 3);
    assertTrue(energy.value(end.particles()) - least < 1e-14);
    assertEquals(1.0, near.memory().get("gauss-newton").get().get(3), "with the rest");
  }

  /** One spike: mass {@code a - lambda / K(0)} at its place, {@code F = a - lambda / (2 K(0))}. */
  @Test
  void aSpikeHasItsClosedFormWhereMassIsFree() {
    FourierModes modes = FourierModes.onTorus(1, 8);
    double mass = 1.5;
    double lambda = 3;
    Block y = modes.mean(Particles.of(Points.onLine(2), mass));
    Energy energy = Composite.of(modes, Loss.halfSquares(y, lambda)).plus(Potential.constant(1));
    Particles mu = Particles.of(Points.onLine(1.8, 2.1), 0.1, 0.1);
    Step step = GaussNewtonJko.balanced().withFreeMass().on(energy).tau(1);
    State end = end(step, start(mu), 60);
    assertEquals(mass - lambda / 17, end.particles().mass(), 1e-12);
    assertEquals(mass - lambda / 34, energy.value(end.particles()), 1e-14);
    for (int i = 0; i < 2; i++) {
      if (end.particles().weights().get(i) > 1e-8) {
        assertEquals(2, end.particles().points().get(i, 0), 1e-10);
      }
    }
  }

  /** Half the squared MMD of a Gaussian kernel to a centred Gaussian, by its features. */
  private static Composite fourier() {
    FourierModes modes = FourierModes.trapezoidal(Gaussian.ofVariance(10), 2, 0.2, 15);
    CharacteristicFunction gaussian =
        new CharacteristicFunction() {
          @Override
          public double real(double[] omega) {
            double form = omega[0] * omega[0] + omega[0] * omega[1] + 2 * omega[1] * omega[1];
            return Math.exp(-form / 2);
          }

          @Override
          public double imaginary(double[] omega) {
            return 0;
          }
        };
    return Composite.of(modes, Loss.halfSquares(modes.mean(gaussian), 1));
  }

  /** The first variation vanishes at the target: the rest never predicts three times better. */
  @Test
  void discrepanciesNeverLeaveThePlainModel() {
    Composite energy = fourier();
    Step step = GaussNewtonJko.balanced().on(energy).tau(1);
    State state = start(GaussNewtonTable.start(100, 1));
    double chords = 0;
    for (int k = 0; k < 25; k++) {
      state = right(step.apply(state));
      assertEquals(0.0, state.fact(GaussNewtonJko.SWITCHES).get());
      chords += state.fact(GaussNewtonJko.CHORDS).get();
    }
    assertTrue(chords > 0, "chords were of use");
    assertTrue(energy.value(state.particles()) < 1e-6);
  }

  /** The scale that an energy tells is the one that was set by hand for its kernel. */
  @Test
  void balancedIsAtTheScaleOfTheKernel() {
    Gaussian kernel = Gaussian.ofVariance(10);
    Mmd mmd = Mmd.to(GaussNewtonTable.mixture(), kernel);
    State start = start(GaussNewtonTable.start(20, 1));
    State balanced = end(GaussNewtonJko.balanced().on(mmd).tau(1), start, 8);
    State byHand = end(GaussNewtonJko.atScaleOf(kernel).on(mmd).tau(1), start, 8);
    assertEquals(byHand, balanced);
    State modes = end(GaussNewtonJko.balanced().on(fourier()).tau(1), start, 1);
    // <Phi, Phi> is the kernel to the error of the trapezoidal rule with period 2 pi / 0.2:
    // exp(-49).
    assertEquals(0.1, modes.memory().get("gauss-newton").get().get(2), 1e-12);
  }

  /** Over a switch of models, whose state is saved: the same digits. */
  @Test
  void aResumedRunHasTheSameDigits(@TempDir Path folder) throws Exception {
    Composite energy = mixing(-3, -2, 0.1, 0.3, 2, 2.5);
    Step step = GaussNewtonJko.balanced().on(energy).tau(1);
    State start = start(Particles.uniform(Points.onLine(-4, -2, -1, 0, 1, 2, 3)));
    State whole = end(step, start, 10);
    double switches = 0;
    State state = start;
    for (int k = 0; k < 10; k++) {
      state.save(folder.resolve("state"));
      state = right(step.apply(State.load(folder.resolve("state"))));
      switches += state.fact(GaussNewtonJko.SWITCHES).get();
    }
    assertEquals(whole, state);
    assertTrue(switches > 0);
  }

  /** Speeds have a unit of their own: twice both of them is the same run, digit by digit. */
  @Test
  void theUnitOfTheSpeedsDoesNotMatter() {
    Composite energy = mixing(-2, 0, 2.5);
    State start = start(Particles.uniform(Points.onLine(-4, -1, 1, 3)));
    State one = end(new GaussNewtonJko(1, 0.5).on(energy).tau(1), start, 8);
    State two = end(new GaussNewtonJko(4, 2).on(energy).tau(1), start, 8);
    assertEquals(one.particles(), two.particles());
  }

  @Test
  void theOrderOfParticlesDoesNotMatter() {
    Composite energy = mixing(-2, 0, 2.5);
    Step step = GaussNewtonJko.balanced().on(energy).tau(1);
    State one = end(step, start(Particles.uniform(Points.onLine(-4, -1, 1, 3))), 6);
    State other = end(step, start(Particles.uniform(Points.onLine(3, 1, -1, -4))), 6);
    for (int i = 0; i < 4; i++) {
      // Sums in another order, over six steps of a problem that is conditioned well.
      assertEquals(
          one.particles().points().get(i, 0), other.particles().points().get(3 - i, 0), 1e-9);
      assertEquals(one.particles().weights().get(i), other.particles().weights().get(3 - i), 1e-9);
    }
  }

  /** Multiples of an energy have the same steps: the unit of energy is a power of two. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-300, 0x1p-40, 0x1p40, 0x1p300})
  void theUnitOfEnergyDoesNotMatter(double factor) {
    Composite energy = mixing(-2, 0, 2.5);
    State start = start(Particles.uniform(Points.onLine(-4, -1, 1, 3)));
    State one = end(new GaussNewtonJko(1, 0.5).on(energy).tau(1), start, 8);
    State many = end(new GaussNewtonJko(1, 0.5).on(energy.times(factor)).tau(1), start, 8);
    // The factor's square root is a power of two, so that every digit is the same.
    assertEquals(one.particles(), many.particles());
  }
}
