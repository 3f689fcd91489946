package org.onsager.law;

import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The laws behind certificates: an energy is as convex, and bends as little, as it says. */
public final class EnergyConvexity {

  /** How far along a line of measures F is compared with its ends. */
  private static final double[] SHARES = {0.5, 0.125};

  /** Lengths of the pairs of points, in units of the direction. */
  private static final double[] LENGTHS = {1, 0.01};

  private EnergyConvexity() {}

  /**
   * An energy that calls itself convex is so on the line from mu to nu of the same mass, and lies
   * above its tangent as far as it says: {@link Energy#gap}.
   */
  public static final Law<Energy> CONVEX =
      Law.of(
          "EnergyConvexity.convex",
          "F((1 - s) mu + s nu) <= (1 - s) F(mu) + s F(nu), F(mu) - F(nu) <= gap(mu, int xi d(mu - nu)), whenever isConvex()",
          EnergyConvexity::convex);

  private static Verdict convex(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    if (!energy.isConvex() || energy.entropy() != 0) {
      return claim.holds("not claimed");
    }
    Particles mu = trial.particles();
    Particles nu = new Particles(trial.elsewhere(), trial.otherWeights(1));
    Verdict verdict = between(claim, energy, mu, nu);
    return trial.domain().probability() || energy.ofProbabilities()
        ? verdict
        : verdict.and(
            () -> between(claim, energy, mu, nu.withWeights(nu.weights().map(w -> 2 * w))));
  }

  private static Verdict between(Claim claim, Energy energy, Particles mu, Particles nu) {
    double here = energy.value(mu);
    double there = energy.value(nu);
    if (!Double.isFinite(here) || !Double.isFinite(there)) {
      return claim.holds("infinite at an end");
    }
    Tolerance ends =
        EnergyRounding.ofValue(energy, mu, claim.trial())
            .plus(EnergyRounding.ofValue(energy, nu, claim.trial()));
    Verdict verdict = tangent(claim, energy, mu, nu, here - there, ends);
    for (double s : SHARES) {
      verdict =
          verdict.and(() -> {
            Particles between = between(mu, nu, s);
            return claim.atMost(
                "F(%s mu + %s nu)".formatted(1 - s, s),
                energy.value(between),
                (1 - s) * here + s * there,
                ends.plus(EnergyRounding.ofValue(energy, between, claim.trial())));
          });
    }
    return verdict;
  }

  private static Verdict tangent(
      Claim claim, Energy energy, Particles mu, Particles nu, double fall, Tolerance ends) {
    Block here = energy.firstVariation(mu).values();
    Block there = energy.firstVariation(mu, nu.points()).values();
    double linear = mu.weights().dot(here) - nu.weights().dot(there);
    Tolerance ofField =
        Tolerance.ofSum(
            EnergyRounding.terms(mu.count() + nu.count()),
            mu.weights().dot(here.map(Math::abs)) + nu.weights().dot(there.map(Math::abs)),
            claim.trial().domain().accuracy());
    return claim.atMost(
        "F(mu) - F(nu)", fall, energy.gap(mu, Math.max(0, linear)), ends.plus(ofField));
  }

  static Particles between(Particles mu, Particles nu, double s) {
    return new Particles(
        Measures.joined(mu.points(), nu.points()),
        Measures.joined(mu.weights().map(w -> (1 - s) * w), nu.weights().map(w -> s * w)));
  }

  /**
   * The first variation bends no more than the energy says: its gradients at two points of a box
   * differ by at most their distance times the bound on the box.
   */
  public static final Law<Energy> CURVATURE =
      Law.of(
          "EnergyConvexity.curvature",
          "|grad xi(x) - grad xi(y)| <= K |x - y|, K the curvatureBound() on a box with x and y",
          EnergyConvexity::curvature);

  private static Verdict curvature(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    if (energy.curvatureBound().isEmpty() || trial.domain().charted()) {
      return claim.holds("no bound, or points cannot be displaced at will");
    }
    Particles mu = trial.particles();
    CurvatureBound bound = energy.curvatureBound().get().apply(mu);
    Verdict verdict = claim.that("rounding() is negative", bound.rounding() >= 0);
    for (double length : LENGTHS) {
      verdict =
          verdict
              .and(() -> bends(claim, energy, mu, bound, mu.points(), trial.moved(0, length)))
              .and(() ->
                  bends(claim, energy, mu, bound, trial.elsewhere(), trial.elsewhere(0, length)));
    }
    return verdict;
  }

  private static Verdict bends(
      Claim claim, Energy energy, Particles mu, CurvatureBound bound, Points from, Points to) {
    Field here = energy.firstVariation(mu, from);
    Field there = energy.firstVariation(mu, to);
    Tolerance rounding = EnergyRounding.ofField(energy, mu, here, claim.trial())._2;
    Verdict verdict = claim.holds("");
    for (int i = 0; i < from.count() && verdict.holds(); i++) {
      double[] x = from.row(i);
      double[] y = to.row(i);
      double[] centre = new double[x.length];
      double[] half = new double[x.length];
      double apart = 0;
      double change = 0;
      for (int k = 0; k < x.length; k++) {
        centre[k] = (x[k] + y[k]) / 2;
        half[k] = Math.abs(x[k] - y[k]) / 2;
        apart = Math.hypot(apart, x[k] - y[k]);
        change = Math.hypot(change, here.gradient(i, k) - there.gradient(i, k));
      }
      verdict =
          claim.atMost(
              "|grad xi(x) - grad xi(y)| at point " + i,
              change,
              bound.on(centre, half) * apart,
              rounding);
    }
    return verdict;
  }
}
