package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.SpectralTarget;
import org.onsager.distribution.Target;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.pairwise.Support;

class FourierMmdTest {

  /** Some roundings of k(0), of exact sums and of ours. */
  private static final double AGREE = 1e-14;

  /** Of a first variation: the rounding of a sum over 1e5 modes. */
  private static final double FIELD = 4e-14;

  private static final RadialKernel KERNEL =
      Gaussian.ofVariance(2).plus(Gaussian.ofVariance(0.7).times(0.5));

  /** A mixture with every entry of its covariances, in d dimensions, far from the origin. */
  private static GaussianMixture mixture(int d) {
    return GaussianMixture.equal(
        Normal.of(
            Block.build(d, m -> m[0] = 30),
            Matrix.build(
                d,
                d,
                s -> {
                  for (int e = 0; e < s.length; e++) {
                    s[e] = e % (d + 1) == 0 ? 1 + 0.1 * e : 0.3;
                  }
                })),
        Normal.isotropic(0.5, IntStream.range(0, d).mapToDouble(a -> a == 0 ? 32 : a).toArray()));
  }

  static Stream<Arguments> targets() {
    return Stream.of(1, 2, 3)
        .flatMap(d ->
            Stream.of(
                Arguments.of(mixture(d)), Arguments.of(mixture(d).samples(30, Key.of(4)))));
  }

  private static Particles particles(Target target) {
    Points points = mixture(target.dimension()).sample(20, Key.of(5));
    return Particles.uniform(points);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void agreesWithExactSums(Target target) {
    Particles mu = particles(target);
    Mmd exact = Mmd.to(target, KERNEL);
    FourierMmd fourier = exact.inFourierForm(1e-15);
    assertEquals(exact.value(mu), fourier.value(mu), AGREE);
    assertEquals(exact.mmdSquared(mu), fourier.mmdSquared(mu), 2 * AGREE);
    same(exact.firstVariation(mu), fourier.firstVariation(mu));
    same(exact.firstVariation(mu), fourier.evaluate(mu).field());
    assertEquals(fourier.value(mu), fourier.evaluate(mu).value(), AGREE);
    Points elsewhere = mixture(target.dimension()).sample(5, Key.of(6));
    same(exact.firstVariation(mu, elsewhere), fourier.firstVariation(mu, elsewhere));
    Quadratic mine = fourier.quadratic().get().apply(Support.of(mu.points()));
    Quadratic theirs = exact.quadratic().get().apply(Support.of(mu.points()));
    assertEquals(theirs.matrix(), mine.matrix());
    assertEquals(theirs.constant(), mine.constant(), AGREE);
    close(theirs.linear(), mine.linear());
  }

  private static void same(Field expected, Field found) {
    close(expected.values(), found.values());
    close(expected.gradients(), found.gradients());
  }

  private static void close(Block expected, Block found) {
    assertEquals(expected.length(), found.length());
    for (int e = 0; e < expected.length(); e++) {
      assertEquals(expected.get(e), found.get(e), FIELD);
    }
  }
}
