package org.onsager.certificate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.testing.Given;
import org.onsager.testing.Mixtures;

class SearchTest {

  /** {@code sum_k cos x_k}, least at (pi, ..., pi). */
  private static final Potential WAVES =
      Potential.of(
              x -> {
                double sum = 0;
                for (double c : x) {
                  sum += Math.cos(c);
                }
                return sum;
              },
              x -> {
                double[] gradient = x.clone();
                for (int k = 0; k < x.length; k++) {
                  gradient[k] = -Math.sin(x[k]);
                }
                return gradient;
              })
          .bounded(CurvatureBound.everywhere(1, 1e-15));

  private static Particles origin(int dimension) {
    return Particles.uniform(Points.of(new double[dimension]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void branchAndBoundHoldsTheMinimum(int d) {
    Minima minima = Search.branchAndBound(Box.of(d, 0, 5), 1e-5).minima(WAVES, origin(d), d);
    assertTrue(minima.least() <= -d && minima.least() >= -d - 0.2 * d - 1e-5);
    // From a level far above a tenth of the gap is enough; from the minimum the tolerance counts.
    Minima close = Search.branchAndBound(Box.of(d, 0, 5), 1e-5).minima(WAVES, origin(d), -d);
    assertTrue(close.least() <= -d && close.least() >= -d - 1.1e-5, () -> close.toString());
    assertEquals(-d, minima.values().get(0), 1e-12);
    for (double x : minima.where().row(0)) {
      assertEquals(Math.PI, x, 1e-6);
    }
  }

  /** A minimum on the boundary is one, too. */
  @Test
  void bothFindAMinimumOnTheBoundary() {
    Box box = new Box(Block.copyOf(0, 0), Block.copyOf(2, 3));
    for (Search search : new Search[] {Search.branchAndBound(box, 1e-6), Search.multiStart(box)}) {
      Minima minima = search.minima(WAVES, origin(2), 2);
      assertArrayEquals(new double[] {2, 3}, minima.where().row(0), 1e-12);
      assertEquals(Math.cos(2) + Math.cos(3), minima.values().get(0), 1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10})
  void manyStartsReachTheMinimumInSpace(int d) {
    Minima minima = Search.multiStart(Box.of(d, 0, 5)).minima(WAVES, origin(d), d);
    assertEquals(-d, minima.least(), 1e-12);
    assertTrue(minima.reads() < 5000, () -> "reads " + minima.reads());
  }

  /** Two searches of unlike kinds agree on energies without structure. */
  @Test
  void searchesAgree() {
    for (long seed = 1; seed <= 5; seed++) {
      Particles mu = Given.particles(6, 2, seed);
      Energy energy =
          Mmd.to(new Samples(Given.particles(15, 2, seed + 100)), Gaussian.ofVariance(0.5));
      Box box = Box.of(2, -3, 3);
      double level = mu.weights().dot(energy.firstVariation(mu).values());
      Minima proved = Search.branchAndBound(box, 1e-8).minima(energy, mu, level);
      Minima found = Search.multiStart(box).minima(energy, mu, level);
      assertEquals(found.least(), proved.values().get(0), 1e-12);
      assertTrue(proved.least() <= found.least());
      assertTrue(proved.least() >= found.least() - 0.1 * (level - found.least()) - 1e-8);
    }
  }

  @Test
  void aSearchThatMeetsItsLimitSaysWhatItHasProved() {
    Particles mu = Mixtures.GALAXY_ATOMS;
    Energy energy = Mixtures.normal(Mixtures.GALAXIES);
    Box box = Box.around(Mixtures.GALAXIES);
    double before = Double.POSITIVE_INFINITY;
    for (long limit : new long[] {1, 100, 200, 400, 800, 1600}) {
      Certificate proof = Search.branchAndBound(box, 1e-9).atMost(limit).certificate(energy, mu);
      assertTrue(proof.isProved());
      assertTrue(proof.minima().reads() <= Math.max(limit, 32), proof::text);
      assertTrue(proof.gap() <= before && proof.gap() >= 0, proof::text);
      before = proof.gap();
    }
    assertTrue(before <= 1.1e-9);
  }

  /** A box without a width in one direction has one cell there. */
  @Test
  void aFlatBoxIsSearched() {
    Box flat = new Box(Block.copyOf(0, 1), Block.copyOf(5, 1));
    Minima minima = Search.branchAndBound(flat, 1e-6).minima(WAVES, origin(2), -0.4);
    assertEquals(Math.cos(1) - 1, minima.values().get(0), 1e-6);
    Box point = Box.around(Points.onLine(3, 3));
    assertEquals(
        Math.cos(3), Search.branchAndBound(point, 1e-6).minima(WAVES, origin(1), 0).least(), 2e-15);
  }

  @Test
  void startsOfOnesOwnServe() {
    Points starts = Points.onLine(0, 2, 4, 6);
    Minima minima = Search.multiStart(starts).minima(WAVES, origin(1), 0);
    assertEquals(Math.PI, minima.where().get(0, 0), 1e-6);
    assertEquals(minima, Search.multiStart(starts).minima(WAVES, origin(1), 0));
  }

  @Test
  void whatASearchCannotDoIsRefused() {
    Energy unbounded = KernelSteinDiscrepancy.to(Given.TARGET_B, Gaussian.ofVariance(1));
    Particles mu = Given.particles(5, 2, 1);
    Box plane = Box.of(2, -1, 1);
    BranchAndBound proof = Search.branchAndBound(plane, 1e-6);
    assertAll(
        () -> assertTrue(proof.objection(unbounded).get().contains("Search.multiStart")),
        () -> assertThrows(IllegalArgumentException.class, () -> proof.certificate(unbounded, mu)),
        () ->
            assertThrows(
                IllegalArgumentException.class, () -> Search.branchAndBound(Box.of(4, 0, 1), 1e-6)),
        () -> assertThrows(IllegalArgumentException.class, () -> Search.branchAndBound(plane, 0)),
        () -> assertThrows(IllegalArgumentException.class, () -> proof.atMost(0)),
        () -> assertThrows(IllegalArgumentException.class, () -> Box.of(1, 0)),
        () -> assertThrows(IllegalArgumentException.class, () -> proof.minima(WAVES, origin(3), 0)),
        () -> assertThrows(Trouble.class, () -> proof.minima(pole(), mu, 0)));
  }

  /** Not defined on half of the plane. */
  private static Energy pole() {
    return Potential.of(x -> Math.log(x[0]), x -> new double[] {1 / x[0], 0})
        .bounded(CurvatureBound.everywhere(1, 0));
  }
}
