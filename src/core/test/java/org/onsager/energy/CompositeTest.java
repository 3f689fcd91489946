package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertRelative;
import static org.onsager.testing.Near.distance;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.FourierModes;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Likelihoods;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Mixtures;

/** Energies of features at the measures at which they are known to be least. */
class CompositeTest {

  private static Particles on(double... coordinatesThenWeights) {
    int n = coordinatesThenWeights.length / 2;
    return Particles.of(
        Points.onLine(Arrays.copyOf(coordinatesThenWeights, n)),
        Arrays.copyOfRange(coordinatesThenWeights, n, 2 * n));
  }

  private static Composite mixing(Likelihoods features) {
    int n = features.count();
    return Composite.of(features, Loss.negativeLog(Block.constant(n, 1.0 / n)));
  }

  /** Two observations at {@code +-a}: atoms at {@code +-t}, {@code t = a tanh(a t)}. */
  @Test
  void twoObservations() {
    Composite energy = mixing(GaussianLocation.ofVariance(Points.onLine(-2, 2), 1));
    double t = 1.9986513460302164;
    Particles best = on(-t, t, 0.5, 0.5);
    assertRelative(0.6928108696488748, energy.value(best), 1e-15);
    isLeast(energy, best, -1, 0, 1e-15);
  }

  /** The gap of a measure: {@code mean xi - xi(x)} is at most rounding at all points of a grid. */
  private static void isLeast(
      Composite energy, Particles best, double mean, double low, double tolerance) {
    Field xi = energy.evaluate(best).field();
    for (int i = 0; i < best.count(); i++) {
      assertEquals(mean, xi.value(i), 10 * tolerance);
    }
    Points grid =
        new Points(1001, 1, Block.build(1001, x -> Arrays.setAll(x, i -> low + i / 1000.0 * 40)));
    for (double value : energy.firstVariation(best, grid).values().toArray()) {
      assertAtMost(value + 10 * tolerance, mean);
    }
  }

  @Test
  void galaxies() {
    Composite energy = mixing(GaussianLocation.ofStandardDeviation(Mixtures.GALAXIES, 1));
    assertRelative(1.5138366973279072, energy.value(Mixtures.GALAXY_ATOMS), 1e-15);
    isLeast(energy, Mixtures.GALAXY_ATOMS, -1, 5, 1e-15);
    var features = (GaussianLocation) energy.features();
    assertRelative(
        -2.43277523053258,
        features.logLikelihood(energy.mean(Mixtures.GALAXY_ATOMS), Block.constant(82, 1.0 / 82)),
        1e-15);
  }

  private static void counts(
      Likelihoods features, Block frequencies, Particles best, double logLikelihood) {
    Composite energy = Composite.of(features, Loss.negativeLog(frequencies));
    assertRelative(logLikelihood, features.logLikelihood(energy.mean(best), frequencies), 1e-15);
    Field xi = energy.evaluate(best).field();
    double total = frequencies.sum();
    for (int i = 0; i < best.count(); i++) {
      assertEquals(-total, xi.value(i), 1e-14 * total);
    }
  }

  @Test
  void deathsInTheTimes() {
    counts(
        PoissonRate.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        Block.copyOf(162, 267, 271, 185, 111, 61, 27, 8, 3, 1),
        on(
            0,
            1.3554426083584061,
            2.6979766280250503,
            0.006729816353677671,
            0.3894764874207199,
            0.6037936962256024),
        -1989.9271051174749);
  }

  @Test
  void illnessesInThailand() {
    double[] k = new double[24];
    Arrays.setAll(k, i -> i < 22 ? i : i + 1);
    counts(
        PoissonRate.of(k),
        Block.copyOf(
            120, 64, 69, 72, 54, 35, 36, 25, 25, 19, 18, 18, 13, 4, 3, 6, 6, 5, 1, 3, 1, 2, 1, 2),
        on(
            0.14338989759435128,
            2.817284664725118,
            8.164170190605466,
            16.15582599117571,
            0.19693006690722498,
            0.47997535939658764,
            0.2692583093215128,
            0.05383626437467457),
        -1553.810177338302);
  }

  @Test
  void accidentsByThyrion() {
    counts(
        PoissonRate.of(0, 1, 2, 3, 4, 5, 6, 7),
        Block.copyOf(7840, 1317, 239, 42, 14, 4, 4, 1),
        on(
            0,
            0.2326073811078942,
            0.35290868056586855,
            2.5616973763135547,
            0.40998184315130626,
            0.10488693440327702,
            0.4766427836458402,
            0.008488438799576564),
        -5340.703464317012);
  }

  @Test
  void flippedTacks() {
    counts(
        BinomialRate.ofTrials(9, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        Block.copyOf(3, 13, 18, 48, 47, 67, 54, 51, 19),
        on(
            0.4387833460939362,
            0.6015340852717076,
            0.8144782634686184,
            0.191349843799986,
            0.4396962958649663,
            0.3689538603350477),
        -640.275681380981);
  }

  /** Two trials: where the frequencies are those of a mixture, F is their entropy. */
  @Test
  void binomialOfTwoTrials() {
    var features = BinomialRate.ofTrials(2, 0, 1, 2);
    Block frequencies = Block.copyOf(0.3, 0.2, 0.5);
    // E x = 0.6 and E x^2 = 0.5.
    double deviation = Math.sqrt(0.14);
    Block mean = features.mean(on(0.6 - deviation, 0.6 + deviation, 0.5, 0.5));
    assertEquals(1.029653014065, -features.logLikelihood(mean, frequencies), 1e-12);
    Particles one = on(0.5, 1);
    assertEquals(
        0.831776616672,
        -features.logLikelihood(features.mean(one), Block.copyOf(0.1, 0.8, 0.1)),
        1e-12);
  }

  /** D-optimal designs of degree p: roots of {@code (1 - x^2) P_p'}, equal weights. */
  @Test
  void designsOnTheInterval() {
    double third = 1.0 / 3;
    double x = Math.sqrt(0.2);
    design(2, Math.log(4.0 / 27), on(-1, 0, 1, third, third, third));
    design(3, -5.274600839931, on(-1, -x, x, 1, 0.25, 0.25, 0.25, 0.25));
    double a = Math.sqrt((7 - 2 * Math.sqrt(7)) / 21);
    double b = Math.sqrt((7 + 2 * Math.sqrt(7)) / 21);
    double w = 1.0 / 6;
    design(5, -16.237611762210, on(-1, -b, -a, a, b, 1, w, w, w, w, w, w));
  }

  private static void design(int degree, double logDeterminant, Particles best) {
    design(Polynomials.monomials(1, degree), -logDeterminant, degree, best);
    design(Polynomials.legendre(1, degree), -logDeterminant - leading(degree), degree, best);
  }

  private static void design(Polynomials basis, double least, int degree, Particles best) {
    Composite energy = Composite.of(Regressors.of(basis), Loss.negativeLogDeterminant(degree + 1));
    // The printed numbers have twelve decimals.
    assertEquals(least, energy.value(best), 1e-12);
    Field xi = energy.evaluate(best).field();
    for (int i = 0; i < best.count(); i++) {
      assertEquals(-degree - 1, xi.value(i), 1e-11);
    }
    // Equivalence theorem: f'M^-1 f <= k on the interval.
    Points grid = new Points(401, 1, Block.build(401, x -> Arrays.setAll(x, i -> i / 200.0 - 1)));
    for (double value : energy.firstVariation(best, grid).values().toArray()) {
      assertAtMost(value + 1e-11, -degree - 1);
    }
  }

  /** Twice the logarithms of {@code sqrt(2k + 1) (2k)! / (2^k k!^2)}, Legendre's coefficients. */
  private static double leading(int degree) {
    double sum = 0;
    double leading = 1;
    for (int k = 0; k <= degree; k++) {
      sum += 2 * Math.log(leading * Math.sqrt(2.0 * k + 1));
      leading *= (2.0 * k + 1) / (k + 1);
    }
    return sum;
  }

  @Test
  void quadraticResponseSurfaces() {
    double corner = 0.145790891649186;
    double edge = 0.08016085257754924;
    Particles square =
        new Particles(
            Points.of(
                new double[][] {
                  {-1, -1}, {-1, 1}, {1, -1}, {1, 1}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {0, 0}
                }),
            Block.copyOf(
                corner, corner, corner, corner, edge, edge, edge, edge, 0.09619302309305909));
    Composite energy =
        Composite.of(Regressors.of(Polynomials.monomials(2, 2)), Loss.negativeLogDeterminant(6));
    assertRelative(4.471776419343281, energy.value(square), 1e-15);
    double[][] disk = new double[6][2];
    for (int i = 0; i < 5; i++) {
      disk[i] = new double[] {Math.cos(2 * Math.PI * i / 5), Math.sin(2 * Math.PI * i / 5)};
    }
    Particles pentagon = Particles.uniform(Points.of(disk));
    assertEquals(8.2485446977, energy.value(pentagon), 1e-10);
    Field xi = energy.evaluate(pentagon).field();
    for (int i = 0; i < 6; i++) {
      assertEquals(-6, xi.value(i), 1e-13);
    }
  }

  /** Nodes and weights of Gauss and Legendre have the moments of the uniform distribution. */
  @Test
  void quadrature() {
    double x = Math.sqrt(0.6);
    Particles three = on(-x, 0, x, 5.0 / 18, 8.0 / 18, 5.0 / 18);
    assertAtMost(1e-28, matching(Polynomials.legendre(1, 5)).value(three));
    assertTrue(matching(Polynomials.legendre(1, 6)).value(three) > 1e-4);
    // Radon: N(0, I) to degree five by seven points.
    double[][] rows = new double[7][2];
    for (int i = 0; i < 6; i++) {
      rows[i] = new double[] {2 * Math.cos(Math.PI * i / 3), 2 * Math.sin(Math.PI * i / 3)};
    }
    double w = 1.0 / 12;
    Particles seven = Particles.of(Points.of(rows), w, w, w, w, w, w, 0.5);
    assertAtMost(1e-28, matching(Polynomials.hermite(2, 5)).value(seven));
    assertTrue(matching(Polynomials.hermite(2, 6)).value(seven) > 1e-4);
  }

  private static Composite matching(Polynomials basis) {
    Block first = Block.build(basis.count(), y -> y[0] = 1);
    return Composite.of(basis, Loss.halfSquares(first, 1));
  }

  /** {@code a delta} seen through a translation-invariant kernel K: mass {@code a - l / K(0)}. */
  @Test
  void oneSpike() {
    double l = 3;
    FourierModes modes = FourierModes.onTorus(1, 8);
    Composite data =
        Composite.of(modes, Loss.halfSquares(modes.mean(Particles.of(Points.onLine(2), 1.5)), l));
    Energy energy = data.plus(Potential.of(x -> 1, x -> new double[1]));
    Particles best = Particles.of(Points.onLine(2), 1.5 - l / 17);
    assertRelative(1.5 - l / 34, energy.value(best), 1e-15);
    assertEquals(0, energy.evaluate(best).field().value(0), 1e-14);
  }

  @Test
  void boundsOfTheCurvatureOfTheFirstVariation() {
    Composite energy = mixing(GaussianLocation.ofVariance(Mixtures.GALAXIES, 4));
    Block g = energy.loss().gradient(energy.mean(Mixtures.GALAXY_ATOMS));
    double expected = g.map(Math::abs).sum() / 4;
    CurvatureBound bound = energy.curvatureBound().get().apply(Mixtures.GALAXY_ATOMS);
    assertRelative(expected, bound.on(new double[1], new double[1]), 1e-15);
    assertTrue(energy.isConvex());
    assertTrue(energy.plus(energy.times(2)).isConvex());
    assertFalse(energy.times(-1).isConvex());
  }

  /** With many data the model is a matrix, with few features a factor: of the same matrix. */
  @Test
  void theModelIsOfTheSmallerForm() {
    Points data = GaussianMixture.equal(Normal.isotropic(1, 0, 0)).sample(50, Key.of(1));
    Particles few = Particles.uniform(data.select(0, 1, 2, 3, 4));
    Particles many = Particles.uniform(data);
    GaussNewton dense = mixing(GaussianLocation.ofVariance(data, 1)).gaussNewton().get().apply(few);
    assertTrue(dense.curvature() instanceof Curvature.Dense);
    GaussNewton factor =
        mixing(GaussianLocation.ofVariance(data, 1)).gaussNewton().get().apply(many);
    assertTrue(factor.curvature() instanceof Curvature.Factor);
    // Particles 0 to 4 with a tenth of the weight have another mean; compare at the same measure.
    Block weights = Block.build(50, w -> Arrays.fill(w, 0, 5, 0.2));
    GaussNewton massless =
        mixing(GaussianLocation.ofVariance(data, 1))
            .gaussNewton()
            .get()
            .apply(many.withWeights(weights));
    Matrix large = massless.matrix();
    Matrix small = dense.matrix();
    for (int p = 0; p < 15; p++) {
      for (int q = 0; q < 15; q++) {
        int row = p / 5 * 50 + p % 5;
        int column = q / 5 * 50 + q % 5;
        assertEquals(small.get(p, q), large.get(row, column), 1e-13);
      }
    }
  }

  @Test
  void outsideOfTheDomainTheValueIsInfiniteAndNothingIsThrown() {
    Composite energy = Composite.of(PoissonRate.of(0, 3), Loss.negativeLog(Block.copyOf(1, 1)));
    Particles atZero = Particles.uniform(Points.onLine(0));
    Evaluation evaluation = energy.evaluate(atZero);
    assertEquals(Double.POSITIVE_INFINITY, evaluation.value());
    assertFalse(evaluation.field().isFinite());
    assertFalse(energy.gaussNewton().get().apply(atZero).isFinite());
    assertEquals(1, energy.firstVariationValues(atZero).length());
  }

  @Test
  void lossAndFeaturesHaveTheSameNumberOfMeans() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Composite.of(PoissonRate.of(0, 3), Loss.negativeLog(Block.copyOf(1))))
            .getMessage();
    assertEquals("the loss takes 1 means: must take 2, one a feature", message);
  }

  @Test
  void equalWherePartsAre() {
    assertEquals(mixing(PoissonRate.of(0, 3)), mixing(PoissonRate.of(0, 3)));
    assertAtMost(
        0,
        distance(
            mixing(PoissonRate.of(0, 3)).evaluate(on(1, 2, 0.5, 0.5)).field().values(),
            mixing(PoissonRate.of(0, 3)).firstVariationValues(on(1, 2, 0.5, 0.5))));
  }
}
