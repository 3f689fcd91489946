package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.langevin;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.distribution.Density;
import org.onsager.distribution.Normal;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

class LangevinTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);
  private static final Key KEY = Key.of(42);
  private static final Particles MU = Given.particles(12, 2, 1);
  private static final State START = State.start(MU, KEY);

  /** Correlated, and longer along one axis: the covariance of the target is S. */
  private static final Normal TARGET =
      Normal.of(new double[] {1, -2}, new double[] {2, 0.6}, new double[] {0.6, 1});

  private static final KullbackLeibler KL = KullbackLeibler.to(TARGET);

  /** {@code x + tau score + sqrt(2 tau) z}, z the first draw of the schemes' stream. */
  @Test
  void withTheIdentityItIsTheUnadjustedLangevinAlgorithm() {
    double tau = 0.3;

    State moved = right(langevin(wasserstein()).move(START, KL, tau));

    Block x = MU.points().coordinates();
    Block z = KEY.fold(1).fold(0).normals(x.length());
    Block expected =
        x.plus(tau, TARGET.logDensity(MU.points()).gradients()).plus(Math.sqrt(2 * tau), z);
    assertNear(expected, moved.particles().points().coordinates(), 4 * Math.ulp(8.0));
    assertSame(MU.weights(), moved.particles().weights());
    assertEquals(1, moved.draws());
    assertEquals(1, moved.evaluations());
  }

  /** By hand, on two particles on the line: C is a number. */
  @Test
  void withTheCovarianceItIsInteractingLangevin() {
    double tau = 0.3;
    double temperature = 0.5;
    Particles two = Particles.of(Points.onLine(0, 4), 0.25, 0.75);
    Energy energy = KullbackLeibler.to(Normal.isotropic(2, 1)).times(temperature);

    State moved = right(langevin(kalmanWasserstein()).move(State.start(two, KEY), energy, tau));

    // Mean 3, covariance 0.25 * 9 + 0.75 * 1 = 3, divergence (d + 1) w (x - 3), d + 1 = 2.
    Block z = KEY.fold(1).fold(0).normals(2);
    double noise = Math.sqrt(2 * tau * temperature * 3);
    assertNear(
        Block.copyOf(
            0
                + tau * 3 * temperature * (1 - 0) / 2
                + tau * temperature * 2 * 0.25 * -3
                + noise * z.get(0),
            4
                + tau * 3 * temperature * (1 - 4) / 2
                + tau * temperature * 2 * 0.75 * 1
                + noise * z.get(1)),
        moved.particles().points().coordinates(),
        8 * Math.ulp(8.0));
  }

  /** Moments about the true mean, of all particles and steps after a tenth of them. */
  private record Moments(Block mean, Block second) {

    static Moments of(Transport transport, int count, int steps, double tau) {
      Step step = langevin(transport).on(KL).tau(tau);
      State state = State.start(Particles.uniform(TARGET.sample(count, Key.of(1))), Key.of(2));
      double[] mean = new double[2];
      double[] second = new double[3];
      int burn = steps / 10;
      for (int k = 0; k < burn + steps; k++) {
        state = right(step.apply(state));
        if (k >= burn) {
          double share = 1.0 / steps / count;
          for (int i = 0; i < count; i++) {
            double x = state.particles().points().get(i, 0) - TARGET.mean().get(0);
            double y = state.particles().points().get(i, 1) - TARGET.mean().get(1);
            mean[0] += share * x;
            mean[1] += share * y;
            second[0] += share * x * x;
            second[1] += share * x * y;
            second[2] += share * y * y;
          }
        }
      }
      return new Moments(Block.copyOf(mean), Block.copyOf(second));
    }

    /** The largest error, in units of the standard deviations of the covariance expected. */
    double error(double... covariance) {
      double a = Math.sqrt(covariance[0]);
      double b = Math.sqrt(covariance[2]);
      return Math.max(
          Math.max(Math.abs(mean.get(0)) / a, Math.abs(mean.get(1)) / b),
          Math.max(
              Math.abs(second.get(0) - covariance[0]) / (a * a),
              Math.max(
                  Math.abs(second.get(1) - covariance[1]) / (a * b),
                  Math.abs(second.get(2) - covariance[2]) / (b * b))));
    }
  }

  /** {@code S (I - tau S^-1 / 2)^-1 = S (S - tau I / 2)^-1 S}, as xx, xy, yy. */
  private static double[] unadjusted(double tau) {
    double a = 2 - tau / 2;
    double c = 1 - tau / 2;
    double b = 0.6;
    double det = a * c - b * b;
    double[][] inverse = {{c / det, -b / det}, {-b / det, a / det}};
    double[][] s = {{2, 0.6}, {0.6, 1}};
    double[][] out = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 2; l++) {
            out[i][j] += s[i][k] * inverse[k][l] * s[l][j];
          }
        }
      }
    }
    return new double[] {out[0][0], out[0][1], out[1][1]};
  }

  /**
   * The stationary law for this tau, within 1 %. The slowest mode, variance 2.28, forgets by {@code
   * r = 1 - tau / 2.28} a step, so a mean over n particles and k steps has the deviation {@code
   * sqrt((1 + r) / (1 - r) / (n k))}, a second moment {@code sqrt(2 (1 + r^2) / (1 - r^2) / (n
   * k))}: at tau = 0.4, r = 0.825 and n k = 4e6 these are 0.16 % and 0.16 %, a sixth of the
   * tolerance. The target itself is missed by 12 %.
   */
  @Test
  void momentsOfANormalTargetAreThoseOfTheBiasedLaw() {
    double tau = 0.4;

    Moments moments = Moments.of(wasserstein(), 2000, 2000, tau);

    double error = moments.error(unadjusted(tau));
    assertTrue(error < 0.01, "error " + error);
    assertTrue(moments.error(2, 0.6, 1) > 0.1, "bias " + moments.error(2, 0.6, 1));
  }

  /**
   * Whatever the covariance of the target, the relative bias is {@code c - 1}, {@code c = (1 -
   * sqrt(1 - 2 tau)) / tau}, up to 1/n.
   */
  @Test
  void momentsOfInteractingLangevinAreThoseOfItsBiasedLaw() {
    double tau = 0.2;
    double c = (1 - Math.sqrt(1 - 2 * tau)) / tau;

    Moments moments = Moments.of(kalmanWasserstein(), 1000, 2000, tau);

    double error = moments.error(2 * c, 0.6 * c, c);
    assertTrue(error < 0.01, "error " + error);
  }

  /** The geometry without the divergence of its covariance: the ensemble Kalman sampler. */
  private record Uncorrected() implements Transport {

    @Override
    public Block velocity(Particles mu, Field xi) {
      return kalmanWasserstein().velocity(mu, xi);
    }

    @Override
    public Option<Function<Particles, Mobility>> mobility() {
      return kalmanWasserstein()
          .mobility()
          .map(of -> mu -> Mobility.constant(of.apply(mu).matrix(), mu.count()));
    }
  }

  /**
   * Six particles in the plane. All modes forget in a time of about one, so that {@code n k tau =
   * 12000} independent samples have second moments of deviation {@code sqrt(2 / 12000)} = 1.3 %:
   * four of them, and the bias {@code tau / 2} of 1 %. Without the divergence they are too narrow
   * by half: {@code (n - d - 1) / n}.
   */
  @Test
  void fewInteractingParticlesNeedTheDivergence() {
    double error = Moments.of(kalmanWasserstein(), 6, 100_000, 0.02).error(2, 0.6, 1);
    assertTrue(error < 0.06, "error " + error);

    double without = Moments.of(new Uncorrected(), 6, 20_000, 0.02).error(2, 0.6, 1);
    assertTrue(without > 0.3, "without it " + without);
  }

  @Test
  void withoutLogMuItIsTheExplicitScheme() {
    Mmd mmd = Mmd.to(TARGET, KERNEL);
    for (Transport transport : List.of(wasserstein(), kalmanWasserstein(), stein(KERNEL))) {
      assertEquals(
          right(explicit(transport).move(START, mmd, 0.3)),
          right(langevin(transport).move(START, mmd, 0.3)));
    }
  }

  @Test
  void theLeavesOfASplittingTakeNoiseWhereTheyNeedIt() {
    assertEquals(langevin(wasserstein()), LeafSchemes.langevin().of(wasserstein()));
    assertEquals(explicit(stein(KERNEL)), LeafSchemes.langevin().of(stein(KERNEL)));
    Step step =
        Splitting.of(kalmanWasserstein().times(2), KL).with(LeafSchemes.langevin()).lie().tau(0.1);
    assertEquals(
        right(langevin(kalmanWasserstein()).move(START, KL, 0.2)).particles(),
        right(step.apply(START)).particles());
  }

  @Test
  void collinearParticlesStayOnTheirLine() {
    Particles line =
        Particles.uniform(Points.of(new double[][] {{0, 0}, {1, 2}, {3, 6}, {-2, -4}}));

    Points moved =
        right(langevin(kalmanWasserstein()).move(State.start(line, KEY), KL, 0.1))
            .particles()
            .points();

    for (int i = 0; i < 4; i++) {
      // The root of the singular covariance is known to the root of rounding, 1e-8.
      assertEquals(2 * moved.get(i, 0), moved.get(i, 1), 1e-6);
    }
    assertNotEquals(line.points(), moved);
  }

  /** Lu, Lu and Nolen (2019): noise for the transport, weights by a smoothed entropy. */
  private static Step withBirthDeath() {
    Geometry both = wasserstein().plus(hellinger().spherical());
    BlobKullbackLeibler blob = BlobKullbackLeibler.to(TARGET, Gaussian.ofStandardDeviation(0.5));
    return Splitting.of(both, blob)
        .with(LeafSchemes.langevin())
        .with(wasserstein(), KL)
        .lie()
        .tau(0.1);
  }

  @Test
  void withBirthDeathItMovesPointsByNoiseAndWeightsWithout() {
    State moved = right(withBirthDeath().apply(START));

    Points points = right(langevin(wasserstein()).move(START, KL, 0.1)).particles().points();
    assertEquals(points, moved.particles().points());
    assertNotEquals(MU.weights(), moved.particles().weights());
    assertEquals(1, moved.draws());
  }

  @Test
  void aSavedRunGoesOnAlike(@TempDir Path folder) throws IOException {
    State middle = right(withBirthDeath().apply(START));
    middle.save(folder.resolve("state"));

    State resumed = State.load(folder.resolve("state"));

    assertEquals(right(withBirthDeath().apply(middle)), right(withBirthDeath().apply(resumed)));
    assertNotEquals(
        right(withBirthDeath().apply(State.start(MU, Key.of(43)))).particles(), middle.particles());
  }

  @Test
  void objectsWhereNoNoiseCarriesLogMu() {
    IllegalArgumentException stein =
        assertThrows(IllegalArgumentException.class, () -> langevin(stein(KERNEL)).on(KL));
    assertTrue(stein.getMessage().contains("mobility"), stein.getMessage());
    Energy negative = KL.times(-1);
    IllegalArgumentException backwards =
        assertThrows(IllegalArgumentException.class, () -> langevin(wasserstein()).on(negative));
    assertTrue(backwards.getMessage().contains("backwards"), backwards.getMessage());
    // The explicit scheme says what there is instead.
    IllegalArgumentException plain =
        assertThrows(IllegalArgumentException.class, () -> explicit(wasserstein()).on(KL));
    assertTrue(plain.getMessage().contains("Langevin"), plain.getMessage());
  }

  @Test
  void troubleIsAFailure() {
    Density steep = Density.of(2, x -> 0, x -> new double[] {Double.NaN, 0});
    Either<Failure, State> force =
        langevin(wasserstein()).move(START, KullbackLeibler.to(steep), 0.1);
    assertInstanceOf(Failure.NotFinite.class, force.getLeft());
    assertEquals(1, force.getLeft().spent());
    Density flat = Density.of(2, x -> 0, x -> new double[2]);
    Either<Failure, State> noise =
        langevin(kalmanWasserstein()).move(START, KullbackLeibler.to(flat), 1e308);
    assertInstanceOf(Failure.NotFinite.class, noise.getLeft());
  }
}
