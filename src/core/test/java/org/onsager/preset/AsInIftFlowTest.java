package org.onsager.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.SimplexProjection;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** The presets of the authors' code, each against the formula in that code, by plain loops. */
class AsInIftFlowTest {

  private static final double GAMMA = 0.05;
  private static final double RATE = 7;
  private static final double WEIGHT_RATE = 0.1;
  private static final int N = 10;
  private static final Particles MU = Given.particles(N, 2, 1);
  private static final Points TARGET = Given.points(8, 2, 2);
  private static final Mmd MMD = Mmd.to(Samples.of(TARGET), AsInIftFlow.kernel(GAMMA));
  private static final State START = State.start(MU, Key.of(3));

  /** Twenty roundings of positions below four. */
  private static final double ROUNDING = 20 * Math.ulp(4.0);

  /** {@code k_pi[i] - (K w)_i} at points x, with sources at x. */
  private static double pull(Points x, int i) {
    double pull = 0;
    for (int j = 0; j < TARGET.count(); j++) {
      pull += k(x.row(i), TARGET.row(j)) / TARGET.count();
    }
    for (int j = 0; j < N; j++) {
      pull -= MU.weights().get(j) * k(x.row(i), x.row(j));
    }
    return pull;
  }

  private static double k(double[] x, double[] y) {
    return Math.exp(-GAMMA * (Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2)));
  }

  /** {@code x_i - rate grad_{x_i} MMD^2}, the gradient at q: a factor 2 w_i. */
  private static Points moved(Points q) {
    Points x = MU.points();
    return x.withCoordinates(
        Block.build(
            2 * N,
            out -> {
              for (int e = 0; e < 2 * N; e++) {
                int i = e % N;
                int axis = Math.floorDiv(e, N);
                double gradient = 0;
                for (int j = 0; j < N; j++) {
                  gradient += MU.weights().get(j) * slope(q.row(i), q.row(j), axis);
                }
                for (int j = 0; j < TARGET.count(); j++) {
                  gradient -= slope(q.row(i), TARGET.row(j), axis) / TARGET.count();
                }
                out[e] = x.get(i, axis) - RATE * 2 * MU.weights().get(i) * gradient;
              }
            }));
  }

  private static double slope(double[] x, double[] y, int axis) {
    return -2 * GAMMA * (x[axis] - y[axis]) * k(x, y);
  }

  private static void assertMoved(Points expected, State end) {
    assertNear(expected.coordinates(), end.particles().points().coordinates(), ROUNDING);
    assertEquals(1, end.index());
  }

  @Test
  void mmdFlow() {
    State end = right(AsInIftFlow.mmdFlow(MMD, RATE).apply(START));

    assertMoved(moved(MU.points()), end);
    assertEquals(MU.weights(), end.particles().weights());
  }

  @Test
  void noisyMmdFlow() {
    State end = right(AsInIftFlow.noisyMmdFlow(MMD, RATE, 2).apply(START));

    Block noise = START.drawKey().normals(2 * N);
    Points x = MU.points();
    assertMoved(moved(x.withCoordinates(x.coordinates().plus(2, noise))), end);
  }

  /** {@code project(w + rate 2 (k_pi - K w))}, at the moved positions. */
  @Test
  void ift() {
    State end = right(AsInIftFlow.ift(MMD, RATE, WEIGHT_RATE).apply(START));

    Points x = moved(MU.points());
    double[] stepped = new double[N];
    Arrays.setAll(stepped, i -> MU.weights().get(i) + WEIGHT_RATE * 2 * pull(x, i));
    assertMoved(x, end);
    assertNear(
        Block.copyOf(SimplexProjection.project(stepped, 1)), end.particles().weights(), ROUNDING);
  }

  /** {@code project(w exp(rate (k_pi - K w)))}: no factor 2. */
  @Test
  void iftExponential() {
    State end = right(AsInIftFlow.iftExponential(MMD, RATE, WEIGHT_RATE).apply(START));

    Points x = moved(MU.points());
    double[] stepped = new double[N];
    Arrays.setAll(stepped, i -> MU.weights().get(i) * Math.exp(WEIGHT_RATE * pull(x, i)));
    assertMoved(x, end);
    assertNear(
        Block.copyOf(SimplexProjection.project(stepped, 1)), end.particles().weights(), ROUNDING);
  }
}
