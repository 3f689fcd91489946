package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.distance;

import io.vavr.control.Either;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

class ExplicitTransportTest {

  private static final Energy MMD = Mmd.to(Given.TARGET_B, Gaussian.ofVariance(10));
  private static final Particles MU = Given.particles(20, 2, 1);

  private static State start(Particles mu) {
    return State.start(mu, Key.of(3));
  }

  private static Particles moved(Scheme scheme, Energy energy, Particles mu, double tau) {
    return right(scheme.move(start(mu), energy, tau)).particles();
  }

  /** {@code V = |x - m|^2 / 2}: every step shrinks the distance to m by {@code 1 - tau}. */
  @Test
  void quadraticPotentialIsAContraction() {
    Energy energy =
        Potential.of(
            x -> ((x[0] - 3) * (x[0] - 3) + (x[1] + 1) * (x[1] + 1)) / 2,
            x -> row(x[0] - 3, x[1] + 1));
    Step step = explicit(wasserstein()).on(energy).tau(0.25);

    State end = start(MU);
    for (int k = 0; k < 4; k++) {
      end = right(step.apply(end));
    }

    double shrunk = Math.pow(0.75, 4);
    for (int i = 0; i < MU.count(); i++) {
      // Four steps, each with three roundings of a number below 8.
      double rounding = 4 * 3 * Math.ulp(8.0);
      Points x = end.particles().points();
      assertEquals(3 + shrunk * (MU.points().get(i, 0) - 3), x.get(i, 0), rounding);
      assertEquals(-1 + shrunk * (MU.points().get(i, 1) + 1), x.get(i, 1), rounding);
    }
  }

  /** {@code W = |x - y|^2 / 2} contracts to the centre of mass, which stays. */
  @Test
  void quadraticInteractionContractsToTheCentreOfMass() {
    Energy energy = Interaction.of(Radial.of(s -> s / 2, s -> 0.5));
    double[] centre = mean(MU);

    Particles moved = moved(explicit(wasserstein()), energy, MU, 0.1);

    for (int i = 0; i < MU.count(); i++) {
      for (int k = 0; k < 2; k++) {
        double expected = centre[k] + 0.9 * (MU.points().get(i, k) - centre[k]);
        // Twenty roundings of numbers below 4, in each of two sums.
        assertEquals(expected, moved.points().get(i, k), 40 * Math.ulp(4.0));
      }
    }
  }

  /**
   * Gaussian target, potential {@code -log p}: the flow is {@code m' = -S^-1 (m - m*)} for the mean
   * of any particles. Explicit Euler follows it to first order.
   */
  @Test
  void meanFollowsTheGaussianFlowToFirstOrder() {
    Normal target = Normal.of(row(1, 2), row(2, 0), row(0, 0.5));
    Energy energy = Potential.negativeLog(target);
    double[] start = mean(MU);
    double[] exact = {
      1 + Math.exp(-0.5) * (start[0] - 1), 2 + Math.exp(-2) * (start[1] - 2),
    };
    Taylor.assertOrder(
        "mean at time 1",
        1,
        1.0 / 16,
        1e-14,
        h -> {
          Step step = explicit(wasserstein()).on(energy).tau(h);
          State state = start(MU);
          for (int k = 0; k < Math.round(1 / h); k++) {
            state = right(step.apply(state));
          }
          double[] mean = mean(state.particles());
          return Math.hypot(mean[0] - exact[0], mean[1] - exact[1]);
        });
  }

  @Test
  void perMassFollowsTheGradientAndSharesTheWeights() {
    Block gradient = MMD.firstVariation(MU).gradients();

    Particles moved = moved(explicit(wasserstein()), MMD, MU, 0.5);

    assertEquals(MU.points().coordinates().plus(-0.5, gradient), moved.points().coordinates());
    assertSame(MU.weights(), moved.weights());
  }

  @Test
  void massWeightedMultipliesByTheWeight() {
    Block gradient = MMD.firstVariation(MU).gradients();

    Particles moved = moved(massWeighted(wasserstein()), MMD, MU, 0.5);

    for (int i = 0; i < MU.count(); i++) {
      for (int k = 0; k < 2; k++) {
        double expected =
            MU.points().get(i, k) - 0.5 * MU.weights().get(i) * gradient.get(k * 20 + i);
        assertEquals(expected, moved.points().get(i, k), Math.ulp(4.0));
      }
    }
    assertSame(MU.weights(), moved.weights());
  }

  @Test
  void masslessParticlesMovePerMassAndFreezeMassWeighted() {
    Points x = Points.of(row(0, 0), row(2, 1), row(-1, 3));
    Particles mu = Particles.of(x, 0.5, 0.5, 0);

    Particles perMass = moved(explicit(wasserstein()), MMD, mu, 1);
    Particles weighted = moved(massWeighted(wasserstein()), MMD, mu, 1);

    assertTrue(Math.abs(perMass.points().get(2, 0) - -1) > 0.01);
    assertEquals(-1, weighted.points().get(2, 0));
    assertEquals(3, weighted.points().get(2, 1));
    assertTrue(Math.abs(weighted.points().get(0, 0)) > 0.001);
  }

  /** A geometry does not see how a particle is split in two; the mass-weighted scheme does. */
  @Test
  void splittingAParticleIsInvisiblePerMassOnly() {
    Particles whole = Particles.of(Points.of(row(0, 1), row(3, 2)), 0.4, 0.6);
    Particles split = Particles.of(Points.of(row(0, 1), row(0, 1), row(3, 2)), 0.1, 0.3, 0.6);

    Particles a = moved(explicit(wasserstein()), MMD, whole, 1);
    Particles b = moved(explicit(wasserstein()), MMD, split, 1);
    assertNear(
        a.points().select(0, 0, 1).coordinates(), b.points().coordinates(), 4 * Math.ulp(4.0));

    Particles c = moved(massWeighted(wasserstein()), MMD, whole, 1);
    Particles d = moved(massWeighted(wasserstein()), MMD, split, 1);
    assertTrue(distance(c.points().select(0, 0, 1).coordinates(), d.points().coordinates()) > 0.01);
  }

  @Test
  void aMoveCostsOneEvaluationAndLeavesTheClock() {
    State moved = right(explicit(wasserstein()).move(start(MU), MMD, 1));

    assertEquals(1, moved.evaluations());
    assertEquals(0, moved.index());
    assertEquals(0, moved.time());
  }

  @Test
  void anOverflowIsAFailureWithAdvice() {
    Energy steep = Potential.of(x -> x[0], x -> row(1e300, 0));

    Either<Failure, State> moved = explicit(wasserstein()).move(start(MU), steep, 1e10);

    assertEquals("A position overflowed in step 0. Use a smaller tau.", moved.getLeft().message());
    assertTrue(moved.getLeft().smallerStepMayHelp());
  }

  /** Farther apart than any kernel reaches: no force, no motion, no NaN. */
  @Test
  void farApartParticlesStay() {
    Particles far = Particles.uniform(Points.of(row(1e100, 0), row(-1e200, 5), row(0, 1e154)));

    Particles moved = moved(explicit(wasserstein()), MMD, far, 1);

    assertEquals(far.points(), moved.points());
  }

  private static double[] mean(Particles mu) {
    double[] mean = new double[mu.dimension()];
    Arrays.setAll(
        mean,
        k -> {
          double sum = 0;
          for (int i = 0; i < mu.count(); i++) {
            sum += mu.weights().get(i) * mu.points().get(i, k);
          }
          return sum / mu.mass();
        });
    return mean;
  }
}
