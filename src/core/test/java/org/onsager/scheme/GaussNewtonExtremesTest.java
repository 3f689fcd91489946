package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Gauss-Newton steps where one over a curvature is hardly a number, or none. */
class GaussNewtonExtremesTest {

  private static final Scheme SCHEME = GaussNewtonJko.atScaleOf(Gaussian.ofVariance(1));

  /** {@code V = c |x|^2 / 2} with a model that may exaggerate. */
  private record Bowl(double c, double stiffness) implements Energy {

    private Energy exact() {
      return Potential.of(
          x -> c * x[0] * x[0] / 2, x -> new double[] {c * x[0]}, x -> Matrix.of(new double[] {c}));
    }

    @Override
    public double value(Particles mu) {
      return exact().value(mu);
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return exact().firstVariation(mu, at);
    }

    @Override
    public Option<Function<Particles, GaussNewton>> gaussNewton() {
      return exact()
          .gaussNewton()
          .map(model -> model.andThen(m -> new GaussNewton(m.count(), 1, m.matrix(), stiffness)));
    }
  }

  /** One over these stiffnesses is a number: with tau = 100 the step is Newton's but for 1 %. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-100, 1, 1e100, 1e298})
  void curvaturesOfAnySizeAreMinimised(double curvature) {
    State start = State.start(Particles.uniform(Points.onLine(1, 1)), Key.of(0));
    State end = right(SCHEME.on(new Bowl(curvature, curvature)).tau(100).apply(start));
    assertEquals(1 / 101.0, end.particles().points().get(0, 0), 1e-9);
  }

  /** One over these is 0 or infinite: the search ends all the same, and lower or not at all. */
  @ParameterizedTest
  @CsvSource({"1e-308, 1e-308", "1, 4.9e-324", "1, Infinity", "1, 1e308", "1e308, 1e308"})
  void everySearchEnds(double curvature, double stiffness) {
    State start = State.start(Particles.uniform(Points.onLine(1, 1)), Key.of(0));
    Step step = SCHEME.on(new Bowl(curvature, stiffness)).tau(1);
    Either<Failure, State> end =
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> step.apply(start));
    end.peek(state -> {
      assertTrue(state.particles().points().get(0, 0) < 1);
      assertTrue(state.facts().values().forAll(Double::isFinite), state.facts()::toString);
    });
    end.peekLeft(failure -> assertFalse(failure.advice().isBlank()));
  }
}
