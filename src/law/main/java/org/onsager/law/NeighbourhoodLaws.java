package org.onsager.law;

import java.util.random.RandomGenerator;
import org.onsager.energy.Energy;
import org.onsager.geometry.Neighbourhood;
import org.onsager.geometry.Transport;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/** The law of coordinates around a measure, in which proximal steps search. */
public final class NeighbourhoodLaws {

  /** Coordinates of a tenth of the length of a trial: far enough to bend, near enough to exist. */
  private static final double TENTH = 0.1;

  private static final int COORDINATES = 171;

  private NeighbourhoodLaws() {}

  /**
   * Where a transport has neighbourhoods, zero is the measure itself and costs nothing, the
   * pull-back is the adjoint of the differential of the coordinates, and the cost is at least
   * {@code |v|^2} with half its gradient as it says.
   */
  public static final Law<Transport> NEIGHBOURHOOD =
      Law.of(
          "NeighbourhoodLaws.neighbourhood",
          "at(0) = mu, d F(at(v)) = <pullBack, dv>, D^2(v) >= |v|^2, d D^2 / 2 = <gradient, dv>",
          NeighbourhoodLaws::neighbourhood);

  private static Verdict neighbourhood(Claim claim, Transport transport) {
    Particles mu = claim.trial().particles();
    return transport
        .neighbourhood()
        .map(near -> near.apply(mu))
        .map(near ->
            origin(claim, near, mu)
                .and(() -> pullBack(claim, near, mu))
                .and(() -> cost(claim, near, mu)))
        .getOrElse(() -> claim.holds("no neighbourhood"));
  }

  private static Verdict origin(Claim claim, Neighbourhood near, Particles mu) {
    double[] zero = new double[near.size()];
    Particles there = near.at(zero).getOrElse(mu.withWeights(mu.weights().map(w -> w / 2)));
    Tolerance points =
        Tolerance.ofSum(
            1,
            EnergyRounding.largest(mu.points().coordinates()),
            claim.trial().domain().accuracy());
    Tolerance weights = Tolerance.ofSum(mu.count(), mu.mass(), claim.trial().domain().accuracy());
    return claim
        .equal("points at 0", there.points().coordinates(), mu.points().coordinates(), points)
        .and(() -> claim.equal("weights at 0", there.weights(), mu.weights(), weights))
        .and(() -> claim.equal("cost of 0", near.cost(zero, 1, zero.clone()), 0, Tolerance.none()));
  }

  private static Verdict pullBack(Claim claim, Neighbourhood near, Particles mu) {
    Energy energy = claim.trial().force(0);
    double[] v = coordinates(claim, near, mu, 0);
    double[] direction = coordinates(claim, near, mu, 1);
    Particles there = near.at(v).get();
    Field xi = energy.firstVariation(there);
    double[] gradient = new double[near.size()];
    near.pullBack(v, there, xi, gradient);
    double slope = dot(gradient, direction);
    double here = energy.value(there);
    double size = there.weights().dot(xi.values().map(Math::abs)) + mu.mass();
    return Taylor.vanishesToSecondOrder(
        claim,
        "F(at(v))",
        t ->
            new Taylor.Remainder(
                energy.value(near.at(moved(v, t, direction)).get()) - here - t * slope,
                rounding(claim, mu, size + Math.abs(slope)),
                t * slope));
  }

  private static Verdict cost(Claim claim, Neighbourhood near, Particles mu) {
    double[] v = coordinates(claim, near, mu, 2);
    double[] direction = coordinates(claim, near, mu, 3);
    double factor = 3;
    double[] gradient = new double[near.size()];
    double here = near.cost(v, factor, gradient);
    double slope = dot(gradient, direction) / factor;
    double square = dot(v, v);
    return claim
        .atMost("|v|^2", square, here, Tolerance.ofSum(near.size(), square, 1))
        .and(() ->
            Taylor.vanishesToSecondOrder(
                claim,
                "D^2 / 2",
                t ->
                    new Taylor.Remainder(
                        (near.cost(moved(v, t, direction), 1, gradient.clone()) - here) / 2
                            - t * slope,
                        rounding(claim, mu, here + Math.abs(slope)),
                        t * slope)));
  }

  private static double rounding(Claim claim, Particles mu, double size) {
    int terms = EnergyRounding.terms(mu.count() * mu.dimension());
    return Tolerance.ofSum(terms, size, claim.trial().domain().accuracy()).size();
  }

  /** Of a squared length {@code (0.1 l)^2 m}, which is that of a move of all by a tenth of l. */
  private static double[] coordinates(Claim claim, Neighbourhood near, Particles mu, int number) {
    RandomGenerator random = claim.trial().key(COORDINATES).fold(number).generator();
    double unit = TENTH * claim.trial().length() * Math.sqrt(mu.mass() / near.size());
    double[] v = new double[near.size()];
    for (int e = 0; e < v.length; e++) {
      v[e] = unit * random.nextGaussian();
    }
    return v;
  }

  private static double[] moved(double[] v, double t, double[] direction) {
    double[] out = v.clone();
    for (int e = 0; e < out.length; e++) {
      out[e] += t * direction[e];
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum += a[e] * b[e];
    }
    return sum;
  }
}
