package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;

class StabilityTest {

  private static Energy quadratic(double... curvatures) {
    return Potential.of(
        x -> {
          double sum = 0;
          for (int k = 0; k < x.length; k++) {
            sum += curvatures[k] * x[k] * x[k] / 2;
          }
          return sum;
        },
        x -> {
          double[] g = new double[x.length];
          for (int k = 0; k < x.length; k++) {
            g[k] = curvatures[k] * x[k];
          }
          return g;
        });
  }

  private static Stability at(Energy energy, Particles mu) {
    return Stability.of(wasserstein(), energy, mu, Key.of(2)).get();
  }

  @Test
  void isExactForAQuadraticPotential() {
    Particles mu = Particles.of(new Points(4, 3, Key.of(1).normals(12)), 0.1, 0.2, 0.3, 0.4);
    // Differences of a linear force are exact but for rounding, ulp^(2/3) = 4e-11 relative.
    assertAll(
        () -> assertEquals(2.0 / 7, at(quadratic(1, 7, 3), mu).largestStableTau(), 1e-7),
        () -> assertEquals(2e3, at(quadratic(1e-3, 1e-4, 0), mu).largestStableTau(), 1e-3),
        // The eigenvalue of largest size is negative here.
        () -> assertEquals(2.0 / 3, at(quadratic(1, -7, 3), mu).largestStableTau(), 1e-6),
        () ->
            assertEquals(
                Double.POSITIVE_INFINITY, at(quadratic(-1, -7, -3), mu).largestStableTau()),
        () ->
            assertEquals(Double.POSITIVE_INFINITY, at(quadratic(0, 0, 0), mu).largestStableTau()));
  }

  @Test
  void separatesStepsThatContractFromStepsThatAmplify() {
    Particles mu = Particles.uniform(Points.onLine(1, 2));
    Energy energy = quadratic(4);
    double tau = at(energy, mu).largestStableTau();
    assertAll(
        () -> assertTrue(grown(energy, mu, 0.99 * tau) < 1),
        () -> assertTrue(grown(energy, mu, 1.01 * tau) > 1));
  }

  @Test
  void seesTheCurvatureOfAnMmdAtItsTarget() {
    // One particle against a Dirac: V = -exp(-x^2 / (2 v)) has curvature 1 / v at its minimum, and
    // the self-interaction of a single particle has no force.
    Mmd energy = Mmd.to(Samples.of(Points.onLine(0, 0)), Gaussian.ofVariance(5));
    Stability stability = at(energy, Particles.uniform(Points.onLine(0)));
    assertAll(
        () -> assertEquals(10, stability.largestStableTau(), 1e-6),
        () -> assertTrue(stability.evaluations() > 0 && stability.evaluations() <= 20));
  }

  /** Differences are taken over a part of the size of the coordinates. */
  @Test
  void seesTheSameCurvatureInOtherUnits() {
    for (double unit : new double[] {1e-6, 1, 1e6}) {
      Mmd energy =
          Mmd.to(Samples.of(Points.onLine(unit, unit)), Gaussian.ofVariance(5 * unit * unit));
      Stability stability = at(energy, Particles.uniform(Points.onLine(unit)));
      assertEquals(10, stability.largestStableTau() / (unit * unit), 1e-6);
    }
  }

  @Test
  void failsAsAValueWhereTheForceIsNotFinite() {
    Energy broken = Potential.of(x -> 0, x -> new double[] {Double.NaN});
    assertTrue(
        Stability.of(wasserstein(), broken, Particles.uniform(Points.onLine(0)), Key.of(1))
            .isLeft());
  }

  private static double grown(Energy energy, Particles mu, double tau) {
    State state = State.start(mu, Key.of(1));
    Step step = Schemes.explicit(wasserstein()).on(energy).tau(tau);
    for (int l = 0; l < 20; l++) {
      state = step.apply(state).get();
    }
    return Math.abs(state.particles().points().get(0, 0) / mu.points().get(0, 0));
  }
}
