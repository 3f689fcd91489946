package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/** Proximal steps whose forces have squares that underflow or overflow. */
class ProximalExtremesTest {

  /**
   * {@code V = slope x}: the step of {@code tau = 1 / slope} is {@code x' = x - 1}, and a residual
   * of 0.1 is a tenth of it at most.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-290, 1e-200, 1e-150, 1, 1e150, 1e200, 1e290})
  void forcesOfAnySizeMove(double slope) {
    Energy energy = Potential.of(x -> slope * x[0], x -> new double[] {slope});
    State start = State.start(Particles.uniform(Points.onLine(3, 3)), Key.of(1));

    State end = right(Schemes.proximal().on(energy).tau(1 / slope).apply(start));

    assertEquals(2, end.particles().points().get(0, 0), 0.1);
    double residual = end.fact(ProximalTransport.RESIDUAL).get();
    assertTrue(residual <= 0.1, () -> "residual " + residual);
  }
}
