package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The certificate of the Fourier form against forty digits: never below the error, and no toy. */
class FourierMmdBoundTest {

  private static final double[] TOLERANCES = {1e-2, 1e-4, 1e-8, 1e-12, 1e-16, 1e-24};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theErrorIsWithinTheBound(int dimension) {
    for (int seed = 0; seed < 40; seed++) {
      RandomGenerator random = Key.of(seed).fold(dimension).generator();
      double gamma = Math.pow(10, 1 - 3 * random.nextDouble());
      double spread = Math.exp(random.nextGaussian()) / Math.sqrt(gamma) / dimension;
      double far = Math.pow(10, 4 * random.nextDouble()) * spread;
      Particles nu = cloud(random, 1 + random.nextInt(12), dimension, spread, far);
      // From far to so near that sums over pairs see nothing.
      double h = Math.pow(10, -12 * random.nextDouble()) * spread;
      Particles mu = nudged(random, nu, h);
      double tolerance = TOLERANCES[random.nextInt(dimension == 3 ? 4 : TOLERANCES.length)];
      check(
          Mmd.to(Samples.of(nu), Gaussian.ofGamma(gamma)).inFourierForm(tolerance),
          mu,
          FortyDigits.mmdSquared(mu, nu, gamma));
      double wide = random.nextDouble() / gamma;
      GaussianMixture mixture =
          GaussianMixture.equal(
              Normal.isotropic(wide, mu.points().row(0)),
              Normal.isotropic(wide / 10, nu.points().row(nu.count() - 1)));
      check(
          Mmd.to(mixture, Gaussian.ofGamma(gamma)).inFourierForm(tolerance),
          mu,
          FortyDigits.mmdSquared(mu, mixture, gamma));
    }
  }

  private static void check(FourierMmd energy, Particles mu, BigDecimal exact) {
    MmdSquared found = energy.bounded(mu);
    double error = new BigDecimal(found.value()).subtract(exact).abs().doubleValue();
    assertTrue(error <= found.bound(), () -> error + " > " + found + " of " + energy);
    // Worst cases are some hundred roundings of MMD, and the tolerance is used up to a tenth.
    double mmd = Math.sqrt(exact.abs().doubleValue());
    double rounding = 3e-13 * mu.dimension();
    double most = 5 * energy.tolerance() + rounding * (2 * mmd + rounding);
    assertTrue(found.bound() <= most, () -> found + " is useless: above " + most);
  }

  private static Particles cloud(
      RandomGenerator random, int count, int dimension, double spread, double far) {
    double[][] rows = new double[count][dimension];
    for (double[] row : rows) {
      for (int a = 0; a < dimension; a++) {
        row[a] = far + spread * random.nextGaussian();
      }
    }
    double[] weights = IntStream.range(0, count).mapToDouble(i -> random.nextDouble()).toArray();
    return Particles.of(Points.of(rows), weights).normalised();
  }

  private static Particles nudged(RandomGenerator random, Particles nu, double h) {
    Block x = nu.points().coordinates();
    return nu.withPoints(
        nu.points().withCoordinates(x.map(entry -> entry + h * random.nextGaussian())));
  }
}
