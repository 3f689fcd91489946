package org.onsager.law;

import org.onsager.energy.Potential;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Rate;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * The energy of the balance law, {@code F = int V dmu + 1/2 int int k dmu dmu}, for weights of any
 * sign.
 *
 * @param potential V
 * @param kernel k
 */
record Balance(Potential potential, Gaussian kernel) {

  static Balance of(Trial trial, int number) {
    return new Balance(trial.force(number), Gaussian.ofStandardDeviation(trial.length()));
  }

  Verdict along(Claim claim, Geometry geometry, Particles mu) {
    Points x = mu.points();
    Block w = mu.weights();
    Field xi = potential.potential().apply(x).plus(1, KernelSums.best().field(kernel, x, x, w));
    Rate rate = geometry.rate(mu, xi);
    double unit = unit(claim.trial(), mu, rate);
    double dissipation = geometry.dissipation(mu, xi);
    double here = value(x, w);
    double pairing = GeometryRounding.pairing(mu, xi, rate);
    double magnitude = magnitude(x, w);
    double accuracy = claim.trial().domain().accuracy();
    int terms = x.count() * (x.dimension() + 1);
    return Taylor.vanishesToSecondOrder(
        claim,
        "F + t D",
        t -> {
          double time = t * unit;
          Points there = x.withCoordinates(x.coordinates().plus(time, rate.velocity()));
          Block weights = w.plus(time, rate.growth());
          double size = magnitude + magnitude(there, weights) + time * pairing;
          // Moving a point rounds its coordinate by an ulp.
          double moved =
              x.coordinates()
                  .map(Math::abs)
                  .dot(Measures.weighted(w, xi.gradients()).map(Math::abs));
          return new Taylor.Remainder(
              value(there, weights) - here + time * dissipation,
              Tolerance.ofSum(terms, size + moved, accuracy).size(),
              -time * dissipation);
        });
  }

  /** A time in which points move by about their distance and weights change by about the mass. */
  private static double unit(Trial trial, Particles mu, Rate rate) {
    double speed = EnergyRounding.largest(rate.velocity()) / trial.length();
    double growth = GeometryRounding.absolute(rate.growth()) / mu.mass();
    return speed + growth > 0 ? 1 / (speed + growth) : 1;
  }

  private double value(Points x, Block w) {
    return w.dot(potential.potential().apply(x).values())
        + w.dot(KernelSums.best().values(kernel, x, x, w)) / 2;
  }

  private double magnitude(Points x, Block w) {
    Block size = w.map(Math::abs);
    return size.dot(potential.potential().apply(x).values().map(Math::abs))
        + size.dot(KernelSums.best().values(kernel, x, x, size)) / 2;
  }
}
