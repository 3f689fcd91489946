package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.kernel.EnergyDistance;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Reference;

class EnergyDistanceOnLineTest {

  private static final Particles MU = Reference.onLine(Reference.PARTICLES);

  private static final Samples TARGET = Samples.of(Reference.onLine(Reference.SAMPLES.measure()));

  private static final EnergyDistanceOnLine ENERGY = EnergyDistanceOnLine.to(TARGET);

  private static final double ROUNDING = 1e-14;

  @Test
  void agreesWithDoubleSums() {
    assertEquals(Reference.value("energy line"), ENERGY.value(MU), ROUNDING);
  }

  @Test
  void firstVariationIsTheDerivative() {
    Taylor.check(ENERGY, MU, false, ROUNDING, 1e-5);
  }

  /** Ties within and between the measures, massless particles, and both signs of zero. */
  @Test
  void agreesWithKernelSumsWherePointsCoincide() {
    Particles mu =
        Particles.of(
            Points.onLine(1, 0.0, -2, 1, -0.0, 3, 1, 5), 0.1, 0.2, 0.1, 0.2, 0.1, 0.3, 0, 0);
    Samples target =
        Samples.of(Particles.of(Points.onLine(0, 3, 1, -2, 1, -4), 0.3, 0.1, 0.2, 0.1, 0.3, 0));
    Points elsewhere = Points.onLine(-4, 7, 1, 0.5, -9, 1);
    Energy line = EnergyDistanceOnLine.to(target);
    Energy sums = Mmd.to(target, new EnergyDistance());
    assertEquals(sums.value(mu), line.value(mu), ROUNDING);
    Taylor.same(sums.firstVariation(mu), line.firstVariation(mu), ROUNDING, "particles");
    Taylor.same(
        sums.firstVariation(mu, elsewhere),
        line.firstVariation(mu, elsewhere),
        ROUNDING,
        "elsewhere");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3})
  void agreesWithKernelSumsForEveryMass(double mass) {
    Particles mu =
        new Particles(
            new Points(300, 1, Key.of(5).normals(300)),
            Key.of(6).normals(300).map(z -> z > 1 ? 0 : mass * z * z / 100));
    Samples target = Samples.of(new Points(200, 1, Key.of(7).normals(200).map(z -> 3 * z + 1)));
    Energy line = EnergyDistanceOnLine.to(target);
    Energy sums = Mmd.to(target, new EnergyDistance());
    // 300^2 terms of size one to ten.
    assertEquals(sums.value(mu), line.value(mu), 1e-12);
    Taylor.same(sums.firstVariation(mu), line.firstVariation(mu), 1e-12, "particles");
    Quadratic expected = sums.quadratic().get().apply(Support.of(mu.points()));
    Quadratic actual = line.quadratic().get().apply(Support.of(mu.points()));
    Taylor.close(expected.linear(), actual.linear(), 1e-12, "linear");
    assertEquals(expected.constant(), actual.constant(), 1e-12);
  }

  @Test
  void itIsTheSquaredDistanceOfDistributionFunctions() {
    // Two Diracs: int D^2 = their distance; E|X - Y| = 3, the others vanish.
    assertEquals(
        3,
        EnergyDistanceOnLine.to(Samples.of(Points.onLine(4)))
            .value(Particles.uniform(Points.onLine(1))));
    // At the target nothing is left, not even rounding.
    assertEquals(0, ENERGY.value(TARGET.measure()), 1e-30);
  }

  @Test
  void keepsItsDigitsNearTheTarget() {
    // Shifting every sample by e, less than the gaps, costs e sum v_j^2: int D^2 has no other part.
    double e = 1e-9;
    Samples target = Samples.of(Points.onLine(0, 1, 2, 3));
    Particles shifted = Particles.uniform(Points.onLine(e, 1 + e, 2 + e, 3 + e));
    // Shifts near 3 round to half an ulp, 2e-16, which is 2e-7 of e.
    assertEquals(e / 4, EnergyDistanceOnLine.to(target).value(shifted), 3e-7 * e);
  }

  @Test
  void implicitEulerToADiracSoftThresholdsTheQuantiles() {
    int n = 101;
    double tau = 0.3;
    EnergyDistanceOnLine dirac = EnergyDistanceOnLine.to(Samples.of(Points.onLine(0)));
    double[] start = Key.of(8).normals(n).toArray();
    Arrays.sort(start);
    Particles mu = Particles.uniform(Points.onLine(start));
    double[] closed = start.clone();
    for (int step = 0; step < 20; step++) {
      for (int i = 0; i < n; i++) {
        double moved = closed[i] + tau * ((2 * i + 1.0) / n - 1);
        closed[i] = Math.signum(moved) * Math.max(0, Math.abs(moved) - tau);
      }
      mu = mu.withPoints(dirac.implicitEuler(mu, tau));
      for (int i = 0; i < n; i++) {
        assertEquals(closed[i], mu.points().get(i, 0), 1e-12, "step " + step + ", particle " + i);
      }
    }
    double[] end = mu.points().coordinates().toArray();
    assertTrue(Arrays.stream(end).filter(x -> x == 0).count() > 50, "half of them have arrived");
  }

  @Test
  void implicitEulerSatisfiesItsOptimalityCondition() {
    double tau = 0.2;
    Points moved = ENERGY.implicitEuler(MU, tau);
    Particles after = MU.withPoints(moved);
    Block force = ENERGY.firstVariation(after).gradients();
    double[] y = TARGET.measure().points().coordinates().toArray();
    int free = 0;
    for (int i = 0; i < MU.count(); i++) {
      double x = moved.get(i, 0);
      double residual = (x - MU.points().get(i, 0)) / tau + force.get(i);
      if (Arrays.stream(y).noneMatch(sample -> sample == x)) {
        // Massless particles see the mean of both sides as well: their rank is exact.
        assertEquals(0, residual, 1e-12, "particle " + i);
        free++;
      } else {
        // At a sample the force may be anywhere between those of both sides.
        assertTrue(Math.abs(residual) <= 0.5, "particle " + i + ": " + residual);
      }
    }
    assertTrue(free > 3);
  }

  @Test
  void implicitEulerGoesDownByTheProximalInequality() {
    Particles mu = Particles.uniform(Points.onLine(2, 2, 2, 2, 5));
    for (double tau : new double[] {0.01, 0.3, 10}) {
      Particles next = mu.withPoints(ENERGY.implicitEuler(mu, tau));
      double moved = 0;
      for (int i = 0; i < mu.count(); i++) {
        double step = next.points().get(i, 0) - mu.points().get(i, 0);
        moved += mu.weights().get(i) * step * step;
      }
      assertTrue(ENERGY.value(next) + moved / (2 * tau) <= ENERGY.value(mu) + 1e-15);
      // Coincident particles part.
      assertTrue(next.points().get(3, 0) > next.points().get(0, 0));
    }
  }

  @Test
  void sortsLikeTheLibrary() {
    double[] x = Key.of(9).normals(5000).toArray();
    x[17] = x[400] = x[0];
    x[5] = 1e300;
    x[6] = -1e300;
    x[7] = Double.MIN_VALUE;
    x[8] = -Double.MIN_VALUE;
    x[9] = -0.0;
    double[] expected = x.clone();
    Arrays.sort(expected);
    int[] order = LineSums.order(x);
    assertEquals(Block.copyOf(expected), Block.copyOf(LineSums.sorted(x, order)));
    for (int i = 1; i < order.length; i++) {
      assertTrue(x[order[i - 1]] < x[order[i]] || order[i - 1] < order[i], "stable");
    }
  }

  @Test
  void theOrderOfSamplesDoesNotMatter() {
    assertEquals(
        EnergyDistanceOnLine.to(Samples.of(Points.onLine(3, 1, 2))),
        EnergyDistanceOnLine.to(Samples.of(Points.onLine(1, 2, 3))));
  }

  @Test
  void planesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> EnergyDistanceOnLine.to(Reference.SAMPLES));
    Particles plane = Reference.PARTICLES;
    Points points = plane.points();
    assertThrows(IllegalArgumentException.class, () -> ENERGY.value(plane));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.evaluate(plane));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.firstVariation(plane, MU.points()));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.firstVariation(MU, points));
    assertThrows(
        IllegalArgumentException.class, () -> ENERGY.quadratic().get().apply(Support.of(points)));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.implicitEuler(plane, 1));
    assertTrue(ENERGY.isQuadratic());
  }

  @Test
  void aHundredThousandPointsTakeMilliseconds() {
    int n = 100_000;
    Particles mu = Particles.uniform(new Points(n, 1, Key.of(1).normals(n)));
    Energy energy = EnergyDistanceOnLine.to(Samples.of(new Points(n, 1, Key.of(2).normals(n))));
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 12; run++) {
      long begin = System.nanoTime();
      Evaluation evaluation = energy.evaluate(mu);
      best = Math.min(best, System.nanoTime() - begin);
      // Two samples of one law: int D^2 is about int 2 P (1 - P) / n, 2 / (sqrt(pi) n).
      assertTrue(evaluation.value() < 10 * 1.13 / n);
    }
    // About 10 ms on a 2.5 GHz core; the double sum needs half a minute.
    assertTrue(best < 500_000_000L, best / 1e6 + " ms");
  }
}
