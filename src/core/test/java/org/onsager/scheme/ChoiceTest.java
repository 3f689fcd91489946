package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Metric;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Spherical;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.pairwise.Gram;
import org.onsager.step.Controller;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

/** A scheme is chosen by what a leaf says of itself, never by its class. */
class ChoiceTest {

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
  private static final Own LAMBDA = new Own(points -> Gram.of(KERNEL, points, 1e-4));

  static Stream<Arguments> reactions() {
    return Stream.of(Choice.standard(), Choice.backtracking(), Choice.proximal())
        .flatMap(choice ->
            Stream.of(
                Arguments.of(choice, new Spherical(BUILT_IN), BUILT_IN.spherical()),
                Arguments.of(choice, OWN, BUILT_IN),
                Arguments.of(choice, OWN.spherical(), BUILT_IN.spherical())));
  }

  private static State after(int steps, Choice choice, Reaction reaction) {
    Step step = Jko.of(wasserstein().plus(reaction.times(0.1)), MMD).with(choice).lie().tau(5);
    State state = START;
    for (int k = 0; k < steps; k++) {
      state = right(step.apply(state));
    }
    return state;
  }

  @ParameterizedTest
  @MethodSource("reactions")
  void aMetricOfWhateverClassGetsTheExactStep(Choice choice, Reaction reaction, Reaction builtIn) {
    State state = after(5, choice, reaction);

    assertEquals(after(5, choice, builtIn), state);
    assertTrue(state.fact("reaction gap").isDefined());
  }

  /** A metric that is no Gram matrix does not tell where to start: tau does. */
  @ParameterizedTest
  @MethodSource("choices")
  void aMetricThatIsALambdaGetsTheExactStep(Choice choice, Choice startingAtTau) {
    assertEquals(
        after(5, startingAtTau, BUILT_IN.spherical()), after(5, choice, LAMBDA.spherical()));
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of(Choice.standard(), Choice.standard()),
        Arguments.of(Choice.backtracking(), Choice.backtracking()),
        Arguments.of(
            Choice.proximal(),
            Choice.proximal(
                Effort.standard(), Controller.implicitTransport(), Controller.exactReaction())));
  }

  /** No metric, no exact step: said when it is built. */
  @ParameterizedTest
  @MethodSource("withoutMetric")
  void theExactStepNeedsAMetric(Reaction reaction) {
    assertThrows(IllegalArgumentException.class, () -> new ExactReaction(reaction).on(MMD));
  }

  static List<Reaction> withoutMetric() {
    return List.of(hellinger(), hellinger().spherical());
  }
}
