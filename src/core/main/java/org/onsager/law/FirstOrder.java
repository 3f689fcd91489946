package org.onsager.law;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.onsager.energy.Energy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Rate;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Whether moves start at a rate: {@code R(t) = |mu_t - mu - t rate|} must vanish to second order.
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
 * @param noise the largest displacement by noise at time t, which counts as rounding
 */
record FirstOrder(
    Claim claim,
    Geometry geometry,
    Energy energy,
    Particles mu,
    boolean byValues,
    DoubleFunction<Double> noise) {

  private static final int QUARTERINGS = 10;

  /** Before this one, curvature may bend the line. */
  private static final int FIRST = 2;

  /** How far the slope may fall short of 2 because of a third-order term of the other sign. */
  private static final double MARGIN = 0.35;

  /** A fall of the energy that its rounding does not turn into a rise. */
  private static final double ABOVE_ROUNDING = 16;

  private record Sample(double time, double points, double weights) {}

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
    double least = byValues ? rounding() / geometry.dissipation(mu, xi) : 0;
    List<Sample> samples = new ArrayList<>();
    for (int k = FIRST; k <= QUARTERINGS; k++) {
      double t = Math.scalb(unit, -2 * k);
      if (t >= ABOVE_ROUNDING * least) {
        Either<Failure, Particles> moved = move.apply(t);
        if (moved.isLeft()) {
          return claim.holds("refused: " + moved.getLeft().what());
        }
        samples.add(sample(xi, rate, t, Math.sqrt(least / t), moved.get()));
      }
    }
    return judged("points", samples.stream().map(s -> new double[] {s.time, s.points}).toList())
        .and(() ->
            judged("weights", samples.stream().map(s -> new double[] {s.time, s.weights}).toList()));
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
      if (growth < 0 || w > 0) {
        time = growth == 0 ? time : Math.min(time, w / Math.abs(growth));
      }
    }
    return time;
  }

  /**
   * What is left of the move, in points and in weights, or zero where it may be rounding. Near its
   * minimum a function is flat: a search that compares values of rounding r finds a move by which
   * they fall by f up to {@code sqrt(r / f)} of it.
   */
  private Sample sample(Field xi, Rate rate, double t, double search, Particles moved) {
    Trial trial = claim.trial();
    double accuracy = trial.domain().accuracy();
    Block x = mu.points().coordinates();
    Block points = moved.points().coordinates().plus(-1, x).plus(-t, rate.velocity());
    Block weights = moved.weights().plus(-1, mu.weights()).plus(-t, rate.growth());
    double speed = geometry.parts().map(part -> part.speed()).sum().doubleValue();
    double steepest =
        speed * (1 + mu.mass()) * EnergyRounding.ofField(energy, mu, xi, trial)._2.size()
            + (accuracy + search) * EnergyRounding.largest(rate.velocity());
    Tolerance ofPoints = Tolerance.ofSum(1, EnergyRounding.largest(x), accuracy);
    Tolerance ofGrowth =
        Tolerance.ofSum(
                mu.count(), GeometryRounding.growth(geometry, mu, xi.values()), accuracy)
            .times(GeometryRounding.condition(geometry, mu), "condition");
    double found = search * GeometryRounding.absolute(rate.growth());
    Tolerance ofWeights = Tolerance.ofSum(mu.count(), mu.mass(), accuracy);
    return new Sample(
        t,
        above(EnergyRounding.largest(points), ofPoints.size() + t * steepest + noise.apply(t)),
        above(GeometryRounding.absolute(weights), ofWeights.size() + t * (ofGrowth.size() + found)));
  }

  private static double above(double size, double rounding) {
    return size > rounding ? size : 0;
  }

  /** The two finest quarterings that stand above rounding. */
  private Verdict judged(String what, List<double[]> samples) {
    List<double[]> seen = samples.stream().filter(s -> s[1] > 0).toList();
    int last = seen.size() - 1;
    if (last < 2) {
      return claim.holds("nothing but rounding");
    }
    double finer = slope(seen.get(last - 1), seen.get(last));
    double slope = Math.max(finer, slope(seen.get(last - 2), seen.get(last - 1)));
    String note =
        String.format(
            Locale.ROOT,
            "%s: slope %.2f of log |mu_t - mu - t rate| at t = %.1e, where it is %.2e",
            what,
            slope,
            seen.get(last)[0],
            seen.get(last)[1]);
    return claim.atMost(
        note,
        2 - slope,
        0,
        new Tolerance(MARGIN, "what a third-order term can take from the slope"));
  }

  private static double slope(double[] coarse, double[] fine) {
    return Math.log(coarse[1] / fine[1]) / Math.log(coarse[0] / fine[0]);
  }
}
