package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.proximal;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * The one door for trouble: whatever an energy, a geometry, an observer or a stop rule meets, a run
 * ends as failed, with advice, its last good state and its rows; faults of a program pass.
 */
class DoorTest {

  /** Two particles, far apart and in pairs: trouble for metrics, kernels and Sinkhorn alike. */
  private static final Particles START =
      Particles.uniform(Points.onLine(-700, -700, 500, 500, 600));

  private static final Energy DRIFT = Potential.of(x -> -x[0], x -> new double[] {-1});

  /** Two steps to the right, before the trouble. */
  private static final Step GOOD = explicit(wasserstein()).on(DRIFT).tau(1);

  private static final int LAST_GOOD = 2;

  /** An energy that runs into something. */
  private record Troubled(Runnable trouble) implements Energy {
    @Override
    public double value(Particles mu) {
      trouble.run();
      return 0;
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      trouble.run();
      return DRIFT.firstVariation(mu, at);
    }
  }

  private static Energy throwing(RuntimeException trouble) {
    return new Troubled(() -> {
      throw trouble;
    });
  }

  private static final Failure TOO_LARGE =
      new Failure.TooLarge("A matrix of 1e12 entries.", "Use fewer particles.", 0);

  private static final Energy WITHOUT_MEMORY =
      new Troubled(() -> {
        throw new OutOfMemoryError("Java heap space");
      });

  /** What is thrown on a worker thread arrives without its message. */
  private static final Energy IN_PARALLEL =
      new Troubled(() ->
          IntStream.range(0, 1000)
              .parallel()
              .forEach(i -> {
                throw new ArithmeticException("a sum overflows");
              }));

  private static Energy sinkhorn() {
    // Potentials near 1e6 round to 1e-10, a tenth of epsilon.
    return SinkhornDivergence.to(Samples.of(Points.onLine(0, 1, 2)), 1e-9);
  }

  /** A transport of one's own whose mobility is a metric that is singular: particles coincide. */
  private static final Transport SINGULAR =
      (mu, xi) -> mmd(Gaussian.ofVariance(1), 0).growth(mu, xi.values());

  static Stream<Arguments> troubles() {
    Energy parabola = Potential.of(x -> 5e307 * x[0] * x[0], x -> new double[] {1e308 * x[0]});
    Energy mmd = Mmd.to(Samples.of(Points.onLine(0)), Gaussian.ofVariance(1));
    Reaction growing = hellinger();
    return Stream.of(
        step("Sinkhorn without convergence", explicit(wasserstein()).on(sinkhorn()).tau(1)),
        step(
            "Sinkhorn at the start of a search", backtracking(wasserstein()).on(sinkhorn()).tau(1)),
        step("Sinkhorn at the start of L-BFGS", proximal().on(sinkhorn()).tau(1)),
        step("a singular metric", explicit(SINGULAR).on(DRIFT).tau(1)),
        step("overflow of the energy", backtracking(wasserstein()).on(parabola).tau(1)),
        step("overflow of a position", explicit(wasserstein()).on(parabola).tau(1)),
        step("overflow of a weight", entropic(growing).on(DRIFT.times(1e4)).tau(1)),
        step("overflow of a quadratic program", programThatOverflows()),
        step("a tau that vanishes", entropic(growing).times(1e-200).on(DRIFT).tau(1e-200)),
        step(
            "overflow of the clock",
            state -> explicit(wasserstein()).on(DRIFT).tau(1e308).apply(late(state))),
        step("a matrix that is too large", tooManyForGaussNewton(mmd)),
        step("a size beyond an array", of(throwing(new Trouble(TOO_LARGE)))),
        step("a heap that is full", of(WITHOUT_MEMORY)),
        step("arithmetic on another thread", of(IN_PARALLEL)),
        step("arithmetic without a message", of(throwing(new ArithmeticException()))),
        step("a user's arithmetic", of(throwing(new ArithmeticException("the root of minus one")))),
        step("a user's argument", of(throwing(new IllegalArgumentException("x = -1: be >= 0")))),
        step(
            "a user's step",
            state -> {
              throw new ArithmeticException("the root of minus one");
            }),
        step("a draw", explicit(wasserstein()).on(drawing(new Trouble(TOO_LARGE))).tau(1)));
  }

  private static final PositiveDefiniteKernel TALL = Gaussian.ofVariance(1).times(1e308);

  /** The matrix of the energy and that of the metric are numbers, their sum is none. */
  private static Step programThatOverflows() {
    Energy energy = Mmd.to(Samples.of(Points.onLine(0)), TALL);
    return exact(mmd(TALL, 1).spherical()).on(energy).tau(1);
  }

  private static Arguments step(String what, Step step) {
    return Arguments.of(what, step);
  }

  private static Step of(Energy energy) {
    return explicit(wasserstein()).on(energy).tau(1);
  }

  private static RandomEnergy drawing(RuntimeException trouble) {
    return new RandomEnergy() {
      @Override
      public Energy at(Key key) {
        throw trouble;
      }
    };
  }

  private static State late(State state) {
    return new State(
        state.particles(),
        state.index(),
        Double.MAX_VALUE,
        state.key(),
        state.draws(),
        state.evaluations(),
        state.memory(),
        state.facts());
  }

  /** Gauss-Newton with a matrix above its limit. */
  private static Step tooManyForGaussNewton(Energy mmd) {
    Particles many = Particles.uniform(new Points(1001, 1, Key.of(1).normals(1001)));
    Step step = GaussNewtonJko.atScaleOf(Gaussian.ofVariance(1)).on(mmd).tau(1);
    return state -> step.apply(state.with(many));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void troubleInAStepEndsTheRunAsFailed(String what, Step troubled) {
    Run run =
        Flow.of(GOOD.until(LAST_GOOD, troubled))
            .from(START, Key.of(1))
            .observing(Observer.energy(DRIFT), Observer.mass());

    Outcome end = run.until(Stop.steps(10));

    requireAdvice(end);
    assertEquals(LAST_GOOD, end.state().index());
    assertEquals(START.points().get(0, 0) + LAST_GOOD, end.state().particles().points().get(0, 0));
    assertEquals(List.of(0L, 1L, 2L), end.rows().map(Row::index).toJavaList());
    for (Row row : end.rows()) {
      assertTrue(row.values().values().forAll(Double::isFinite), row::toString);
    }
    Iterator<Either<Failure, State>> states = run.states();
    for (int k = 0; k <= LAST_GOOD; k++) {
      assertTrue(states.next().isRight());
    }
    assertEquals(((Reason.Failed) end.reason()).failure(), states.next().getLeft());
    assertFalse(states.hasNext());
  }

  private static void requireAdvice(Outcome end) {
    Failure failure = assertInstanceOf(Reason.Failed.class, end.reason()).failure();
    for (String sentence : List.of(failure.what(), failure.advice())) {
      assertTrue(sentence.length() > 8 && sentence.endsWith("."), sentence);
      assertFalse(sentence.contains("NaN") || sentence.contains("null"), sentence);
    }
  }

  /** What an observer or a stop rule reads from the last good state on. */
  static Stream<Arguments> readings() {
    return Stream.of(
            new Trouble(TOO_LARGE),
            new ArithmeticException("the root of minus one"),
            new IllegalArgumentException("x = -1: must be >= 0"))
        .flatMap(trouble ->
            Stream.of(
                Arguments.of(trouble, (Function<Observer, Stop>) seen -> Stop.steps(10)),
                Arguments.of(trouble, (Function<Observer, Stop>) seen -> Stop.below(seen, -1e9))));
  }

  private record Reading(RuntimeException trouble) implements Observer {
    @Override
    public String name() {
      return "troubled";
    }

    @Override
    public double read(State state) {
      if (state.index() < LAST_GOOD) {
        return 1;
      }
      throw trouble;
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void troubleOfAnObserverEndsTheRunAsFailed(
      RuntimeException trouble, Function<Observer, Stop> rule) {
    Observer troubled = new Reading(trouble);

    Outcome end =
        Flow.of(GOOD)
            .from(START, Key.of(1))
            .observing(troubled, Observer.mass())
            .until(rule.apply(troubled));

    requireAdvice(end);
    assertEquals(LAST_GOOD, end.state().index());
    assertEquals(Block.copyOf(1, 1, Double.NaN), Block.copyOf(end.column("troubled")));
    assertEquals(Block.copyOf(1, 1, 1), Block.copyOf(end.column("mass")));
  }

  /** The rule alone meets trouble: no column has. */
  @Test
  void troubleOfAStopRuleEndsTheRunAsFailed() {
    Outcome end =
        Flow.of(GOOD)
            .from(START, Key.of(1))
            .observing(Observer.mass())
            .until(Stop.below(new Reading(new ArithmeticException("the root of minus one")), -1e9));

    requireAdvice(end);
    assertEquals(LAST_GOOD, end.state().index());
    assertEquals(Block.copyOf(1, 1, 1), Block.copyOf(end.column("mass")));
  }

  /** A value that overflows is said at the state, not in a column of NaN. */
  @Test
  void anEnergyThatIsNotFiniteAtAStateIsAFailure() {
    Energy overflowing =
        Potential.of(x -> Math.exp(700 - x[0]) - Math.exp(800 + x[0]), x -> new double[1]);

    Outcome end =
        Flow.of(GOOD)
            .from(START, Key.of(1))
            .observing(Observer.energy(overflowing))
            .until(Stop.stalled(Observer.energy(overflowing), 0, 5));

    requireAdvice(end);
    assertTrue(end.reason().message().contains("step " + end.state().index()));
  }

  static Stream<Step> faults() {
    NullPointerException fault = new NullPointerException("a fault of the program");
    Scheme faulty =
        (state, energy, tau) -> {
          throw fault;
        };
    return Stream.of(
        of(throwing(fault)),
        faulty.on(DRIFT).tau(1),
        explicit(wasserstein()).on(drawing(fault)).tau(1));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsOfAProgramPass(Step faulty) {
    Run run = Flow.of(faulty).from(START, Key.of(1));
    assertThrows(NullPointerException.class, () -> run.until(Stop.steps(3)));
  }

  @Test
  void faultsOfAnObserverPass() {
    Run run =
        Flow.of(GOOD).from(START, Key.of(1)).observing(new Reading(new NullPointerException()));
    assertThrows(NullPointerException.class, () -> run.until(Stop.steps(3)));
  }
}
