package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Potential;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/** Searches go back from where an energy meets trouble, as from where it is not finite. */
class TrialTroubleTest {

  private static final Failure FAILURE = new Failure.NotSolved("No root.", "Stay right.", true);

  /** A size that no step mends. */
  private static final Failure TOO_LARGE =
      new Failure.TooLarge("A matrix of 1e12 entries.", "Use fewer particles.", 0);

  /** {@code x^2 / 2}, which meets trouble left of a wall, and counts how often it is asked. */
  private record Walled(double wall, Failure failure, AtomicInteger asked) implements Energy {

    static Walled at(double wall, Failure failure) {
      return new Walled(wall, failure, new AtomicInteger());
    }

    private static final Energy PARABOLA =
        Potential.of(x -> x[0] * x[0] / 2, x -> x, x -> Matrix.of(new double[] {1}));

    private void look(Particles mu) {
      asked.incrementAndGet();
      if (mu.points().get(0, 0) < wall) {
        throw new Trouble(failure);
      }
    }

    @Override
    public double value(Particles mu) {
      look(mu);
      return PARABOLA.value(mu);
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return PARABOLA.firstVariation(mu, at);
    }

    @Override
    public Evaluation evaluate(Particles mu) {
      look(mu);
      return PARABOLA.evaluate(mu);
    }

    @Override
    public Option<Function<Particles, GaussNewton>> gaussNewton() {
      return PARABOLA.gaussNewton();
    }
  }

  static Stream<Scheme> searches() {
    return Stream.of(
        Schemes.backtracking(wasserstein()),
        Schemes.proximal(),
        Schemes.jointProximal(1, 1),
        GaussNewtonJko.of(wasserstein().plus(hellinger().spherical())));
  }

  /** The first trial of tau = 1e6 is at or beyond zero. */
  @ParameterizedTest
  @MethodSource("searches")
  void troubleAtATrialIsAShorterStep(Scheme scheme) {
    Walled energy = Walled.at(0.5, FAILURE);
    State start = State.start(Particles.uniform(Points.onLine(1)), Key.of(1));

    State end = right(scheme.on(energy).tau(1e6).apply(start));

    double x = end.particles().points().get(0, 0);
    assertTrue(0.5 <= x && x < 1, "x = " + x);
    assertTrue(end.evaluations() > 2, "no trial was refused");
    assertEquals(energy.asked().get(), end.evaluations());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void troubleAtTheStartIsTheFailure(Scheme scheme) {
    Walled energy = Walled.at(2, FAILURE);
    State start = State.start(Particles.uniform(Points.onLine(1)), Key.of(1));

    assertEquals(FAILURE, scheme.on(energy).tau(1e6).apply(start).getLeft());
  }

  /** A shorter step would not help: the search ends at once, with the cause. */
  @ParameterizedTest
  @MethodSource("searches")
  void aSizeIsTheFailureWhereverItIsMet(Scheme scheme) {
    Walled energy = Walled.at(0.5, TOO_LARGE);
    State start = State.start(Particles.uniform(Points.onLine(1)), Key.of(1));

    assertEquals(TOO_LARGE, scheme.on(energy).tau(1e6).apply(start).getLeft());
    assertEquals(2, energy.asked().get());
  }
}
