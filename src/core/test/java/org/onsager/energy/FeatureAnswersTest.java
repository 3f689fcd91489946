package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.wasserstein;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.scheme.Splitting;

/** Features and losses of one's own that answer with a number more than they were asked for. */
class FeatureAnswersTest {

  private static final int COUNT = 3;

  private static final Particles MU =
      Particles.uniform(Points.of(new double[][] {{0, 1}, {1, 2}, {-1, 0.5}}));

  enum Fault {
    VALUES("The block of features has length 10: must be 9."),
    JACOBIAN("The jacobian of the features has length 19: must be 18."),
    CURVATURE("The block of second derivatives has length 13: must be 12."),
    MEAN("The block of mean features has length 4: must be 3."),
    GRADIENT("The gradient of the loss has length 4: must be 3."),
    FACTOR("The factor of the loss has length 10: must be 9.");

    private final String sentence;

    Fault(String sentence) {
      this.sentence = sentence;
    }
  }

  /** {@code (x_0, x_1, x_0^2)}, from whom one answer has another number at its end. */
  private record Misshapen(Fault fault) implements Features {

    private Block answered(Fault by, Block right) {
      return fault == by ? Block.copyOf(Arrays.copyOf(right.toArray(), right.length() + 1)) : right;
    }

    private static final Features RIGHT =
        Features.of(
            COUNT,
            2,
            x -> new double[] {x[0], x[1], x[0] * x[0]},
            x -> new double[][] {{1, 0}, {0, 1}, {2 * x[0], 0}},
            x -> new double[][] {{0, 0, 0, 0}, {0, 0, 0, 0}, {2, 0, 0, 0}});

    @Override
    public int count() {
      return COUNT;
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public Block values(Points at) {
      return answered(Fault.VALUES, RIGHT.values(at));
    }

    @Override
    public Block jacobian(Points at) {
      return answered(Fault.JACOBIAN, RIGHT.jacobian(at));
    }

    @Override
    public Block curvature(Points at, Block g) {
      return answered(Fault.CURVATURE, RIGHT.curvature(at, g));
    }

    @Override
    public Block mean(Particles mu) {
      return answered(Fault.MEAN, RIGHT.mean(mu));
    }
  }

  private record MisshapenLoss(Misshapen like) implements Loss {

    private static final Loss RIGHT = Loss.halfSquares(Block.copyOf(1, 2, 3), 1);

    @Override
    public int count() {
      return COUNT;
    }

    @Override
    public double value(Block m) {
      return RIGHT.value(m);
    }

    @Override
    public Block gradient(Block m) {
      return like.answered(Fault.GRADIENT, RIGHT.gradient(m));
    }

    @Override
    public Block factor(Block m, int columns, Block a) {
      return like.answered(Fault.FACTOR, RIGHT.factor(m, columns, a));
    }
  }

  /** Whichever is asked for, the trouble is told; none travels on as a number. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneNumberMoreIsTrouble(Fault fault) {
    Misshapen features = new Misshapen(fault);
    Composite energy = Composite.of(features, new MisshapenLoss(features));
    Trouble trouble =
        assertThrows(
            Trouble.class,
            () -> {
              energy.value(MU);
              energy.evaluate(MU);
              energy.gaussNewton().get().apply(MU);
            });
    Failure failure = assertInstanceOf(Failure.WrongShape.class, trouble.failure());
    assertEquals(fault.sentence, failure.what());
  }

  /** A run keeps what it has, and ends with the sentence. */
  @Test
  void aRunEndsWithTheSentence() {
    Misshapen features = new Misshapen(Fault.JACOBIAN);
    Energy energy = Composite.of(features, new MisshapenLoss(features));
    Outcome outcome =
        Flow.of(Splitting.of(wasserstein(), energy).lie().tau(0.1))
            .from(MU, Key.of(1))
            .until(steps(3));
    assertInstanceOf(Reason.Failed.class, outcome.reason());
    assertTrue(
        outcome.reason().message().contains(Fault.JACOBIAN.sentence), outcome.reason().message());
  }

  /** Functions of one point that answer too little or too much. */
  @Test
  void functionsOfOnePointAreHeldToTheirLengths() {
    Features short1 =
        Features.of(2, 1, x -> new double[1], x -> new double[2][1], x -> new double[2][1]);
    Features long1 =
        Features.of(2, 1, x -> new double[2], x -> new double[2][2], x -> new double[3][1]);
    Points at = Points.onLine(1);
    for (Runnable asked :
        List.<Runnable>of(
            () -> short1.values(at),
            () -> long1.jacobian(at),
            () -> long1.curvature(at, Block.copyOf(1, 1)))) {
      assertInstanceOf(Failure.WrongShape.class, assertThrows(Trouble.class, asked::run).failure());
    }
  }
}
