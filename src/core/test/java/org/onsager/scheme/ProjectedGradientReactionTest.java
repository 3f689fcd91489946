package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.scheme.Schemes.exponentialThenProjection;
import static org.onsager.scheme.Schemes.projectedGradient;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertNear;

import io.vavr.control.Either;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.testing.Given;

class ProjectedGradientReactionTest {

  private static final Energy MMD = Mmd.to(Given.TARGET_A, Gaussian.ofVariance(1));
  private static final Particles MU =
      new Particles(Given.points(30, 2, 1), Given.probability(30, 2).map(w -> 2 * w));

  private static State start(Particles mu) {
    return State.start(mu, Key.of(0));
  }

  /** The projection by bisection on theta: {@code sum max(v_i - theta, 0) = mass}. */
  private static Block projected(double[] v, double mass) {
    double low = Arrays.stream(v).min().orElseThrow() - mass;
    double high = Arrays.stream(v).max().orElseThrow();
    for (int k = 0; k < 200; k++) {
      double theta = (low + high) / 2;
      double sum = Arrays.stream(v).map(x -> Math.max(x - theta, 0)).sum();
      if (sum > mass) {
        low = theta;
      } else {
        high = theta;
      }
    }
    double theta = high;
    return Block.copyOf(Arrays.stream(v).map(x -> Math.max(x - theta, 0)).toArray());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 2})
  void additiveStepThenProjection(double tau) {
    double[] stepped = new double[30];
    Block xi = MMD.firstVariation(MU).values();
    Arrays.setAll(stepped, i -> MU.weights().get(i) - tau * xi.get(i));

    State moved = right(projectedGradient().move(start(MU), MMD, tau));

    // Thirty roundings of numbers below four, in the sum that fixes theta.
    assertNear(projected(stepped, 2), moved.particles().weights(), 30 * Math.ulp(4.0));
    assertSame(MU.points(), moved.particles().points());
    assertEquals(1, moved.evaluations());
    // The fixtures meet both: all weights stay positive, and some do not.
    assertEquals(tau > 0.1, moved.particles().masslessCount() > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 2})
  void exponentialStepThenProjection(double tau) {
    double[] stepped = new double[30];
    Block xi = MMD.firstVariation(MU).values();
    Arrays.setAll(stepped, i -> MU.weights().get(i) * Math.exp(-tau * xi.get(i)));

    State moved = right(exponentialThenProjection().move(start(MU), MMD, tau));

    assertNear(projected(stepped, 2), moved.particles().weights(), 30 * Math.ulp(4.0));
  }

  /** Two particles, {@code xi = (0, 1)}: theta is {@code -tau / 2} until the second is empty. */
  @Test
  void closedFormOfTwoParticles() {
    Energy energy = Potential.of(x -> x[0], x -> row(1));
    Particles mu = Particles.of(Points.onLine(0, 1), 0.5, 0.5);

    Particles half = right(projectedGradient().move(start(mu), energy, 0.5)).particles();
    Particles all = right(projectedGradient().move(start(mu), energy, 3)).particles();

    assertEquals(Particles.of(Points.onLine(0, 1), 0.75, 0.25), half);
    assertEquals(Particles.of(Points.onLine(0, 1), 1, 0), all);
  }

  @Test
  void anOverflowIsAFailureWithAdvice() {
    Energy steep = Potential.of(x -> -1e300, x -> row(0));
    Particles mu = Particles.of(Points.onLine(0, 1), 0.5, 0.5);

    for (Scheme scheme : new Scheme[] {projectedGradient(), exponentialThenProjection()}) {
      Either<Failure, State> moved = scheme.move(start(mu), steep, 1e10);
      assertInstanceOf(Failure.NotFinite.class, moved.getLeft());
      assertTrue(moved.getLeft().advice().contains("smaller tau"));
    }
  }

  @Test
  void refusesTheRelativeEntropy() {
    assertThrows(
        IllegalArgumentException.class,
        () -> projectedGradient().on(KullbackLeibler.to(Given.TARGET_A)));
  }
}
