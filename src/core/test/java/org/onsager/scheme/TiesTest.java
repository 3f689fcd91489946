package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Step;

/** Particles that coincide at the start never part, and a run says so where it ends. */
class TiesTest {

  private static final Gaussian KERNEL = Gaussian.ofStandardDeviation(0.5);

  /** Three values, most of them equal: smile #661, standardised. */
  private static final Points VALUES =
      new Points(
          67,
          1,
          Block.build(
              67,
              x -> {
                Arrays.fill(x, 0.14);
                x[23] = -1.2;
                x[26] = -7.8;
              }));

  private static final Mmd ENERGY = Mmd.to(Samples.of(VALUES), KERNEL);

  static Stream<Step> searches() {
    return Stream.of(
        new JointProximal(1, 1, Effort.standard()).on(ENERGY).tau(1),
        new ProximalTransport(Effort.standard()).on(ENERGY).tau(1));
  }

  private static Outcome run(Step step, Particles start) {
    return Flow.of(step).from(start, Key.of(1)).until(Stop.evaluations(5000));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void theReasonNamesTies(Step step) {
    Particles start = Particles.of(Points.onLine(0.1, 0.1, 0.1, 0.1), 0.25, 0.25, 0.25, 0.25);

    Outcome end = run(step, start);

    String message = assertInstanceOf(Reason.Failed.class, end.reason()).message();
    assertTrue(message.contains("3 of 4 particles lie where another does"), message);
    assertTrue(message.contains("jitter"), message);
  }

  /**
   * Gauss-Newton steps get to where no tied particles could go lower, to rounding: there the gradient
   * decides, and a long step may part them by its rounding, after which they go lower still.
   */
  @Test
  void longStepsMayPartTiesByRounding() {
    Step step = GaussNewtonJko.atScaleOf(KERNEL).on(ENERGY).tau(1);
    Outcome end = run(step, Particles.uniform(Points.onLine(0.1, 0.1, 0.1, 0.1)));
    // The value where all four stay together, by a search on a line.
    assertTrue(ENERGY.value(end.state().particles()) <= 6.55390828579e-4);
  }

  /** The advice helps: Gauss-Newton from distinct samples reaches rounding, from ties 1.3e-3. */
  @Test
  void distinctPlacesDoBetter() {
    Step step = GaussNewtonJko.atScaleOf(KERNEL).on(ENERGY).tau(1);

    Outcome tied = run(step, Particles.uniform(Points.onLine(0.14, 0.14, 0.14)));
    Outcome apart = run(step, Particles.uniform(Points.onLine(0.14, -1.2, -7.8)));

    assertTrue(ENERGY.mmdSquared(tied.state().particles()) > 1e-4);
    // Terms of size one: some ulp.
    assertAtMost(1e-14, Math.abs(ENERGY.mmdSquared(apart.state().particles())));
    String message = apart.reason().message();
    assertFalse(message.contains("lie where another does"), message);
  }

  /** Massless particles feel nothing; the two zeros are one place, and so is an ulp. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-200, 1e200, 4.9e-324})
  void tiesHaveNoScale(double scale) {
    Points points =
        Points.of(
            new double[] {0, scale},
            new double[] {-0.0, scale},
            new double[] {0, scale - Math.ulp(scale) / 2},
            new double[] {0, -scale},
            new double[] {0, scale});
    assertEquals(new Ties(2, 4), Ties.of(Particles.of(points, 0.25, 0.25, 0.25, 0.25, 0)));
  }

  @Test
  void whatLiesApartIsNoTie() {
    Points points = Points.onLine(0, 1e-9, 1, 1 + 1e-9);
    assertEquals(new Ties(0, 4), Ties.of(Particles.uniform(points)));
  }
}
