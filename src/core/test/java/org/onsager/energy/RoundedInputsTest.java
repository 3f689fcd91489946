package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;

/**
 * Weights, proportions and covariances as people have them: POT #342, reliability #29, pycave #23.
 */
class RoundedInputsTest {

  private static final Points X = Points.of(row(0, 0), row(1, 0), row(2, 0), row(3, 0), row(4, 0));
  private static final Points Y = Points.of(row(0, 1), row(1, 1), row(2, 1), row(3, 1), row(4, 1));

  /** 1/5 as a float: their sum is 1.0000000149. */
  private static final Particles FLOATS = new Particles(X, Block.constant(5, 1f / 5));

  @Test
  void transportOfFloats() {
    assertTrue(FLOATS.mass() > 1 + 1e-8 && FLOATS.isProbability());
    Wasserstein2 there = Wasserstein2.between(FLOATS, Particles.uniform(Y));
    assertEquals(FLOATS.mass(), there.squaredDistance(), 1e-15);
    Wasserstein2 back = Wasserstein2.between(Particles.uniform(Y), FLOATS);
    assertEquals(1, back.squaredDistance(), 1e-15);
  }

  @Test
  void targetsOfFloats() {
    assertEquals(Samples.of(X), Samples.of(FLOATS));
    assertSame(X, Samples.of(FLOATS).measure().points());
    Energy to = SinkhornDivergence.to(Samples.of(Y), 0.1);
    assertEquals(to.value(Particles.uniform(X)), to.value(FLOATS), 1e-14);
    assertEquals(0, Mmd.to(Samples.of(FLOATS), new Gaussian(1)).value(Particles.uniform(X)), 1e-16);
  }

  @Test
  void countsAreRefusedWithWhatHelps() {
    Particles counts = Particles.of(X, 3, 1, 4, 1, 5);
    assertAdvised("measure.normalised()", () -> Samples.of(counts));
    assertEquals(
        Block.copyOf(3 / 14.0, 1 / 14.0, 4 / 14.0, 1 / 14.0, 5 / 14.0),
        Samples.of(counts.normalised()).measure().weights());
    assertAdvised("mu.normalised()", () -> Wasserstein2.between(counts, FLOATS));
    Energy sinkhorn = SinkhornDivergence.to(Samples.of(Y), 0.1);
    Trouble trouble = assertThrows(Trouble.class, () -> sinkhorn.value(counts));
    assertTrue(trouble.getMessage().contains("mu.normalised()"), trouble.getMessage());
    assertAdvised("proportions.normalised()", () -> mixture(3, 1, 4));
  }

  private static void assertAdvised(String advice, Runnable refused) {
    var e = assertThrows(IllegalArgumentException.class, refused::run);
    assertTrue(e.getMessage().contains(advice), e.getMessage());
  }

  private static GaussianMixture mixture(double... proportions) {
    return new GaussianMixture(
        Vector.range(0, proportions.length).map(i -> Normal.isotropic(0.8, i)),
        Block.copyOf(proportions));
  }

  @Test
  void proportions() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);
    assertEquals(Block.copyOf(tenths), mixture(tenths).proportions());
    Block thirds = Block.constant(3, 1.0 / 3);
    assertEquals(thirds, mixture(0.333333, 0.333333, 0.333333).proportions());
    assertEquals(thirds, mixture(1f / 3, 1f / 3, 1f / 3).proportions());
  }

  /** numpy's inverse of a symmetric matrix of order six. */
  @Test
  void covariances() {
    Normal normal =
        Normal.of(
            new double[6],
            row(
                0.3036096247717771,
                0.027564873816981687,
                0.16049054046415273,
                0.1270804020391151,
                0.11156768372336265,
                0.08230723438925029),
            row(
                0.027564873816981715,
                0.5129538978948688,
                0.18102205164606358,
                -0.21327228272726068,
                -0.10614072953046452,
                0.03435477759104603),
            row(
                0.16049054046415276,
                0.18102205164606358,
                0.40697697798364657,
                0.057595187983362314,
                0.07214902453970787,
                0.16893247013491394),
            row(
                0.1270804020391151,
                -0.21327228272726068,
                0.05759518798336233,
                0.2718614721997701,
                0.09932110689887315,
                0.0492956170172266),
            row(
                0.11156768372336265,
                -0.1061407295304645,
                0.07214902453970788,
                0.09932110689887315,
                0.1920877241491823,
                0.014518544250547891),
            row(
                0.0823072343892503,
                0.03435477759104607,
                0.168932470134914,
                0.049295617017226595,
                0.01451854425054789,
                0.2693188212233328));
    assertEquals(normal.covariance().get(0, 1), normal.covariance().get(1, 0));
    assertEquals(0.0275648738169817, normal.covariance().get(0, 1), 1e-16);
  }
}
