package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Potential;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/** Energies and geometries of one's own that answer with other numbers than they were asked for. */
class AnswersTest {

  private static final int COUNT = 3;
  private static final int DIMENSION = 2;

  private static final State START =
      State.start(Particles.uniform(Points.of(new double[COUNT][DIMENSION])), Key.of(1));

  private static final Energy PARABOLA =
      Potential.of(
          x -> (x[0] * x[0] + x[1] * x[1]) / 2,
          x -> x,
          x -> Matrix.of(new double[][] {{1, 0}, {0, 1}}));

  /** A parabola whose first variation is one of so many points, in so many dimensions. */
  private record Misshapen(int points, int axes) implements Energy {
    @Override
    public double value(Particles mu) {
      return PARABOLA.value(mu);
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return Field.build(points, axes, (values, gradients) -> {});
    }

    @Override
    public Option<Function<Particles, GaussNewton>> gaussNewton() {
      return PARABOLA.gaussNewton();
    }
  }

  static Stream<Scheme> schemes() {
    Transport stein = stein(Gaussian.ofVariance(1));
    return Stream.of(
        Schemes.explicit(wasserstein()),
        Schemes.massWeighted(wasserstein()),
        Schemes.explicit(stein),
        Schemes.noisy(Schemes.explicit(stein), 0.1),
        Schemes.noisyWithSources(Schemes.explicit(stein), 0.1),
        Schemes.backtracking(stein),
        Schemes.proximal(),
        Schemes.jointProximal(1, 1),
        GaussNewtonJko.of(wasserstein().plus(hellinger().spherical())),
        Schemes.entropic(hellinger()),
        Schemes.entropic(hellinger().spherical()),
        Schemes.projectedGradient(),
        Schemes.exponentialThenProjection(),
        Schemes.backtracking(wasserstein()).controlled("tau", Controller.standard()));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void firstVariationsMustHaveANumberForEveryPoint(Scheme scheme) {
    for (int points : new int[] {COUNT - 1, COUNT + 1}) {
      isRefused("first variation has length " + points, scheme, new Misshapen(points, DIMENSION));
    }
  }

  /** Where the potential is infinite: a weight of zero there would be a guess. */
  @ParameterizedTest
  @MethodSource("schemes")
  void firstVariationsMustBeFinite(Scheme scheme) {
    for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Energy wall =
          Potential.of(
              x -> x[0] > 1 ? value : 0,
              x -> new double[] {x[0] > 1 ? value : 0, 0},
              x -> Matrix.of(new double[DIMENSION][DIMENSION]));
      State start = START.with(Particles.uniform(Points.of(new double[][] {{0, 0}, {2, 0}})));
      Failure failure = scheme.on(wall).tau(0.1).apply(start).getLeft();
      assertEquals(Failure.NotFinite.class, failure.getClass(), failure.message());
    }
  }

  static Stream<Scheme> transports() {
    return schemes().limit(8);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void gradientsMustHaveANumberForEveryAxis(Scheme scheme) {
    for (int axes : new int[] {DIMENSION - 1, DIMENSION + 1}) {
      isRefused(
          "gradient of the first variation has length " + COUNT * axes,
          scheme,
          new Misshapen(COUNT, axes));
    }
  }

  @ParameterizedTest
  @MethodSource
  void velocitiesAndGrowthsMustHaveTheirLengths(Scheme scheme) {
    isRefused("has length", scheme, PARABOLA);
  }

  static Stream<Scheme> velocitiesAndGrowthsMustHaveTheirLengths() {
    return Stream.of(1, COUNT - 1, COUNT + 1, COUNT * DIMENSION - 1, COUNT * DIMENSION + 1)
        .flatMap(length -> {
          Transport transport = (mu, xi) -> Block.constant(length, 0.5);
          Reaction reaction = (mu, xi) -> Block.constant(length, 0.5);
          return Stream.of(
              Schemes.explicit(transport),
              Schemes.massWeighted(transport),
              Schemes.noisy(Schemes.explicit(transport), 0.1),
              Schemes.backtracking(transport),
              Schemes.entropic(reaction),
              Schemes.entropic(reaction.spherical()));
        });
  }

  private static void isRefused(String what, Scheme scheme, Energy energy) {
    Failure failure = scheme.on(energy).tau(0.1).apply(START).getLeft();
    assertInstanceOf(Failure.WrongShape.class, failure, failure.message());
    assertTrue(failure.what().contains(what), failure.message());
    assertTrue(failure.what().contains("at 3 points in dimension 2"), failure.message());
    assertTrue(failure.advice().startsWith("Give a number for every point"), failure.advice());
    assertEquals(Failure.WrongShape.class, failure.after(2).getClass());
    assertEquals(failure.spent() + 2, failure.after(2).spent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, COUNT * DIMENSION + 1})
  void stabilityAsksAlike(int length) {
    Transport transport = (mu, xi) -> Block.constant(length, 0.5);
    assertInstanceOf(
        Failure.WrongShape.class,
        Stability.of(transport, PARABOLA, START.particles(), Key.of(1)).getLeft());
  }
}
