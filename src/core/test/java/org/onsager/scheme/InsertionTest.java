package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.onsager.certificate.Box;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.FourierModes;
import org.onsager.feature.Loss;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.testing.Given;
import org.onsager.testing.Mixtures;

class InsertionTest {

  private static final Mmd MMD =
      Mmd.to(new Samples(Given.particles(15, 2, 1)), Gaussian.ofVariance(0.5));

  private static final Search SEARCH = Search.multiStart(Box.of(2, -4, 4));

  private static State apply(Insertion scheme, Energy energy, Particles mu) {
    return right(scheme.move(State.start(mu, Key.of(1)), energy, 1));
  }

  @Test
  void oneParticleOfAQuadraticEnergyIsTheBestOnTheLineToIt() {
    Particles mu = Given.particles(4, 2, 7);
    State after = apply(Schemes.insertion(SEARCH, 1), MMD, mu);
    Particles nu = after.particles();
    Minima minima = SEARCH.certificate(MMD, mu).minima();
    assertEquals(5, nu.count());
    assertEquals(Block.copyOf(minima.where().row(0)), Block.copyOf(nu.points().row(4)));
    // Along the line F is a parabola, whose slope vanishes at its lowest point: xi is there the
    // mean.
    Block xi = MMD.firstVariation(nu).values();
    double old = 0;
    for (int i = 0; i < 4; i++) {
      old += mu.weights().get(i) * xi.get(i);
    }
    assertEquals(old, xi.get(4), 1e-15);
    assertEquals(1, nu.mass(), 1e-15);
    for (int i = 0; i < 4; i++) {
      assertEquals(
          1 - nu.weights().get(4), nu.weights().get(i) / mu.weights().get(i), 1e-15, "share");
    }
  }

  @Test
  void severalParticlesLowerTheEnergyAndAreReported() {
    Particles mu = Given.particles(4, 2, 7);
    Mmd narrow = Mmd.to(new Samples(Given.particles(15, 2, 1)), Gaussian.ofVariance(0.01));
    State after = apply(Schemes.insertion(SEARCH, 3), narrow, mu);
    assertAll(
        () -> assertEquals(3, after.fact(Insertion.INSERTED).get()),
        () -> assertEquals(7, after.particles().count()),
        () -> assertTrue(narrow.value(after.particles()) < narrow.value(mu)),
        () -> assertEquals(SEARCH.certificate(narrow, mu).gap(), after.fact(Insertion.GAP).get()),
        () -> assertTrue(after.fact(Insertion.READS).get() > 2500),
        // One here, one there; the points of the search are none.
        () -> assertEquals(2, after.evaluations()));
  }

  @Test
  void nothingIsInsertedAtTheOptimum() {
    Energy energy = Mixtures.normal(Mixtures.GALAXIES);
    Search search = Search.multiStart(Box.around(Mixtures.GALAXIES));
    State after = apply(Schemes.insertion(search, 10), energy, Mixtures.GALAXY_ATOMS);
    assertSame(Mixtures.GALAXY_ATOMS, after.particles());
    assertEquals(0, after.fact(Insertion.INSERTED).get());
    assertEquals(1, after.evaluations());
  }

  /** An energy without a model gets half of the mass first, then what a parabola says. */
  @Test
  void withoutAModelTheEnergyIsAskedForTheStep() {
    Energy energy = KernelSteinDiscrepancy.to(Given.TARGET_B, Gaussian.ofVariance(1));
    assertFalse(energy.hasGaussNewton());
    for (long seed = 1; seed <= 10; seed++) {
      Particles mu = Given.particles(8, 2, seed);
      State after = apply(Schemes.insertion(SEARCH, 2), energy, mu);
      assertTrue(after.fact(Insertion.INSERTED).get() > 0);
      assertTrue(energy.value(after.particles()) <= energy.value(mu));
      assertTrue(after.evaluations() <= 4);
      assertEquals(1, after.particles().mass(), 1e-15);
    }
  }

  /** {@code F = |m - y|^2 / (2 l) + mass}: from no mass worth the name to the optimum at once. */
  @Test
  void massIsAddedWhereItIsFree() {
    FourierModes modes = FourierModes.onTorus(1, 8);
    Points place = Points.onLine(2);
    Energy energy =
        Composite.of(modes, Loss.halfSquares(modes.values(place).map(v -> 1.5 * v), 3))
            .plus(Potential.constant(1));
    Search search = Search.multiStart(Box.of(0, 6)).freeMass(1);
    Particles little = Particles.of(Points.onLine(5), 1e-3);
    State after = apply(Schemes.insertion(search, 1), energy, little);
    Particles nu = after.particles();
    assertEquals(1e-3, nu.weights().get(0));
    assertTrue(nu.mass() > little.mass());
    assertTrue(energy.value(nu) < energy.value(little));
    // At most half of what is there: no short step is longer in a cone, either.
    assertEquals(2, nu.count());
  }

  @Test
  void aParticleThatIsThereIsNotInsertedAgain() {
    // One step too many: the minimum lies at a particle, below the mean of others.
    Potential well = Potential.of(x -> x[0] * x[0], x -> new double[] {2 * x[0]});
    Particles mu = Particles.of(Points.onLine(0, 1), 0.5, 0.5);
    State after = apply(Schemes.insertion(Search.multiStart(Box.of(-1, 1)), 5), well, mu);
    assertSame(mu, after.particles());
  }

  @Test
  void searchesThatCannotWorkObject() {
    Insertion proof = Schemes.insertion(Search.branchAndBound(Box.of(2, -4, 4), 1e-6), 1);
    Energy unbounded = KernelSteinDiscrepancy.to(Given.TARGET_B, Gaussian.ofVariance(1));
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> proof.on(unbounded)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> Schemes.insertion(SEARCH, 1).on(KullbackLeibler.to(Given.TARGET_B))),
        () -> assertThrows(IllegalArgumentException.class, () -> Schemes.insertion(SEARCH, 0)),
        () ->
            assertEquals(
                Option.none(),
                proof.objection(
                    Mmd.sampled(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1), 9))));
  }
}
