package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertAtMost;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Descent to the walls of charts, along them, and out of them. */
class ChartedDescentTest {

  /** {@code V = (x - 2)^2 / 2}, whose minimum over [-1, 1] is at the wall. */
  private static final Potential BEYOND =
      Potential.of(
          x -> (x[0] - 2) * (x[0] - 2) / 2,
          x -> new double[] {x[0] - 2},
          x -> Matrix.of(new double[] {1}));

  private static State at(double... z) {
    return State.start(Particles.uniform(Points.onLine(z)), Key.of(1));
  }

  /** Newton steps of one particle, by the model and its rest. */
  private static List<Double> newton(Energy energy, double start, double wall, int steps) {
    List<Double> errors = new ArrayList<>();
    double z = start;
    for (int k = 0; k < steps; k++) {
      errors.add(Math.abs(z - wall));
      Particles mu = Particles.uniform(Points.onLine(z));
      GaussNewton model = energy.gaussNewton().get().apply(mu);
      double second = model.form(Block.copyOf(1, 0)) + model.rest().get().get(0);
      z -= energy.firstVariation(mu).gradient(0, 0) / second;
    }
    errors.add(Math.abs(z - wall));
    return errors;
  }

  /**
   * The error is squared at every step, until it is rounding. In x, where the slope does not vanish
   * at the wall, the same point is no zero of anything.
   */
  @Test
  void aWallIsReachedQuadratically() {
    List<Double> errors = newton(BEYOND.in(Chart.interval(-1, 1)), 1.2, Math.PI / 2, 5);
    for (int k = 1; k < errors.size(); k++) {
      assertAtMost(
          errors.get(k - 1) * errors.get(k - 1) + 4 * Math.ulp(Math.PI / 2), errors.get(k));
    }
    assertAtMost(4 * Math.ulp(Math.PI / 2), errors.getLast());
  }

  @Test
  void theEndOfAHalfLineIsReachedQuadratically() {
    Potential before =
        Potential.of(
            x -> (x[0] + 1) * (x[0] + 1) / 2,
            x -> new double[] {x[0] + 1},
            x -> Matrix.of(new double[] {1}));
    List<Double> errors = newton(before.in(Chart.halfLine()), 0.5, 0, 5);
    for (int k = 1; k < errors.size(); k++) {
      assertAtMost(errors.get(k - 1) * errors.get(k - 1), errors.get(k));
    }
    assertAtMost(1e-16, errors.getLast());
  }

  @Test
  void gaussNewtonStepsReachTheWall() {
    Step step = new GaussNewtonJko(1, 1).on(BEYOND.in(Chart.interval(-1, 1))).tau(1);
    State state = at(0.3);
    for (int k = 0; k < 20; k++) {
      Either<Failure, State> next = step.apply(state);
      if (next.isLeft()) {
        assertTrue(next.getLeft().message().contains("converged to rounding"));
        break;
      }
      state = next.get();
    }
    // F is flat to second order at the wall: its rounding hides sqrt(ulp) of z, and none of x.
    assertEquals(1, Chart.interval(-1, 1).at(state.particles().points()).get(0, 0), 1e-15);
  }

  /** At the end of a half-line the gradient in z is zero, whatever pulls. */
  @Test
  void aParticleOnTheWallStays() {
    Potential inwards =
        Potential.of(x -> (x[0] - 5) * (x[0] - 5) / 2, x -> new double[] {x[0] - 5});
    Energy energy = inwards.in(Chart.halfLine());
    State moved = right(Schemes.explicit(wasserstein()).on(energy).tau(0.1).apply(at(0, 1e-3)));
    assertEquals(0, moved.particles().points().get(0, 0));
    assertTrue(moved.particles().points().get(1, 0) > 1.4e-3, "the one beside it moves away");
  }

  /** The walls hold where an energy pulls all particles out of the set. */
  @Test
  void particlesStayInTheBall() {
    Chart ball = Chart.ball(2, 1);
    Energy energy =
        Potential.of(
                x -> ((x[0] - 3) * (x[0] - 3) + x[1] * x[1]) / 2,
                x -> new double[] {x[0] - 3, x[1]},
                x -> Matrix.of(new double[] {1, 0}, new double[] {0, 1}))
            .in(ball);
    Step step = new GaussNewtonJko(1, 1).on(energy).tau(1);
    Points z = Normal.isotropic(0.2, 0, 0).sample(20, Key.of(5));
    State state = State.start(Particles.uniform(z), Key.of(1));
    for (int k = 0; k < 40; k++) {
      state = step.apply(state).getOrElse(state);
    }
    Points x = ball.at(state.particles().points());
    for (int i = 0; i < x.count(); i++) {
      assertAtMost(1 + 4 * Math.ulp(1.0), Math.hypot(x.get(i, 0), x.get(i, 1)));
    }
    // The nearest point of the ball is (1, 0), and V is 2 there.
    assertEquals(2, energy.value(state.particles()), 1e-12);
  }

  /** A run that starts where the chart is not defined ends with a sentence, and no NaN. */
  @Test
  void aChartLeftIsAFailureWithAdvice() {
    Energy energy = Mmd.to(Normal.isotropic(0.1, 1, 0), Gaussian.ofVariance(1)).in(Chart.sphere(2));
    State start =
        State.start(
            Particles.uniform(Points.of(new double[] {1, 1}, new double[] {0, 0})), Key.of(1));
    for (Step step :
        List.of(
            Schemes.explicit(wasserstein()).on(energy).tau(0.1),
            GaussNewtonJko.atScaleOf(Gaussian.ofVariance(1)).on(energy).tau(1))) {
      Failure failure = step.apply(start).getLeft();
      assertTrue(failure.message().contains("Point 1 has left the chart unit sphere in R^2"));
      assertTrue(failure.message().contains("into(x) gives z of length one"));
    }
  }

  /** Two particles with one x, on both sides of a fold, are one particle. */
  @Test
  void canonicalParticlesMerge() {
    Chart chart = Chart.interval(-1, 1);
    Energy energy = BEYOND.in(chart);
    State folded = at(0.5, Math.PI - 0.5, 1.5);
    Step merging = Schemes.merging(1e-3).on(energy).tau(1);
    assertEquals(3, right(merging.apply(folded)).particles().count());
    Step canonical = Schemes.canonical(chart).then(Schemes.merging(1e-3)).on(energy).tau(1);
    Particles merged = right(canonical.apply(folded)).particles();
    assertEquals(2, merged.count());
    assertEquals(energy.value(folded.particles()), energy.value(merged), 8 * Math.ulp(1.0));
    State already = at(0.5, 1.5);
    assertSame(
        already, right(Schemes.canonical(chart).move(already, energy, 1)), "nothing is to be done");
  }

  /** Where designs of degree 2 go: to -1, 0 and 1 with a third of the mass each. */
  @Test
  void theOptimalDesignIsFound() {
    Chart chart = Chart.interval(-1, 1);
    Energy energy =
        Composite.of(Regressors.of(Polynomials.legendre(1, 2)), Loss.negativeLogDeterminant(3))
            .in(chart);
    double[] x = IntStream.range(0, 20).mapToDouble(i -> -0.95 + 0.1 * i).toArray();
    State state = State.start(Particles.uniform(chart.into(Points.onLine(x))), Key.of(1));
    double best = energy.value(Particles.uniform(Points.onLine(-Math.PI / 2, 0, Math.PI / 2)));
    Step step = new GaussNewtonJko(1, 1).on(energy).tau(1);
    for (int k = 0; k < 300; k++) {
      state = step.apply(state).getOrElse(state);
    }
    // A sum of three logarithms of numbers near one third.
    assertEquals(best, energy.value(state.particles()), 16 * Math.ulp(best));
  }
}
