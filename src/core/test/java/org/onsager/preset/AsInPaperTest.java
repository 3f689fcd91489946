package org.onsager.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

/** The presets of Algorithm 1, each against its formula. */
class AsInPaperTest {

  private static final Gaussian KERNEL = AsInPaper.kernel(10);
  private static final Mmd MMD = Mmd.to(Given.TARGET_A, KERNEL);
  private static final Particles MU = Particles.uniform(Given.START.sample(20, Key.of(1)));
  private static final State START = State.start(MU, Key.of(2));

  /** Steps of tau times gradients below 0.2, added to positions below 8. */
  private static final double ROUNDING = 4 * Math.ulp(8.0);

  private static Block moved(double tau) {
    return MU.points().coordinates().plus(-tau, MMD.firstVariation(MU).gradients());
  }

  @Test
  void sigmaIsAVariance() {
    assertEquals(
        Math.exp(-4 / 20.0), KERNEL.value(new double[] {0}, new double[] {2}), Math.ulp(1.0));
    assertEquals(AsInIftFlow.kernel(1 / 20.0), KERNEL);
  }

  @Test
  void mmdFlowIsEquation17() {
    State end = right(AsInPaper.mmdFlow(MMD, 2).apply(START));

    assertNear(moved(2), end.particles().points().coordinates(), ROUNDING);
    assertEquals(MU.weights(), end.particles().weights());
    assertEquals(2, end.time());
  }

  @Test
  void noiseIsSwitchedOffByUntil() {
    Step step = AsInPaper.noisyMmdFlow(MMD, 2, 10).until(1, AsInPaper.mmdFlow(MMD, 2));

    State noisy = right(step.apply(START));
    State quiet = right(step.apply(noisy));

    assertEquals(1, quiet.draws());
    assertTrue(
        !noisy.particles().equals(right(AsInPaper.mmdFlow(MMD, 2).apply(START)).particles()));
    assertEquals(right(AsInPaper.mmdFlow(MMD, 2).apply(noisy)).particles(), quiet.particles());
  }

  /** Equation 17, then the program 18 with {@code tau = eta} at the moved points. */
  @Test
  void iftIsAlgorithm1() {
    State end = right(AsInPaper.ift(KERNEL, MMD, 2, 0.125, 1e-4).apply(START));

    State half = right(START.moved(moved(2)));
    State expected = right(exact(sphericalMmd(KERNEL, 1e-4)).move(half, MMD, 0.125));
    assertEquals(expected.particles().points(), end.particles().points());
    // An eta of 2 * (0.125 / 2) is 0.125 to the bit, so the programs are the same.
    assertEquals(expected.particles().weights(), end.particles().weights());
    assertTrue(!end.particles().weights().equals(MU.weights()));
  }

  /** The same as the splitting of the geometry, with eta / tau as the speed of the reaction. */
  @Test
  void iftIsTheSplittingOfTheGeometry() {
    Step splitting =
        Splitting.of(wasserstein().plus(sphericalMmd(KERNEL, 1e-4).times(0.0625)), MMD)
            .lie()
            .tau(2);

    assertEquals(
        right(splitting.apply(START)),
        right(AsInPaper.ift(KERNEL, MMD, 2, 0.125, 1e-4).apply(START)));
  }

  @Test
  void wfrIsEquation17ThenTheEntropicStep() {
    State end = right(AsInPaper.wfr(MMD, 2, 0.125).apply(START));

    State half = right(START.moved(moved(2)));
    assertEquals(
        right(entropic(hellinger().spherical()).move(half, MMD, 0.125)).particles(),
        end.particles());
  }

  /** Each of them makes progress on the paper's problem, the reaction the most. */
  @Test
  void theyDescend() {
    double start = MMD.value(MU);
    for (Step step :
        new Step[] {
          AsInPaper.mmdFlow(MMD, 1),
          AsInPaper.ift(KERNEL, MMD, 1, 0.1, 1e-4),
          AsInPaper.wfr(MMD, 1, 0.1)
        }) {
      Outcome end = Flow.of(step).from(START).until(Stop.steps(50));
      // Half the energy is lost at a rate of 0.01 a step at worst; every one loses far more.
      assertTrue(MMD.value(end.state().particles()) < start / 2);
    }
  }
}
