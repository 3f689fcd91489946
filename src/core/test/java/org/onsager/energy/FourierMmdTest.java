package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.SpectralTarget;
import org.onsager.distribution.Target;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
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
import org.onsager.testing.Reference;

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
            Stream.of(Arguments.of(mixture(d)), Arguments.of(mixture(d).samples(30, Key.of(4)))));
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

  static Stream<Arguments> nearTargets() {
    Normal one = Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2});
    return Stream.of(
        Arguments.of("gaussian", one),
        Arguments.of(
            "mixture",
            GaussianMixture.equal(
                one,
                Normal.isotropic(1, 3, -1),
                Normal.of(new double[] {1, 4}, new double[] {3, 0.5}, new double[] {0.5, 1}))),
        Arguments.of("samples", Samples.of(Reference.near("target"))));
  }

  /** Where sums over pairs see rounding alone, here are eight digits of ten that are there. */
  @ParameterizedTest
  @MethodSource("nearTargets")
  void hasTheDigitsOfSquaresNear1em18(String name, Target target) {
    Particles mu = Reference.near(name);
    double exact = Reference.nearMmdSquared(name);
    MmdSquared found = Mmd.to(target, Gaussian.ofVariance(10)).inFourierForm().bounded(mu);
    assertEquals(1, found.value() / exact, 1e-7);
    assertTrue(Math.abs(found.value() - exact) <= found.bound());
    assertTrue(found.bound() <= 1e-3 * exact, () -> "three digits are proved: " + found);
    assertTrue(found.isResolved());
    assertFalse(Mmd.to(target, Gaussian.ofVariance(10)).bounded(mu).isResolved());
  }

  @Test
  void theSpectrumSeldomChangesAlongAFlow() {
    FourierMmd energy = Mmd.to(mixture(2), KERNEL).inFourierForm(1e-8);
    Particles mu = particles(mixture(2));
    Block x = mu.points().coordinates();
    Set<Spectrum> spectra =
        IntStream.range(0, 50)
            .mapToObj(k -> x.plus(0.0005 * k, Key.of(k).normals(x.length())))
            .map(moved -> energy.spectrum(mu.withPoints(mu.points().withCoordinates(moved))))
            .collect(Collectors.toSet());
    assertTrue(spectra.size() <= 3, () -> spectra.size() + " of " + spectra);
  }

  /** A spectrum is a function of the particles alone, whatever was asked before. */
  @Test
  void anEnergyHasNoMemoryThatShows() {
    Mmd exact = Mmd.to(mixture(2).samples(30, Key.of(4)), KERNEL);
    FourierMmd energy = exact.inFourierForm(1e-8);
    Particles mu = particles(mixture(2));
    Evaluation first = energy.evaluate(mu);
    for (int k = 1; k < 10; k++) {
      energy.value(
          mu.withPoints(
              mu.points().withCoordinates(mu.points().coordinates().map(x -> 30 + 2 * (x - 30)))));
      energy.value(
          mu.withPoints(mu.points().withCoordinates(mu.points().coordinates().map(x -> x / 2))));
    }
    assertEquals(first, energy.evaluate(mu));
    assertEquals(first, exact.inFourierForm(1e-8).evaluate(mu));
    assertEquals(energy, exact.inFourierForm(1e-8));
    assertNotEquals(energy, exact.inFourierForm(1e-9));
  }

  @Test
  void nothingIsFeltFarAwayAndNothingBreaks() {
    Mmd exact = Mmd.to(mixture(2), KERNEL);
    FourierMmd energy = exact.inFourierForm(1e-15);
    Particles mu = particles(mixture(2));
    Points at = Points.of(new double[][] {{1e9, 0}, {31, 0}, {30, -1e5}, {45, 3}});
    same(exact.firstVariation(mu, at), energy.firstVariation(mu, at));
    Points away = at.select(0);
    assertEquals(0, energy.firstVariation(mu, away).values().get(0));
  }

  @Test
  void coefficientsInPiecesAreATarget() {
    Particles data = mixture(2).samples(30, Key.of(4)).measure();
    Extent box = Extent.of(data.points()).grownBy(3).rounded(1);
    Spectrum spectrum = Spectrum.of(KERNEL, box, 1e-20);
    Coefficients pieces =
        IntStream.range(0, 3)
            .mapToObj(p -> data.points().select(IntStream.range(10 * p, 10 * p + 10).toArray()))
            .map(piece -> new Particles(piece, Block.constant(10, 1)))
            .map(piece -> Coefficients.of(spectrum, piece))
            .reduce((a, b) -> a.plus(1, b))
            .orElseThrow();
    SpectralTarget target = SpectralTarget.of(pieces.normalised());
    Particles mu = particles(mixture(2));
    Mmd exact = Mmd.to(Samples.of(data), KERNEL);
    FourierMmd energy = Mmd.to(target, KERNEL).inFourierForm();
    assertEquals(1e-20, energy.tolerance());
    assertEquals(spectrum, energy.spectrum(mu));
    assertEquals(exact.value(mu), energy.value(mu), AGREE);
    assertEquals(exact.value(mu), Mmd.to(target, KERNEL).value(mu), AGREE);
    same(exact.firstVariation(mu), energy.firstVariation(mu));
    assertTrue(energy.widening().isEmpty());
    Particles outside = Particles.uniform(Points.of(new double[] {30, 0}, new double[] {99, 0}));
    Trouble trouble = assertThrows(Trouble.class, () -> energy.value(outside));
    assertTrue(trouble.getMessage().contains("larger box"), trouble::getMessage);
    assertThrows(Trouble.class, () -> energy.firstVariation(mu, outside.points()));
    assertThrows(Trouble.class, () -> Mmd.to(target, KERNEL).value(outside));
    refused("must be at least", () -> Mmd.to(target, KERNEL).inFourierForm(1e-24));
    refused("not known", () -> Mmd.to(target, Gaussian.ofVariance(1)));
    refused("normalised()", () -> SpectralTarget.of(pieces));
  }

  @Test
  void whatCannotBeDoneSaysWhatCan() {
    Samples samples = mixture(2).samples(5, Key.of(1));
    refused("exact sums", () -> Mmd.to(samples, Laplace.ofLength(1)).inFourierForm());
    refused(
        "orthogonal random features",
        () -> Mmd.to(Normal.isotropic(1, 0, 0, 0, 0), Gaussian.ofVariance(1)).inFourierForm());
    refused("tolerance", () -> Mmd.to(samples, KERNEL).inFourierForm(0.5));
    Target unknown =
        new Target() {
          @Override
          public int dimension() {
            return 2;
          }

          @Override
          public Option<Embedding> embedding(Kernel kernel) {
            return samples.embedding(kernel);
          }
        };
    refused("use Samples", () -> Mmd.to(unknown, KERNEL).inFourierForm());
    FourierMmd energy = Mmd.to(samples, KERNEL).inFourierForm();
    Points wide = Points.of(new double[][] {{-1e6, 0}, {0, 1e6}});
    Trouble trouble = assertThrows(Trouble.class, () -> energy.value(Particles.uniform(wide)));
    assertTrue(trouble.getMessage().contains("exact sums"), trouble::getMessage);
  }

  private static void refused(String what, Executable work) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, work);
    assertTrue(refusal.getMessage().contains(what), refusal::getMessage);
  }

  /** As the same energy by sums over pairs is, with another rounding. */
  @Test
  void modelsAreThoseOfTheKernel() {
    Mmd exact = Mmd.to(mixture(2), KERNEL);
    FourierMmd energy = exact.inFourierForm();
    Particles mu = particles(mixture(2));
    GaussNewton model = energy.gaussNewton().get().apply(mu);
    GaussNewton other = exact.gaussNewton().get().apply(mu);
    assertEquals(other.curvature(), model.curvature());
    assertEquals(0, model.reading().get().evaluations());
    Widening wide = energy.widening().get();
    assertEquals(exact.widening().get().by(3).value(mu), wide.by(3).value(mu), AGREE);
    assertEquals(exact.widening().get().overlap(mu, 3), wide.overlap(mu, 3), AGREE);
    assertTrue(energy.isConvex() && energy.isQuadratic());
    assertFalse(energy.ofProbabilities());
  }

  /** A run would end at once where the model took its energy for rounding. */
  @ParameterizedTest
  @MethodSource("nearTargets")
  void theRoundingOfAModelIsThatOfTheForm(String name, Target target) {
    Particles mu = Reference.near(name);
    FourierMmd energy = Mmd.to(target, Gaussian.ofVariance(10)).inFourierForm();
    double rounding = energy.gaussNewton().get().apply(mu).scale().rounding();
    double error = Math.abs(energy.mmdSquared(mu) - Reference.nearMmdSquared(name)) / 2;
    assertTrue(error <= rounding, () -> error + " > " + rounding);
    assertTrue(rounding <= 1e-6 * energy.value(mu), () -> "" + rounding);
  }

  @Test
  void closeMeasuresHaveASmallRounding() {
    Particles mu = Reference.near("gaussian");
    Particles nu =
        mu.withPoints(mu.points().withCoordinates(mu.points().coordinates().map(x -> x + 1)));
    FourierMmd energy = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(10)).inFourierForm();
    assertTrue(
        energy.curvatureBound().get().apply(mu).rounding()
            < energy.curvatureBound().get().apply(nu).rounding());
    double linear = 0.1 * energy.value(nu);
    assertEquals(linear - linear * linear / (4 * energy.value(nu)), energy.gap(nu, linear), AGREE);
  }
}
