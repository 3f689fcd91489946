package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisy;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.distance;

import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
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

class NoisyTransportTest {

  private static final double GAMMA = 0.3;
  private static final double TAU = 0.7;
  private static final double AMPLITUDE = 0.5;
  private static final int N = 12;
  private static final Particles MU = Given.particles(N, 2, 1);
  private static final Points TARGET = Given.points(9, 2, 2);
  private static final Mmd MMD = Mmd.to(Samples.of(TARGET), Gaussian.ofGamma(GAMMA));
  private static final Key KEY = Key.of(42);

  /** The loops below add thirty terms below one; positions are below four. */
  private static final double ROUNDING = 30 * Math.ulp(4.0);

  /** The scheme's stream is fold 1 of the run's key, folded by the number of draws before. */
  private static Points perturbed(Points x, long draws) {
    Block noise = KEY.fold(1).fold(draws).normals(x.coordinates().length());
    return x.withCoordinates(x.coordinates().plus(AMPLITUDE, noise));
  }

  /** {@code x_i - tau (sum_j w_j grad k(q_i, s_j) - mean_j grad k(q_i, y_j))} by plain loops. */
  private static Block byHand(Points x, Points query, Points source) {
    return Block.build(
        2 * N,
        out -> {
          for (int i = 0; i < N; i++) {
            double[] q = query.row(i);
            for (int k = 0; k < 2; k++) {
              double gradient = 0;
              for (int j = 0; j < N; j++) {
                gradient += MU.weights().get(j) * slope(q, source.row(j), k);
              }
              for (int j = 0; j < TARGET.count(); j++) {
                gradient -= slope(q, TARGET.row(j), k) / TARGET.count();
              }
              out[k * N + i] = x.get(i, k) - TAU * gradient;
            }
          }
        });
  }

  private static double slope(double[] q, double[] y, int k) {
    double squared = Math.pow(q[0] - y[0], 2) + Math.pow(q[1] - y[1], 2);
    return -2 * GAMMA * (q[k] - y[k]) * Math.exp(-GAMMA * squared);
  }

  @Test
  void perturbsTheQueriesOnly() {
    Step step = noisy(explicit(wasserstein()), AMPLITUDE).on(MMD).tau(TAU);

    State first = right(step.apply(State.start(MU, KEY)));
    State second = right(step.apply(first));

    Points x = MU.points();
    assertNear(byHand(x, perturbed(x, 0), x), first.particles().points().coordinates(), ROUNDING);
    Points y = first.particles().points();
    assertNear(byHand(y, perturbed(y, 1), y), second.particles().points().coordinates(), ROUNDING);
    assertEquals(2, second.draws());
    assertSame(MU.weights(), second.particles().weights());
  }

  @Test
  void perturbsQueriesAndSources() {
    Scheme scheme = noisyWithSources(explicit(wasserstein()), AMPLITUDE);

    State moved = right(scheme.move(State.start(MU, KEY), MMD, TAU));

    Points x = MU.points();
    Points noised = perturbed(x, 0);
    assertNear(byHand(x, noised, noised), moved.particles().points().coordinates(), ROUNDING);
    // The two forms are told apart.
    assertTrue(distance(byHand(x, noised, x), moved.particles().points().coordinates()) > 0.001);
  }

  @Test
  void noAmplitudeIsNoNoise() {
    State start = State.start(MU, KEY);
    for (ExplicitTransport transport :
        new ExplicitTransport[] {explicit(wasserstein()), massWeighted(wasserstein())}) {
      Particles plain = right(transport.move(start, MMD, TAU)).particles();
      assertEquals(plain, right(noisy(transport, 0).move(start, MMD, TAU)).particles());
      assertEquals(plain, right(noisyWithSources(transport, 0).move(start, MMD, TAU)).particles());
    }
  }

  @Test
  void anotherKeyIsAnotherNoise() {
    Scheme scheme = noisy(explicit(wasserstein()), AMPLITUDE);
    assertNotEquals(
        right(scheme.move(State.start(MU, KEY), MMD, TAU)).particles(),
        right(scheme.move(State.start(MU, Key.of(43)), MMD, TAU)).particles());
  }

  @Test
  void refusesABadAmplitude() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> noisy(explicit(wasserstein()), bad));
    }
  }

  @Test
  void anOverflowOfTheNoiseIsAFailure() {
    Either<Failure, State> moved =
        noisy(explicit(wasserstein()), Double.MAX_VALUE).move(State.start(MU, KEY), MMD, TAU);

    assertInstanceOf(Failure.NotFinite.class, moved.getLeft());
    assertTrue(moved.getLeft().advice().contains("amplitude"), moved.getLeft().message());
  }
}
