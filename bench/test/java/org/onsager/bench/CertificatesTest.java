package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** What the bench of certificates counts is worth something only if the descents are right. */
class CertificatesTest {

  /** Of the galaxies, by Newton's method in 40 digits, with the constant of the normal density. */
  private static final double GALAXIES = -(1.5138366973279072 + Math.log(2 * Math.PI) / 2);

  @Test
  void theDescentEndsAtTheOptimum() {
    ConvexProblem galaxies = ConvexProblems.named().head();
    CertifiedDescent descent = CertifiedDescent.of(galaxies, 1e-12, 200);
    assertEquals(6, descent.particles().count());
    assertTrue(descent.evaluationsTo(1e-12).exists(spent -> spent <= 25), descent.toString());
    assertTrue(descent.evaluationsTo(1e-3).get() <= descent.evaluationsTo(1e-12).get());
    // A gap of 1e-12, and some roundings of the value.
    assertEquals(GALAXIES, galaxies.meanLogLikelihood(descent.particles()).get(), 2e-12);
  }

  /** One of each kind, whose counts of evaluations are medians in a table. */
  @Test
  void problemsOfEveryKindAreSolved() {
    for (var kind : ConvexProblems.random()) {
      CertifiedDescent descent = CertifiedDescent.of(kind.get(1), 1e-12, 200);
      assertTrue(descent.evaluationsTo(1e-12).isDefined(), kind.get(1).name());
      assertTrue(descent.reads() > 2000L * descent.searches());
    }
  }

  /** A step from two atoms, by the responsibilities {@code r_i(y)} of the textbook. */
  @Test
  void expectationMaximisationIsWhatItIsCalled() {
    double[] data = {-1, 0.5, 2, 3};
    double[] atoms = {-0.5, 2.5};
    double[] mass = new double[2];
    double[] moment = new double[2];
    for (double y : data) {
      double here = Math.exp(-(y - atoms[0]) * (y - atoms[0]) / 2);
      double there = Math.exp(-(y - atoms[1]) * (y - atoms[1]) / 2);
      double[] r = {here / (here + there), there / (here + there)};
      for (int i = 0; i < 2; i++) {
        mass[i] += r[i];
        moment[i] += r[i] * y;
      }
    }
    ConvexProblem problem =
        ConvexProblem.mixture("four data", Points.onLine(data), Points.onLine(atoms));
    Particles em = ExplicitDescent.expectationMaximisation(problem, 1e-12, 2).particles();
    Particles wfr = ExplicitDescent.wassersteinFisherRao(problem, 1e-12, 2).particles();
    for (int i = 0; i < 2; i++) {
      double mean = moment[i] / mass[i];
      double weight = mass[i] / 4;
      // Sums of four terms, each known to some roundings.
      assertEquals(mean, em.points().get(i, 0), 1e-14);
      assertEquals(weight, em.weights().get(i), 1e-15);
      assertEquals(weight, wfr.weights().get(i), 1e-15);
      // -xi is twice the weight: the mass that an atom gains.
      assertEquals(atoms[i] + 2 * weight * (mean - atoms[i]), wfr.points().get(i, 0), 1e-14);
    }
  }
}
