package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.MmdGeometry;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** What schemes have in common: their names, their objections, what an exact one reports. */
class SchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);

  private static final Geometry SPHERICAL = wasserstein().plus(hellinger().spherical().times(0.1));

  @Test
  void namesMakeWhatTheySay() {
    assertAll(
        () ->
            assertEquals(
                new ProximalTransport(wasserstein(), Effort.standard()), Schemes.proximal()),
        () -> assertEquals(new JointProximal(2, 3, Effort.standard()), Schemes.jointProximal(2, 3)),
        () -> assertEquals(new Rejuvenation(0, 0.1), Schemes.rejuvenation(0.1)),
        () ->
            assertEquals(
                new StepDoubling(Schemes.proximal(), 2),
                Schemes.stepDoubling(Schemes.proximal(), 2)),
        () -> assertEquals(GaussNewtonJko.of(SPHERICAL), Schemes.gaussNewton(SPHERICAL)),
        () -> assertEquals(GaussNewtonJko.atScaleOf(KERNEL), Schemes.gaussNewton(KERNEL)));
  }

  static Stream<Scheme> withoutLogMu() {
    return Stream.of(
        Schemes.explicit(wasserstein()),
        Schemes.backtracking(wasserstein()),
        Schemes.proximal(),
        Schemes.jointProximal(1, 1),
        Schemes.rejuvenation(0.1),
        Schemes.exact(mmd(KERNEL, 0)),
        Schemes.entropic(hellinger()),
        Schemes.projectedGradient(),
        Schemes.gaussNewton(SPHERICAL));
  }

  @ParameterizedTest
  @MethodSource("withoutLogMu")
  void theRelativeEntropyIsRefusedWithAdvice(Scheme scheme) {
    Energy entropy = KullbackLeibler.to(Given.TARGET_B);
    String objection = scheme.objection(entropy).get();
    assertTrue(objection.contains("energy"), objection);
    assertTrue(scheme.objection(Mmd.to(Given.TARGET_B, KERNEL)).isEmpty());
  }

  /** {@code F(mu') - F(mu) + |w' - w|_G^2 / (2 tau)}. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 4})
  void anExactReactionReportsByHowMuchItDescends(double tau) {
    Particles mu = Given.particles(6, 2, 1);
    Energy energy = Mmd.to(Given.TARGET_B, KERNEL);
    MmdGeometry geometry = mmd(KERNEL, 0.1);
    State after = right(Schemes.exact(geometry).move(State.start(mu, Key.of(1)), energy, tau));
    Block change = after.particles().weights().plus(-1, mu.weights());
    double slack =
        energy.value(after.particles())
            - energy.value(mu)
            + geometry.metric().get().at(Support.of(mu.points())).form(change) / (2 * tau);
    assertTrue(slack < -1e-6);
    // Four values of about one half.
    assertEquals(slack, after.fact(ExactReaction.SLACK).get(), 1e-15);
  }

  @Test
  void anOverflowOfTheMetricIsAFailure() {
    Particles mu = Particles.uniform(Points.onLine(-1e200, 1e200));
    Energy energy = Mmd.to(Samples.of(Points.onLine(0)), KERNEL);
    Failure failure =
        Schemes.exact(sphericalMmd(new EnergyDistance(), 0))
            .move(State.start(mu, Key.of(1)), energy, 1)
            .getLeft();
    assertInstanceOf(Failure.NotFinite.class, failure);
    assertEquals(1, failure.spent());
  }
}
