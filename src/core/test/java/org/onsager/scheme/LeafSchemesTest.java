package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.Metric;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Neighbourhood;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Spherical;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

/** A scheme is chosen by what a leaf says of itself, never by its class. */
class LeafSchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);
  private static final MmdGeometry BUILT_IN = mmd(KERNEL, 1e-4);
  private static final Mmd MMD = Mmd.to(Given.TARGET_A, KERNEL);
  private static final State START = State.start(Given.particles(20, 2, 1), Key.of(5));

  /** A user's copy of the MMD geometry. */
  private record Own(Metric matrix) implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return BUILT_IN.growth(mu, xi);
    }

    @Override
    public Option<Metric> metric() {
      return Option.some(matrix);
    }
  }

  private static final Own OWN = new Own(Metric.of(KERNEL, 1e-4));
  private static final Own LAMBDA = new Own(support -> Gram.of(KERNEL, support.points(), 1e-4));

  static Stream<Arguments> reactions() {
    return Stream.of(LeafSchemes.explicit(), LeafSchemes.backtracking(), LeafSchemes.proximal())
        .flatMap(leafSchemes ->
            Stream.of(
                Arguments.of(leafSchemes, new Spherical(BUILT_IN), BUILT_IN.spherical()),
                Arguments.of(leafSchemes, OWN, BUILT_IN),
                Arguments.of(leafSchemes, OWN.spherical(), BUILT_IN.spherical())));
  }

  private static State after(int steps, LeafSchemes leafSchemes, Reaction reaction) {
    return after(steps, leafSchemes, wasserstein(), reaction);
  }

  private static State after(
      int steps, LeafSchemes leafSchemes, Transport transport, Reaction reaction) {
    Step step =
        Splitting.of(transport.plus(reaction.times(0.1)), MMD).with(leafSchemes).lie().tau(5);
    State state = START;
    for (int k = 0; k < steps; k++) {
      state = right(step.apply(state));
    }
    return state;
  }

  @ParameterizedTest
  @MethodSource("reactions")
  void aMetricOfWhateverClassGetsTheExactStep(
      LeafSchemes leafSchemes, Reaction reaction, Reaction builtIn) {
    State state = after(5, leafSchemes, reaction);

    assertEquals(after(5, leafSchemes, builtIn), state);
    assertTrue(state.fact(ExactReaction.GAP).isDefined());
  }

  /** A metric that is no Gram matrix does not tell where to start: tau does. */
  @ParameterizedTest
  @MethodSource("starts")
  void aMetricThatIsALambdaGetsTheExactStep(LeafSchemes leafSchemes, LeafSchemes startingAtTau) {
    assertEquals(
        after(5, startingAtTau, BUILT_IN.spherical()), after(5, leafSchemes, LAMBDA.spherical()));
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(LeafSchemes.explicit(), LeafSchemes.explicit()),
        Arguments.of(LeafSchemes.backtracking(), LeafSchemes.backtracking()),
        Arguments.of(
            LeafSchemes.proximal(),
            LeafSchemes.proximal(
                Effort.standard(), Controller.implicitTransport(), Controller.exactReaction())));
  }

  /** No metric, no exact step: said when it is built. */
  @ParameterizedTest
  @MethodSource("withoutMetric")
  void theExactStepNeedsAMetric(Reaction reaction) {
    assertThrows(IllegalArgumentException.class, () -> Schemes.exact(reaction).on(MMD));
  }

  static List<Reaction> withoutMetric() {
    return List.of(hellinger(), hellinger().spherical());
  }

  /** Wasserstein in all but its class. */
  private record Copy() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return wasserstein().velocity(mu, xi);
    }

    @Override
    public Option<Function<Particles, Neighbourhood>> neighbourhood() {
      return wasserstein().neighbourhood();
    }
  }

  /**
   * A medium in which everything moves {@code speed} times as fast: {@code -K xi = speed div(mu
   * grad xi)}, at the distance {@code W_2 / sqrt(speed)}.
   */
  private record Thin(double speed) implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return wasserstein().velocity(mu, xi).map(v -> speed * v);
    }

    @Override
    public Option<Function<Particles, Neighbourhood>> neighbourhood() {
      return wasserstein().neighbourhood().map(of -> mu -> new Stretched(of.apply(mu), speed));
    }
  }

  private record Stretched(Neighbourhood inner, double speed) implements Neighbourhood {
    @Override
    public int size() {
      return inner.size();
    }

    @Override
    public Option<Particles> at(double[] v) {
      return inner.at(stretched(v));
    }

    @Override
    public void pullBack(double[] v, Particles nu, Field xi, double[] gradient) {
      inner.pullBack(stretched(v), nu, xi, gradient);
      for (int e = 0; e < gradient.length; e++) {
        gradient[e] *= Math.sqrt(speed);
      }
    }

    @Override
    public double cost(double[] v, double factor, double[] gradient) {
      return inner.cost(v, factor, gradient);
    }

    private double[] stretched(double[] v) {
      return Block.copyOf(v).map(e -> Math.sqrt(speed) * e).toArray();
    }
  }

  @Test
  void aTransportOfWhateverClassGetsTheProximalStep() {
    State own = after(5, LeafSchemes.proximal(), new Copy(), BUILT_IN);

    assertEquals(after(5, LeafSchemes.proximal(), wasserstein(), BUILT_IN), own);
    assertTrue(own.fact(ProximalTransport.SLACK).isDefined());
  }

  /** A particle in a parabola: implicit Euler at that speed is {@code x' = x / (1 + speed tau)}. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 4})
  void aTransportOfYourOwnMakesItsImplicitEulerStep(double speed) {
    Energy parabola = Potential.of(x -> x[0] * x[0] / 2, x -> Given.row(x[0]));
    State one = State.start(Particles.uniform(Points.onLine(1)), Key.of(1));
    Scheme scheme = Schemes.proximal(new Thin(speed), Effort.standard().solving(1e-9));

    State moved = right(scheme.move(one, parabola, 2));

    double expected = 1 / (1 + 2 * speed);
    // Phi has the curvature 1 + 1 / (speed tau) >= 1 in x, and its slope is at most 1e-9 D / tau.
    assertEquals(expected, moved.particles().points().get(0, 0), 1e-9);
    // F(x') + (x' - x)^2 / (2 speed tau) - F(x)
    double slack = expected * expected / 2 + Math.pow(1 - expected, 2) / (4 * speed) - 1.0 / 2;
    assertEquals(slack, moved.fact(ProximalTransport.SLACK).get(), 1e-9);
  }

  /** No neighbourhood: backtracking, and the proximal step says so when it is built. */
  @Test
  void theProximalStepNeedsANeighbourhood() {
    Transport stein = stein(KERNEL);

    State state = after(2, LeafSchemes.proximal(), stein, BUILT_IN);

    assertTrue(state.fact(BacktrackingTransport.TAU).isDefined());
    assertThrows(IllegalArgumentException.class, () -> Schemes.proximal(stein).on(MMD));
    Failure failure = Schemes.proximal(stein).move(START, MMD, 1).getLeft();
    assertTrue(failure.message().contains("neighbourhood"), failure.message());
  }
}
