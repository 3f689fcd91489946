package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.wasserstein;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Potential;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The magnitudes of which tolerances are made, in closed form. */
class RoundingTest {

  private static final double NEAR = 1e-13;

  private static final Particles MU = Particles.of(Points.onLine(1, -2), 0.5, 1.5);

  private static final Energy POTENTIAL = Potential.of(x -> 2 * x[0], x -> new double[] {2});

  private static final Trial TRIAL = Domain.everywhere().scaled(0.1).trial(2, 1, 1, 1, Shape.CLOUD);

  private static final double K = Math.exp(-0.5);

  /** Two points at the distance of the kernel's length, of mass 3. */
  private static final Particles PAIR = Particles.of(Points.onLine(0, 1), 1, 2);

  private static final Geometry MMD = mmd(Gaussian.ofVariance(1), 0.25);

  @Test
  void anEnergyIsAsLargeAsItsTerms() {
    // |1/2 2 - 3/2 4| + 1/2 2 + 3/2 4, and for one particle after the other 1/2 2 + 3/2 4.
    assertEquals(
        5 + 7 + 7 + 2 * elsewhere(POTENTIAL), EnergyRounding.magnitude(POTENTIAL, MU, TRIAL), NEAR);
    Energy entropy = KullbackLeibler.to(Normal.isotropic(1, 0));
    double c = Math.log(2 * Math.PI) / 2;
    assertEquals(
        0.5 * (1 + c + 0.5) + 1.5 * (1 + c + 2) + 2 * elsewhere(entropy),
        EnergyRounding.magnitude(entropy, MU, TRIAL),
        NEAR,
        "no values");
  }

  /** The smaller of |xi(y)| at two points elsewhere. */
  private static double elsewhere(Energy energy) {
    Block xi = energy.firstVariation(MU, TRIAL.elsewhere()).values();
    return Math.min(Math.abs(xi.get(0)), Math.abs(xi.get(1)));
  }

  @Test
  void fieldsRoundAsAnEnergyAUnitOfMassAndLength() {
    var rounding = EnergyRounding.ofField(POTENTIAL, MU, POTENTIAL.firstVariation(MU), TRIAL);
    int terms = 2 + 64;
    double unit = 9.5 + elsewhere(POTENTIAL);
    assertEquals(Tolerance.ofSum(terms, unit + 4, Tolerance.ULP), rounding._1);
    assertEquals(Tolerance.ofSum(terms, unit / 0.1 + 2, Tolerance.ULP), rounding._2);
    assertEquals(
        Tolerance.ofSum(terms, 2 * unit, Tolerance.ULP),
        EnergyRounding.ofValue(POTENTIAL, MU, TRIAL));
  }

  @Test
  void aMetricMagnifiesRoundingByItsCondition() {
    // n max |G| / (1 + eps - k)
    assertEquals(2 * 1.25 / (1.25 - K), GeometryRounding.condition(MMD, PAIR), NEAR);
    assertEquals(
        2 * 1.25 / (1.25 - K), GeometryRounding.condition(wasserstein().plus(MMD), PAIR), NEAR);
    assertEquals(1, GeometryRounding.condition(wasserstein().plus(hellinger()), PAIR));
    // The energy distance is definite on (1, -1) alone: there -|x - y| has the eigenvalue 1.
    Geometry distance = sphericalMmd(new EnergyDistance(), 0);
    assertEquals(2, GeometryRounding.condition(distance, PAIR), NEAR);
    Particles triple = Particles.uniform(Points.onLine(0, 1, 3));
    // On (1, -1, 0) / sqrt(2) and (1, 1, -2) / sqrt(6) it is (1, 1/sqrt(3); 1/sqrt(3), 3).
    assertEquals(9 / (2 - 2 / Math.sqrt(3)), GeometryRounding.condition(distance, triple), 1e-12);
  }

  @Test
  void growthIsBoundedByMassForceAndMetric() {
    Block xi = Block.copyOf(1, -2);
    Block hellinger = hellinger().growth(PAIR, xi);
    double local = Math.abs(hellinger.get(0)) + Math.abs(hellinger.get(1)) + 3 * (1 + 3) * 2;
    assertEquals(local, GeometryRounding.growth(hellinger(), PAIR, xi), NEAR);
    assertEquals(
        0.5 * local,
        GeometryRounding.growth(wasserstein().plus(hellinger().times(0.5)), PAIR, xi),
        NEAR);
    // G growth = -xi has eigenvectors (1, 1) and (1, -1).
    double even = 0.5 / (1.25 + K);
    double odd = 1.5 / (1.25 - K);
    assertEquals(
        Math.abs(even - odd) + even + odd + 3 * (1 + 3) * 2 + 2 * 2 / (1.25 - K),
        GeometryRounding.growth(MMD, PAIR, xi),
        1e-12);
  }

  @Test
  void aCentredMatrixHasRowsAndColumnsOfZeroSum() {
    assertArrayEquals(
        new double[] {0, 0, 0, -1, 2, -1, 1, -2, 1},
        Spectrum.centred(new double[] {3, 0, 1, 3, 3, 1, 6, 0, 4}, 3),
        NEAR);
    assertEquals(-1, Spectrum.least(new double[] {1, 2, 2, 1}, 2), NEAR);
    double tiny = 1e-300;
    double[] small = {tiny, 2 * tiny, 2 * tiny, tiny};
    assertEquals(-1, Spectrum.least(small, 2) / tiny, NEAR, "squares underflow");
  }
}
