package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.DoubleFunction;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Laws that hold the first variation of an energy to its values, by Taylor remainders that vanish
 * to second order. A derivative that is wrong by a relative 1e-6 or more is seen.
 */
public final class EnergyDerivatives {

  private static final int KINKED = 8;

  private EnergyDerivatives() {}

  /**
   * All laws about derivatives.
   *
   * @return the laws
   */
  public static Vector<Law<Energy>> all() {
    return Vector.of(FIRST_VARIATION, FIRST_VARIATION_ELSEWHERE, GRADIENT, FIELD_GRADIENT);
  }

  /**
   * The first variation is the derivative in the weights. The direction is {@code nu - mu} for a
   * measure nu on the same points: one-sided where weights are zero, of zero sum where the energy
   * is defined on probabilities only.
   */
  public static final Law<Energy> FIRST_VARIATION =
      Law.of(
          "EnergyDerivatives.firstVariation",
          "F(mu + t (nu - mu)) - F(mu) - t int xi d(nu - mu) = O(t^2), nu on the points of mu",
          EnergyDerivatives::firstVariation);

  private static Verdict firstVariation(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Energy plain = Enlarged.ifTiny(energy, trial);
    return Taylor.confirmed(k -> weights(claim, plain, mu, mu, other(trial, k)));
  }

  /**
   * The first variation is the derivative in the weights of particles that are not there yet: the
   * direction is {@code nu - mu} for a measure nu on other points.
   */
  public static final Law<Energy> FIRST_VARIATION_ELSEWHERE =
      Law.of(
          "EnergyDerivatives.firstVariationElsewhere",
          "F(mu + t (nu - mu)) - F(mu) - t int xi d(nu - mu) = O(t^2), nu on other points",
          EnergyDerivatives::firstVariationElsewhere);

  private static Verdict firstVariationElsewhere(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Block none = Block.constant(mu.count(), 0);
    Particles joined = Measures.joined(mu, trial.elsewhere(), none);
    Energy plain = Enlarged.ifTiny(energy, trial);
    return Taylor.confirmed(
        k -> weights(claim, plain, mu, joined, Measures.joined(none, other(trial, k))));
  }

  /** Twice the mass where the energy allows it, so that the direction is not of zero sum. */
  private static Block other(Trial trial, int number) {
    double factor = trial.domain().probability() ? 1 : 2;
    return trial.otherWeights(number).map(w -> factor * w);
  }

  private static Verdict weights(
      Claim claim, Energy energy, Particles mu, Particles joined, Block nu) {
    if (energy.entropy() != 0) {
      return claim.holds("F has no value on particles");
    }
    Block w = joined.weights();
    Block xi = energy.firstVariation(mu, joined.points()).values();
    double here = energy.value(mu);
    double magnitude =
        EnergyRounding.magnitude(energy, mu, claim.trial())
            + EnergyRounding.magnitude(energy, joined.withWeights(nu), claim.trial());
    DoubleFunction<Taylor.Remainder> remainder =
        t -> {
          Particles there = joined.withWeights(w.map(e -> (1 - t) * e).plus(t, nu));
          Block change = there.weights().plus(-1, w);
          double value = energy.value(there);
          return new Taylor.Remainder(
              value - here - xi.dot(change),
              Tolerance.ofSum(
                      w.length(),
                      magnitude + Math.abs(value) + xi.map(Math::abs).dot(change.map(Math::abs)),
                      claim.trial().domain().accuracy())
                  .size(),
              xi.dot(change));
        };
    return Taylor.vanishesToSecondOrder(claim, "F", remainder);
  }

  /**
   * The gradient of the first variation is the derivative in the positions, each weighted by its
   * mass. On points that do not coincide, where the domain says that the energy has kinks.
   */
  public static final Law<Energy> GRADIENT =
      Law.of(
          "EnergyDerivatives.gradient",
          "F(x + t v) - F(x) - t sum_i w_i <grad xi(x_i), v_i> = O(t^2)",
          (claim, energy) -> gradient(claim.smooth(), energy));

  private static Verdict gradient(Claim claim, Energy energy) {
    Trial smooth = claim.trial();
    if (energy.entropy() != 0) {
      return claim.holds("F has no value on particles");
    }
    Energy plain = Enlarged.ifTiny(energy, smooth);
    return Taylor.confirmed(
        directions(smooth),
        k -> positions(claim, plain, smooth.particles(), t -> smooth.moved(k, t)));
  }

  /** A kink may be met along most directions, just above rounding where a particle is light. */
  private static int directions(Trial trial) {
    return trial.domain().smooth() ? 2 : KINKED;
  }

  private static Verdict positions(
      Claim claim, Energy energy, Particles mu, DoubleFunction<Points> moved) {
    Block gradients = energy.firstVariation(mu).gradients();
    Block weighted = Measures.weighted(mu.weights(), gradients);
    double here = energy.value(mu);
    double magnitude =
        EnergyRounding.magnitude(energy, mu, claim.trial())
            + EnergyRounding.magnitude(energy, mu.withPoints(moved.apply(1)), claim.trial())
            + coordinateRounding(mu, weighted);
    return Taylor.vanishesToSecondOrder(
        claim,
        "F",
        t -> {
          Particles there = mu.withPoints(moved.apply(t));
          Block change = there.points().coordinates().plus(-1, mu.points().coordinates());
          double value = energy.value(there);
          return new Taylor.Remainder(
              value - here - weighted.dot(change),
              Tolerance.ofSum(
                      mu.count(),
                      magnitude
                          + Math.abs(value)
                          + weighted.map(Math::abs).dot(change.map(Math::abs)),
                      claim.trial().domain().accuracy())
                  .size(),
              weighted.dot(change));
        });
  }

  /**
   * The field is consistent in itself: the gradient of xi is the derivative of its values, at the
   * particles, massless ones included, and elsewhere. On points that do not coincide, where the
   * domain says that the energy has kinks.
   */
  public static final Law<Energy> FIELD_GRADIENT =
      Law.of(
          "EnergyDerivatives.fieldGradient",
          "xi(y + t v) - xi(y) - t <grad xi(y), v> = O(t^2)",
          (claim, energy) -> fieldGradient(claim.smooth(), energy));

  private static Verdict fieldGradient(Claim claim, Energy energy) {
    Trial smooth = claim.trial();
    Particles mu = smooth.particles();
    Energy plain = Enlarged.ifTiny(energy, smooth);
    return Taylor.confirmed(
        directions(smooth),
        k -> {
          Verdict elsewhere = along(claim, "xi elsewhere", plain, mu, t -> smooth.elsewhere(k, t));
          return smooth.domain().smooth()
              ? elsewhere.and(
                  () -> along(claim, "xi at the particles", plain, mu, t -> smooth.moved(k, t)))
              : elsewhere;
        });
  }

  private static Verdict along(
      Claim claim, String what, Energy energy, Particles mu, DoubleFunction<Points> moved) {
    Trial trial = claim.trial();
    Points query = moved.apply(0);
    Field xi = energy.firstVariation(mu, query);
    double unit =
        EnergyRounding.magnitude(energy, mu, trial) / mu.mass()
            + EnergyRounding.largest(xi.values())
            + coordinateRounding(mu.withPoints(query), xi.gradients());
    return Taylor.vanishesToSecondOrder(
        claim,
        what,
        t -> {
          Points there = moved.apply(t);
          Block change = there.coordinates().plus(-1, query.coordinates());
          Block values = energy.firstVariation(mu, there).values();
          double magnitude =
              query.count() * (unit + EnergyRounding.largest(values))
                  + xi.gradients().map(Math::abs).dot(change.map(Math::abs));
          return new Taylor.Remainder(
              values.sum() - xi.values().sum() - xi.gradients().dot(change),
              Tolerance.ofSum(query.count(), magnitude, trial.domain().accuracy()).size(),
              xi.gradients().dot(change));
        });
  }

  /** What rounding the coordinates does: the energy sees points that are an ulp away. */
  private static double coordinateRounding(Particles mu, Block gradients) {
    return mu.points().coordinates().map(Math::abs).dot(gradients.map(Math::abs));
  }
}
