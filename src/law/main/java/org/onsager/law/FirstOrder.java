package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.onsager.energy.Energy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Rate;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Whether moves start at a rate: {@code R(t) = |mu_t - mu - t rate|} must vanish to second order,
 * for points (the largest entry) and for weights (the sum).
 *
 * <p>R is sampled at quarters of a time in which nothing moves farther than the particles lie
 * apart, nor loses its weight: inside of it, constraints on weights do not bind. A wrong speed or
 * direction leaves {@code R = c t}, noise {@code c sqrt(t)}: the finest quarterings above rounding
 * count, and both of two must fall short.
 *
 * @param claim the law
 * @param geometry the geometry
 * @param energy the energy
 * @param mu where the moves start
 * @param byValues whether moves are accepted by comparing values of the energy, and so only where
 *     it falls by more than its rounding
 * @param noise from a time t to the largest displacement by noise, which counts as rounding
 */
record FirstOrder(
    Claim claim,
    Geometry geometry,
    Energy energy,
    Particles mu,
    boolean byValues,
    DoubleUnaryOperator noise) {

  private static final int QUARTERINGS = 10;

  /** Before this one, curvature may bend the line. */
  private static final int FIRST = 2;

  /** How far the slope may fall short of 2 because of a third-order term of the other sign. */
  private static final double MARGIN = 0.35;

  /** A fall of the energy that its rounding does not turn into a rise. */
  private static final double ABOVE_ROUNDING = 16;

  /** Proximal schemes move lighter particles, in units of the mean weight, as if they had it. */
  private static final double LIGHT = 1e-3;

  /** R at a time, zero where it may be rounding. */
  private record Sample(double time, double size) {}

  /**
   * The errors that are no fault.
   *
   * @param point of a coordinate
   * @param velocity of a velocity
   * @param weights of all weights
   * @param growth of all growth
   * @param value of the energy, times the speed of the geometry: a search that compares values does
   *     not see displacements that cost less, {@code w dx^2 / (2 t speed) < value}
   * @param stretch the square of how long all changes of weights are together, for one unit of cost
   */
  private record Errors(
      double point, double velocity, double weights, double growth, double value, double stretch) {}

  /**
   * Tries the claim.
   *
   * @param move from a flow time to the particles after it
   * @param largest the largest time
   */
  Verdict holds(DoubleFunction<Either<Failure, Particles>> move, double largest) {
    Field xi = energy.firstVariation(mu);
    Rate rate = geometry.rate(mu, xi);
    double unit = Math.min(largest, time(rate));
    if (!(unit > 0)) {
      return claim.holds("the rate leaves the measures: a particle without mass loses some");
    }
    Errors errors = errors(xi, rate);
    double least = byValues ? ABOVE_ROUNDING * rounding() / geometry.dissipation(mu, xi) : 0;
    Vector<Sample> points = Vector.empty();
    Vector<Sample> weights = Vector.empty();
    for (int k = FIRST; k <= QUARTERINGS && Math.scalb(unit, -2 * k) >= least; k++) {
      double t = Math.scalb(unit, -2 * k);
      Either<Failure, Particles> moved = move.apply(t);
      if (moved.isLeft()) {
        return claim.holds("refused: " + moved.getLeft().what());
      }
      points = points.append(new Sample(t, points(rate, t, moved.get(), errors)));
      weights = weights.append(new Sample(t, weights(rate, t, moved.get(), errors)));
    }
    Vector<Sample> ofWeights = weights;
    return judged("points", points).and(() -> judged("weights", ofWeights));
  }

  private double rounding() {
    return EnergyRounding.ofValue(energy, mu, claim.trial()).size();
  }

  /** Zero if a weight leaves the measures at once, infinite if nothing moves. */
  private double time(Rate rate) {
    double time = claim.trial().length() / EnergyRounding.largest(rate.velocity());
    for (int i = 0; i < mu.count(); i++) {
      double w = mu.weights().get(i);
      double growth = rate.growth().get(i);
      if (growth < 0 || (growth > 0 && w > 0)) {
        time = Math.min(time, w / Math.abs(growth));
      }
    }
    return time;
  }

  private Errors errors(Field xi, Rate rate) {
    Trial trial = claim.trial();
    double accuracy = trial.domain().accuracy();
    double speed = geometry.parts().map(part -> part.speed()).sum().doubleValue();
    double gradient = EnergyRounding.ofField(energy, mu, xi, trial)._2.size();
    Tolerance growth =
        Tolerance.ofSum(mu.count(), GeometryRounding.growth(geometry, mu, xi.values()), accuracy)
            .times(GeometryRounding.condition(geometry, mu), "condition");
    return new Errors(
        Tolerance.ofSum(1, EnergyRounding.largest(mu.points().coordinates()), accuracy).size(),
        speed * (1 + mu.mass()) * gradient + accuracy * EnergyRounding.largest(rate.velocity()),
        Tolerance.ofSum(mu.count(), mu.mass(), accuracy).size(),
        growth.size(),
        byValues ? speed * rounding() : 0,
        GeometryRounding.stretch(geometry, mu));
  }

  private double points(Rate rate, double t, Particles moved, Errors errors) {
    Block left =
        moved.points().coordinates().plus(-1, mu.points().coordinates()).plus(-t, rate.velocity());
    double rounding = errors.point + t * errors.velocity + noise.applyAsDouble(t);
    double largest = 0;
    for (int e = 0; e < left.length(); e++) {
      double w = Math.max(mu.weights().get(e % mu.count()), LIGHT * mu.mass() / mu.count());
      double size = Math.abs(left.get(e));
      if (size > rounding + Math.sqrt(2 * t * errors.value / w)) {
        largest = Math.max(largest, size);
      }
    }
    return largest;
  }

  /**
   * In half-densities {@code dw = sqrt(w) dr}, so that the sum is at most {@code sqrt(m) |dr|}; in
   * the metric of a matrix, {@code sqrt(n / least eigenvalue)} times the length.
   */
  private double weights(Rate rate, double t, Particles moved, Errors errors) {
    Block left = moved.weights().plus(-1, mu.weights()).plus(-t, rate.growth());
    double unseen = Math.sqrt(2 * t * errors.value * errors.stretch);
    double size = GeometryRounding.absolute(left);
    return size > errors.weights + t * errors.growth + unseen ? size : 0;
  }

  /** The two finest quarterings that stand above rounding. */
  private Verdict judged(String what, Vector<Sample> samples) {
    Vector<Sample> seen = samples.filter(sample -> sample.size > 0).takeRight(3);
    if (seen.size() < 3) {
      return claim.holds("nothing but rounding");
    }
    double slope = Math.max(slope(seen.get(0), seen.get(1)), slope(seen.get(1), seen.get(2)));
    String note =
        String.format(
            Locale.ROOT,
            "%s: slope %.2f of log |mu_t - mu - t rate| at t = %.1e, where it is %.2e",
            what,
            slope,
            seen.last().time,
            seen.last().size);
    return claim.atMost(
        note,
        2 - slope,
        0,
        new Tolerance(MARGIN, "what a third-order term can take from the slope"));
  }

  private static double slope(Sample coarse, Sample fine) {
    return Math.log(coarse.size / fine.size) / Math.log(coarse.time / fine.time);
  }
}
