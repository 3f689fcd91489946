package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.testing.Csv;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

/**
 * Normal distributions and mixtures. Quadrature values and the script that makes them are in {@code
 * gaussian-mixture} among the test resources.
 */
class GaussianMixtureTest {

  /** The quadrature is checked to 1e-13 by the script. */
  private static final double QUADRATURE = 1e-13;

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  private static GaussianMixture target(double number) {
    return number == 0 ? GaussianMixture.equal(Given.TARGET_A) : Given.TARGET_B;
  }

  static Stream<double[]> embeddings() {
    return Stream.of(Csv.rows("/gaussian-mixture/embedding.csv"));
  }

  static Stream<double[]> selfEnergies() {
    return Stream.of(Csv.rows("/gaussian-mixture/self-energy.csv"));
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void embeddingMatchesQuadrature(double[] row) {
    Embedding embedding = target(row[0]).embedding(Gaussian.ofGamma(row[1])).get();
    Points at = Points.of(row(row[2], row[3]));

    Field field = embedding.at(at);

    assertEquals(row[4], field.values().get(0), QUADRATURE);
    assertNear(Block.copyOf(row[5], row[6]), field.gradients(), QUADRATURE);
    assertEquals(field.values(), embedding.values(at));
  }

  @ParameterizedTest
  @MethodSource("selfEnergies")
  void selfEnergyMatchesQuadrature(double[] row) {
    Embedding embedding = target(row[0]).embedding(Gaussian.ofGamma(row[1])).get();
    assertEquals(row[2], embedding.selfEnergy(), 1e-12);
  }

  /**
   * {@code MMD^2} of the start and the target: 1.37365 (a) and 0.88279 (b) in the paper. The cross
   * term comes from the self-energy of the equal mixture of both, {@code (s_a + 2 c + s_b) / 4}.
   */
  @Test
  void populationValuesOfThePaper() {
    double[][] rows = Csv.rows("/gaussian-mixture/population.csv");
    double[] paper = {1.37365, 0.88279};
    for (int t = 0; t < 2; t++) {
      double start = Given.START.embedding(KERNEL).get().selfEnergy();
      double self = target(t).embedding(KERNEL).get().selfEnergy();
      Vector<Normal> components = target(t).components().prepend(Given.START);
      double share = 0.5 / target(t).components().size();
      GaussianMixture both =
          new GaussianMixture(
              components,
              Block.build(components.size(), p -> Arrays.setAll(p, c -> c == 0 ? 0.5 : share)));
      double cross = (4 * both.embedding(KERNEL).get().selfEnergy() - start - self) / 2;

      double squared = start + self - 2 * cross;
      assertEquals(rows[t][2], squared, 1e-12);
      assertEquals(paper[t], squared, 5e-6);
    }
  }

  /**
   * In any dimension, for one isotropic component: {@code (1 + 2gs)^(-d/2) exp(-g |x - m|^2 / (1 +
   * 2gs))}.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50})
  void closedFormOfAnIsotropicNormal(int d) {
    Normal normal = Normal.isotropic(0.5, new double[d]);
    Embedding embedding = normal.embedding(Gaussian.ofGamma(0.3)).get();
    double[] ones = new double[d];
    Arrays.fill(ones, 1);

    double spread = 1 + 2 * 0.3 * 0.5;
    double expected = Math.pow(spread, -d / 2.0) * Math.exp(-0.3 * d / spread);
    // The logarithm, of size d, is exponentiated.
    assertRelative(expected, embedding.values(Points.of(ones)).get(0), 4 * d * Math.ulp(1.0));
    assertRelative(
        Math.pow(1 + 4 * 0.3 * 0.5, -d / 2.0), embedding.selfEnergy(), 4 * d * Math.ulp(1.0));
  }

  @Test
  void sumsAndMultiplesOfGaussiansAreKnown() {
    Gaussian narrow = Gaussian.ofGamma(0.7);
    RadialKernel sum = KERNEL.times(2).plus(narrow.times(3));
    Points x = Given.points(5, 2, 1);
    Embedding wideOnly = Given.TARGET_B.embedding(KERNEL).get();
    Embedding narrowOnly = Given.TARGET_B.embedding(narrow).get();

    Embedding both = Given.TARGET_B.embedding(sum).get();

    assertNear(
        wideOnly.at(x).values().map(v -> 2 * v).plus(3, narrowOnly.at(x).values()),
        both.at(x).values(),
        4 * Math.ulp(5.0));
    assertNear(
        wideOnly.at(x).gradients().map(v -> 2 * v).plus(3, narrowOnly.at(x).gradients()),
        both.at(x).gradients(),
        4 * Math.ulp(5.0));
    assertRelative(
        2 * wideOnly.selfEnergy() + 3 * narrowOnly.selfEnergy(),
        both.selfEnergy(),
        4 * Math.ulp(1.0));
  }

  @Test
  void otherKernelsAreNotKnown() {
    for (RadialKernel kernel :
        new RadialKernel[] {
          Laplace.ofLength(1), new EnergyDistance(), KERNEL.plus(Laplace.ofLength(1)).times(2)
        }) {
      assertTrue(Given.TARGET_B.embedding(kernel).isEmpty());
    }
  }

  /** Far away the embedding is zero with its gradient, not NaN. */
  @Test
  void farAwayTheEmbeddingVanishes() {
    Field field = Given.TARGET_B.embedding(KERNEL).get().at(Points.of(row(1e10, -1e150)));
    assertEquals(Block.copyOf(0), field.values().map(Math::abs));
    assertEquals(Block.copyOf(0, 0), field.gradients().map(Math::abs));
  }

  @Test
  void densityOfTheStandardNormal() {
    Normal normal = Normal.isotropic(1, 0, 0);
    Field field = normal.logDensity(Points.of(row(0, 0), row(3, -4)));

    double top = -Math.log(2 * Math.PI);
    assertEquals(top, field.values().get(0), Math.ulp(2.0));
    assertEquals(top - 12.5, field.values().get(1), Math.ulp(16.0));
    assertEquals(Block.copyOf(0, -3, 0, 4), field.gradients().map(g -> g + 0.0));
  }

  @Test
  void scoreIsTheGradientOfTheLogDensity() {
    Points x = Points.of(row(0.3, -0.2), row(5, 5), row(-2, 3));
    Block direction = Block.copyOf(0.6, -0.3, 1, 0.8, 0.9, -0.5);
    for (Density density : new Density[] {Given.TARGET_A, Given.TARGET_B}) {
      Field field = density.logDensity(x);
      for (int i = 0; i < 3; i++) {
        int point = i;
        double slope =
            field.gradients().get(i) * direction.get(i)
                + field.gradients().get(3 + i) * direction.get(3 + i);
        Taylor.assertOrder(
            "score at point " + i,
            2,
            0.1,
            1e-14,
            h -> {
              Points moved = x.withCoordinates(x.coordinates().plus(h, direction));
              return density.logDensity(moved).values().get(point)
                  - field.values().get(point)
                  - h * slope;
            });
      }
    }
  }

  /**
   * The trapezoidal rule is exact to rounding for functions that vanish with all derivatives at the
   * ends.
   */
  @Test
  void densityIntegratesToOne() {
    int side = 260;
    double spacing = 0.1;
    double[][] rows = new double[side * side][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(-13 + spacing * Math.floorDiv(i, side), -13 + spacing * (i % side));
    }
    for (Density density : new Density[] {Given.TARGET_A, Given.TARGET_B}) {
      Block logs = density.logDensity(Points.of(rows)).values();
      // The mass outside [-13, 13]^2 is below 1e-7 of one component: 13 is 5.2 deviations from 4.
      assertEquals(1, logs.map(Math::exp).sum() * spacing * spacing, 1e-7);
    }
  }

  /** Where all densities underflow, log-sum-exp does not. */
  @Test
  void logDensityFarAway() {
    Field field = Given.TARGET_B.logDensity(Points.of(row(1000, 0)));
    // There the third component, of the largest variance 3 in x, leads.
    assertTrue(field.isFinite() && field.values().get(0) < -1e5);
    // Precision [1 -.5; -.5 3] / 2.75 of the third component times (x - m) = (999, -4).
    assertRelative(-(999 + 2) / 2.75, field.gradients().get(0), 1e-14);
    assertRelative(-(-499.5 - 12) / 2.75, field.gradients().get(1), 1e-14);
  }

  /**
   * Moments of 20000 samples at a fixed key. A mean of n numbers of variance v misses by more than
   * {@code 5 sqrt(v / n)} with probability 6e-7; the variances of second moments are below 3 times
   * the fourth power of the scale.
   */
  @Test
  void samplesHaveTheMoments() {
    int n = 20_000;
    for (double t : new double[] {0, 1}) {
      GaussianMixture target = target(t);
      Points samples = target.sample(n, Key.of(4));
      double[] mean = new double[2];
      double[] second = new double[3];
      for (int c = 0; c < target.components().size(); c++) {
        Normal normal = target.components().get(c);
        double p = target.proportions().get(c);
        for (int k = 0; k < 2; k++) {
          mean[k] += p * normal.mean().get(k);
        }
        second[0] += p * (normal.covariance().get(0, 0) + Math.pow(normal.mean().get(0), 2));
        second[1] +=
            p * (normal.covariance().get(0, 1) + normal.mean().get(0) * normal.mean().get(1));
        second[2] += p * (normal.covariance().get(1, 1) + Math.pow(normal.mean().get(1), 2));
      }
      double[] seenMean = new double[2];
      double[] seen = new double[3];
      for (int i = 0; i < n; i++) {
        double x = samples.get(i, 0);
        double y = samples.get(i, 1);
        seenMean[0] += x / n;
        seenMean[1] += y / n;
        seen[0] += x * x / n;
        seen[1] += x * y / n;
        seen[2] += y * y / n;
      }
      double scale = Math.sqrt(Math.max(second[0], second[2]));
      for (int k = 0; k < 2; k++) {
        assertEquals(mean[k], seenMean[k], 5 * scale / Math.sqrt(n));
      }
      for (int k = 0; k < 3; k++) {
        assertEquals(second[k], seen[k], 5 * Math.sqrt(3.0 / n) * scale * scale);
      }
    }
  }

  /** Every component gets its share: the third of the probability mass of each is binomial. */
  @Test
  void samplesComeFromEveryComponent() {
    GaussianMixture far =
        new GaussianMixture(
            Vector.of(Normal.isotropic(1, -100), Normal.isotropic(1, 0), Normal.isotropic(1, 100)),
            Block.copyOf(0.5, 0.3, 0.2));
    Block x = far.sample(10_000, Key.of(1)).coordinates();
    double[] shares = new double[3];
    for (int i = 0; i < x.length(); i++) {
      shares[1 + (int) Math.signum(Math.rint(x.get(i) / 100))] += 1e-4;
    }
    for (int c = 0; c < 3; c++) {
      double p = far.proportions().get(c);
      assertEquals(p, shares[c], 5 * Math.sqrt(p * (1 - p) / 10_000));
    }
  }

  /**
   * Hoeffding: the embedding of n samples of a kernel in [0, 1] misses by t with probability 2
   * exp(-2 n t^2).
   */
  @Test
  void sampledEmbeddingIsNearTheClosedForm() {
    int n = 5000;
    Points at = Points.of(row(0, 0), row(5, 5), row(-6, 8));
    Block sampled = Given.TARGET_B.samples(n, Key.of(3)).embedding(KERNEL).get().values(at);
    Block exact = Given.TARGET_B.embedding(KERNEL).get().values(at);
    // A probability of 1e-9.
    double bound = Math.sqrt(Math.log(2e9) / (2 * n));
    assertNear(exact, sampled, bound);
  }

  @Test
  void theSameKeyGivesTheSameSamples() {
    assertEquals(Given.TARGET_B.sample(10, Key.of(1)), Given.TARGET_B.sample(10, Key.of(1)));
    assertNotEquals(Given.TARGET_B.sample(10, Key.of(1)), Given.TARGET_B.sample(10, Key.of(2)));
    assertThrows(IllegalArgumentException.class, () -> Given.TARGET_B.sample(0, Key.of(1)));
  }

  @Test
  void refusesBadNormals() {
    assertRefused("mean", () -> Normal.of(row(Double.NaN, 0), row(1, 0), row(0, 1)));
    assertRefused("mean", () -> Normal.of(row()));
    assertRefused("covariance", () -> Normal.of(row(0, 0), row(1, 0)));
    assertRefused("covariance", () -> Normal.of(row(0, 0), row(1, 0), row(0, 1), row(0, 0)));
    assertRefused("covariance", () -> Normal.of(row(0, 0), row(1, 0), row(0)));
    assertRefused("covariance", () -> Normal.of(row(0, 0), row(1, 0, 7), row(0, 1, 7)));
    assertRefused("covariance", () -> Normal.of(row(0), row(Double.POSITIVE_INFINITY)));
    assertRefused("symmetric", () -> Normal.of(row(0, 0), row(1, 0.1), row(0.2, 1)));
    assertRefused("positive definite", () -> Normal.of(row(0, 0), row(1, 1), row(1, 1)));
    assertRefused("positive definite", () -> Normal.isotropic(0, 1, 2));
    assertRefused("positive definite", () -> Normal.isotropic(-1, 1, 2));
    assertRefused("covariance", () -> Normal.isotropic(Double.NaN, 1, 2));
    assertRefused("covariance", () -> Normal.of(Block.copyOf(0, 0), Matrix.of(row(1))));
  }

  @Test
  void refusesBadMixtures() {
    Normal one = Normal.isotropic(1, 0);
    Normal two = Normal.isotropic(1, 0, 0);
    assertRefused("components", () -> GaussianMixture.equal());
    assertRefused("components[1]", () -> GaussianMixture.equal(one, two));
    assertRefused("proportions", () -> new GaussianMixture(Vector.of(one, one), Block.copyOf(1)));
    assertRefused(
        "proportions[1]", () -> new GaussianMixture(Vector.of(one, one), Block.copyOf(1, 0)));
    assertRefused(
        "proportions[0]",
        () -> new GaussianMixture(Vector.of(one, one), Block.copyOf(Double.NaN, 1)));
    assertRefused("sum", () -> new GaussianMixture(Vector.of(one, one), Block.copyOf(0.5, 0.6)));
  }

  @Test
  void refusesPointsOfAnotherDimension() {
    Points line = Points.onLine(1, 2);
    assertRefused("points", () -> Given.TARGET_B.logDensity(line));
    assertRefused("points", () -> Given.TARGET_B.embedding(KERNEL).get().at(line));
    assertRefused("points", () -> Given.TARGET_B.embedding(KERNEL).get().values(line));
  }

  private static void assertRefused(
      String word, org.junit.jupiter.api.function.Executable construction) {
    var thrown = assertThrows(IllegalArgumentException.class, construction);
    assertTrue(thrown.getMessage().contains(word), thrown.getMessage());
  }

  /** Said when the embedding is made, not in the middle of a run. */
  @Test
  void lengthsTooFarApartAreRefused() {
    Normal wide = Normal.isotropic(1e308, 0, 0);
    assertRefused("2 covariance", () -> wide.embedding(KERNEL));
    Normal beside = Normal.isotropic(1e300, 0, 0);
    assertRefused("nearer", () -> beside.embedding(Gaussian.ofGamma(1e10)));
  }

  /** A density of one's own is two lambdas. */
  @Test
  void densitiesByLambdas() {
    Density density = Density.of(2, x -> -x[0] * x[0] - x[1], x -> row(-2 * x[0], -1));
    Field field = density.logDensity(Points.of(row(1, 2), row(3, 4)));

    assertEquals(Block.copyOf(-3, -13), field.values());
    assertEquals(Block.copyOf(-2, -6, -1, -1), field.gradients());
    assertTrue(density.embedding(KERNEL).isEmpty());
    assertRefused("points", () -> density.logDensity(Points.onLine(1)));
    Density wrong = Density.of(1, x -> 0, x -> row(1, 2));
    assertRefused("gradient", () -> wrong.logDensity(Points.onLine(1)));
    assertAtMost(2, density.dimension());
  }
}
