package org.onsager.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;
import static org.onsager.testing.Near.size;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Elimination;
import org.onsager.testing.Given;

/** Rates and dissipations of the table of geometries, against plain loops. */
class GeometryTest {

  /** The grid of spacing one: this kernel's Gram matrix has the condition number 3. */
  private static final Gaussian KERNEL = Gaussian.ofVariance(0.25);

  private static final int N = 16;
  private static final int D = 2;
  private static final Points X = Given.grid(4);

  /** Of mass 2, so that a missing division by the mass shows. */
  private static final Particles MU = new Particles(X, Given.probability(N, 1).map(w -> 2 * w));

  private static final Field XI =
      Field.of(Given.points(N, 1, 2).coordinates(), Given.points(N, D, 3).coordinates());
  private static final Field ETA =
      Field.of(Given.points(N, 1, 4).coordinates(), Given.points(N, D, 5).coordinates());

  /** Sums of 16 x 16 terms below 4, times a condition number of 10. */
  private static final double ROUNDING = 10 * N * N * Math.ulp(4.0);

  private static double k(RadialKernel kernel, int i, int j) {
    return kernel.value(X.row(i), X.row(j));
  }

  private static double[][] gram(RadialKernel kernel, double eps) {
    double[][] gram = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        gram[i][j] = k(kernel, i, j) + (i == j ? eps : 0);
      }
    }
    return gram;
  }

  private static double w(int i) {
    return MU.weights().get(i);
  }

  private static double gradient(int i, int k) {
    return XI.gradients().get(k * N + i);
  }

  @Test
  void wasserstein() {
    Rate rate = Geometries.wasserstein().rate(MU, XI);
    assertEquals(XI.gradients().map(g -> -g), rate.velocity());
    assertEquals(Block.constant(N, 0), rate.growth());

    double dissipation = 0;
    for (int i = 0; i < N; i++) {
      dissipation += w(i) * (Math.pow(gradient(i, 0), 2) + Math.pow(gradient(i, 1), 2));
    }
    assertEquals(dissipation, Geometries.wasserstein().dissipation(MU, XI), ROUNDING);
  }

  @Test
  void hellinger() {
    Rate rate = Geometries.hellinger().rate(MU, XI);
    double dissipation = 0;
    for (int i = 0; i < N; i++) {
      double xi = XI.values().get(i);
      assertEquals(-w(i) * xi, rate.growth().get(i));
      dissipation += w(i) * xi * xi;
    }
    assertEquals(Block.constant(N * D, 0), rate.velocity());
    assertEquals(dissipation, Geometries.hellinger().dissipation(MU, XI), ROUNDING);
  }

  /** The mean divides by the mass. */
  @Test
  void sphericalHellinger() {
    double mean = MU.weights().dot(XI.values()) / MU.mass();
    Reaction spherical = Geometries.hellinger().spherical();
    Block growth = spherical.growth(MU, XI.values());
    double variance = 0;
    for (int i = 0; i < N; i++) {
      double deviation = XI.values().get(i) - mean;
      assertEquals(-w(i) * deviation, growth.get(i), ROUNDING);
      variance += w(i) * deviation * deviation;
    }
    assertEquals(variance, spherical.dissipation(MU, XI), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-4, 0.1, 3})
  void mmd(double eps) {
    double[] solved = Elimination.solve(gram(KERNEL, eps), XI.values().toArray());

    Reaction geometry = Geometries.mmd(KERNEL, eps);

    assertNear(Block.copyOf(solved).map(s -> -s), geometry.growth(MU, XI.values()), ROUNDING);
    // xi' (K + eps)^-1 xi, which is not r'Kr.
    assertEquals(XI.values().dot(Block.copyOf(solved)), geometry.dissipation(MU, XI), ROUNDING);
    assertNear(
        Block.copyOf(flat(gram(KERNEL, eps))),
        geometry.metric().get().at(Support.of(X)).regularised().block(),
        2 * Math.ulp(4.0));
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  /** {@code (K + eps) w' + c 1 = -xi, sum w' = 0}, by elimination of the bordered system. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-4, 0.1, 3})
  void sphericalMmd(double eps) {
    for (RadialKernel kernel : List.of(KERNEL, new EnergyDistance())) {
      double[] growth =
          Elimination.solveWithSum(gram(kernel, eps), XI.values().map(x -> -x).toArray(), 0);

      Reaction geometry = Geometries.sphericalMmd(kernel, eps);

      // The Gram matrix of the energy distance has the condition number 200, against 10 in
      // ROUNDING.
      assertNear(Block.copyOf(growth), geometry.growth(MU, XI.values()), 20 * ROUNDING);
      assertEquals(
          -XI.values().dot(Block.copyOf(growth)), geometry.dissipation(MU, XI), 20 * ROUNDING);
    }
  }

  @Test
  void stein() {
    Rate rate = Geometries.stein(KERNEL).rate(MU, XI);
    double dissipation = 0;
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < D; k++) {
        double smooth = 0;
        for (int j = 0; j < N; j++) {
          smooth += w(j) * k(KERNEL, i, j) * gradient(j, k);
          dissipation += w(i) * w(j) * k(KERNEL, i, j) * gradient(i, k) * gradient(j, k);
        }
        assertEquals(-smooth, rate.velocity().get(k * N + i), ROUNDING);
      }
    }
    assertEquals(Block.constant(N, 0), rate.growth());
    assertEquals(dissipation, Geometries.stein(KERNEL).dissipation(MU, XI), ROUNDING);
  }

  /**
   * The log mu part by parts: {@code int k(x, y) grad log mu dmu = -sum_j w_j grad_y k(x, x_j)}.
   */
  @Test
  void steinIntegratesTheEntropyByParts() {
    Field entropic = new Field(XI.values(), XI.gradients(), 0.7);
    Block plain = Geometries.stein(KERNEL).velocity(MU, XI);
    Block velocity = Geometries.stein(KERNEL).velocity(MU, entropic);
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < D; k++) {
        double repulsion = 0;
        for (int j = 0; j < N; j++) {
          // grad_y exp(-|x - y|^2 / (2 v)) = k (x - y) / v.
          repulsion += w(j) * k(KERNEL, i, j) * (X.get(i, k) - X.get(j, k)) / 0.25;
        }
        assertEquals(plain.get(k * N + i) + 0.7 * repulsion, velocity.get(k * N + i), ROUNDING);
      }
    }
    assertThrows(
        IllegalArgumentException.class, () -> Geometries.stein(KERNEL).dissipation(MU, entropic));
  }

  @Test
  void kernelisedFisherRao() {
    Block growth = Geometries.kernelisedFisherRao(KERNEL).growth(MU, XI.values());
    double dissipation = 0;
    for (int i = 0; i < N; i++) {
      double smooth = 0;
      for (int j = 0; j < N; j++) {
        smooth += w(j) * k(KERNEL, i, j) * XI.values().get(j);
        dissipation += w(i) * w(j) * k(KERNEL, i, j) * XI.values().get(i) * XI.values().get(j);
      }
      assertEquals(-w(i) * smooth, growth.get(i), ROUNDING);
    }
    assertEquals(dissipation, Geometries.kernelisedFisherRao(KERNEL).dissipation(MU, XI), ROUNDING);
  }

  /** {@code K(xi - c 1), c = <1, K xi> / <1, K 1>}, with K of the plain reaction. */
  @Test
  void sphericalFormOfAnyReaction() {
    for (Reaction plain :
        List.of(
            Geometries.hellinger(),
            Geometries.kernelisedFisherRao(KERNEL),
            Geometries.mmd(KERNEL, 0.1))) {
      double c = plain.growth(MU, XI.values()).sum() / plain.growth(MU, Block.constant(N, 1)).sum();
      Block expected = plain.growth(MU, XI.values().map(x -> x - c));

      assertNear(expected, plain.spherical().growth(MU, XI.values()), ROUNDING);
      assertNear(expected, new Spherical(plain).growth(MU, XI.values()), ROUNDING);
      assertTrue(plain.spherical().conservesMass());
      assertFalse(plain.conservesMass());
      assertSame(plain.spherical().spherical().getClass(), plain.spherical().getClass());
    }
  }

  static Stream<Geometry> all() {
    return Stream.of(
        Geometries.wasserstein(),
        Geometries.hellinger(),
        Geometries.hellinger().spherical(),
        Geometries.mmd(KERNEL, 0),
        Geometries.mmd(KERNEL, 0.1),
        Geometries.mmd(KERNEL, 0).spherical(),
        Geometries.mmd(KERNEL, 0.1).spherical(),
        Geometries.sphericalMmd(new EnergyDistance(), 0),
        Geometries.stein(KERNEL),
        Geometries.kernelisedFisherRao(KERNEL),
        Geometries.kernelisedFisherRao(KERNEL).spherical(),
        Geometries.wasserstein().plus(Geometries.hellinger()).times(0.3),
        Geometries.wasserstein().plus(Geometries.mmd(KERNEL, 1e-4).spherical().times(0.1)));
  }

  /** {@code <eta, K xi> = <xi, K eta>}. */
  @ParameterizedTest
  @MethodSource("all")
  void operatorsAreSymmetric(Geometry geometry) {
    double a = Geometry.pairing(MU, ETA, geometry.rate(MU, XI));
    double b = Geometry.pairing(MU, XI, geometry.rate(MU, ETA));
    assertEquals(a, b, 20 * ROUNDING);
    assertTrue(Math.abs(a) > 1e-3, "the fixture must not be orthogonal: " + a);
  }

  @ParameterizedTest
  @MethodSource("all")
  void operatorsAreLinear(Geometry geometry) {
    Rate combined = geometry.rate(MU, XI.plus(-2, ETA));
    Rate separate = geometry.rate(MU, XI).plus(-2, geometry.rate(MU, ETA));
    assertNear(separate.velocity(), combined.velocity(), 60 * ROUNDING);
    assertNear(separate.growth(), combined.growth(), 60 * ROUNDING);
  }

  /** Positive semidefinite, and the dissipation is its quadratic form. */
  @ParameterizedTest
  @MethodSource("all")
  void dissipationIsTheQuadraticForm(Geometry geometry) {
    for (long seed = 0; seed < 20; seed++) {
      Field xi =
          Field.of(
              Given.points(N, 1, seed).coordinates(), Given.points(N, D, seed + 50).coordinates());
      double dissipation = geometry.dissipation(MU, xi);
      assertTrue(dissipation > 0);
      assertRelative(dissipation, -Geometry.pairing(MU, xi, geometry.rate(MU, xi)), 1e-12);
      assertRelative(9 * dissipation, geometry.dissipation(MU, xi.times(-3)), 1e-12);
    }
  }

  static Stream<Reaction> spherical() {
    return all()
        .filter(g -> g instanceof Reaction r && r.conservesMass())
        .map(Reaction.class::cast);
  }

  /** Relative to the size of what moves, times condition number and rounding. */
  @ParameterizedTest
  @MethodSource("spherical")
  void sphericalGeometriesConserveMass(Reaction reaction) {
    Block growth = reaction.growth(MU, XI.values());
    assertEquals(0, growth.sum(), 200 * N * Math.ulp(1.0) * size(growth));
    assertTrue(size(growth) > 0.01);
  }

  @ParameterizedTest
  @MethodSource("spherical")
  void constantsMoveNothing(Reaction reaction) {
    Block constant = Block.constant(N, 5);
    double scale = size(reaction.growth(MU, XI.values()));
    assertEquals(0, size(reaction.growth(MU, constant)), 200 * N * Math.ulp(5.0) * scale);
    // The saboteur: five times a Hellinger rate is not small.
    assertTrue(size(Geometries.hellinger().growth(MU, constant)) > 0.1);
  }

  @Test
  void sumsKeepLeavesSpeedsAndOrder() {
    Geometry stein = Geometries.stein(KERNEL);
    Geometry sum =
        Geometries.wasserstein()
            .plus(Geometries.hellinger().times(0.5).plus(stein).times(4))
            .times(3);

    assertEquals(
        List.of(
            new Part(Geometries.wasserstein(), 3),
            new Part(Geometries.hellinger(), 6),
            new Part(stein, 12)),
        sum.parts().toJavaList());
    Rate expected =
        Geometries.wasserstein()
            .rate(MU, XI)
            .plus(2, Geometries.hellinger().rate(MU, XI))
            .plus(4, stein.rate(MU, XI));
    Rate rate = sum.rate(MU, XI);
    assertNear(expected.velocity().map(v -> 3 * v), rate.velocity(), 3 * ROUNDING);
    assertNear(expected.growth().map(g -> 3 * g), rate.growth(), 3 * ROUNDING);
    assertEquals(
        3 * Geometries.wasserstein().dissipation(MU, XI)
            + 6 * Geometries.hellinger().dissipation(MU, XI)
            + 12 * stein.dissipation(MU, XI),
        sum.dissipation(MU, XI),
        30 * ROUNDING);
  }

  /** log mu of particles: only Stein carries it, the others name what to use. */
  @Test
  void refuseTheEntropyPart() {
    Field entropic = new Field(XI.values(), XI.gradients(), 1);
    all()
        .filter(g -> !(g instanceof Stein))
        .forEach(geometry -> {
          var thrown =
              assertThrows(IllegalArgumentException.class, () -> geometry.rate(MU, entropic));
          assertTrue(thrown.getMessage().contains("Stein"), thrown.getMessage());
        });
    assertTrue(Geometries.stein(KERNEL).rate(MU, entropic).velocity().isFinite());
  }

  /**
   * The energy distance has a spherical geometry only, and the types say so; a plain one does not
   * compile.
   */
  @Test
  void energyDistanceIsSphericalOnly() {
    Reaction reaction = Geometries.sphericalMmd(new EnergyDistance(), 0);
    assertTrue(reaction.conservesMass());
    assertInstanceOf(SphericalMmd.class, reaction.spherical());
    // On zero-sum rates its metric is positive definite: the dissipation is positive above.
    assertTrue(
        reaction.metric().get().at(Support.of(X)).form(reaction.growth(MU, XI.values())) > 0);
  }

  /** MMD rates see massless particles, all other reactions leave them massless. */
  @Test
  void masslessParticles() {
    double[] weights = MU.weights().toArray();
    weights[3] = 0;
    Particles mu = Particles.of(X, weights);
    for (Reaction reaction :
        List.of(
            Geometries.hellinger(),
            Geometries.hellinger().spherical(),
            Geometries.kernelisedFisherRao(KERNEL),
            Geometries.kernelisedFisherRao(KERNEL).spherical())) {
      assertEquals(0, Math.abs(reaction.growth(mu, XI.values()).get(3)));
    }
    assertTrue(Math.abs(Geometries.mmd(KERNEL, 0).growth(mu, XI.values()).get(3)) > 0.01);
  }
}
