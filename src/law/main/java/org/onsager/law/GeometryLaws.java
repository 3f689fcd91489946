package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.onsager.geometry.Geometries;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Part;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Laws of all geometries: the Onsager operator K is symmetric and positive semidefinite, and an
 * energy falls at the rate of the dissipation. Forces are smooth random functions.
 *
 * <p>A geometry whose metric is a Gram matrix magnifies rounding by its condition number;
 * tolerances grow with it, so that a domain of separated points makes the laws sharp.
 *
 * @see TransportLaws
 * @see ReactionLaws
 */
public final class GeometryLaws {

  /** A lattice has so many particles, or eight times as many as the domain's largest number. */
  private static final int LATTICE = 96;

  /** Every fourth trial has one, because they are dear. */
  private static final long SHARE = 4;

  private static final String LABELLED =
      "not claimed: particles are told apart, or the metric is a matrix on them";

  private GeometryLaws() {}

  /**
   * All laws of geometries.
   *
   * @return the laws
   */
  public static Vector<Law<Geometry>> all() {
    return Vector.of(
        PURE,
        SYMMETRIC,
        DISSIPATION,
        NONNEGATIVE,
        BALANCE,
        PLUS,
        TIMES,
        RELABELLING,
        SPLITTING,
        MASSLESS);
  }

  /**
   * The same measure and force have the same rate, bit for bit and finite, and are not written to;
   * nor does it matter what was asked before: other weights on the same points have their own.
   */
  public static final Law<Geometry> PURE =
      Law.of(
          "GeometryLaws.pure",
          "K(mu) xi, K(mu) xi: twice the same, finite, mu, xi unchanged",
          GeometryLaws::pure);

  private static Verdict pure(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = geometry.rate(mu, xi);
    Rate again = geometry.rate(mu, xi);
    return claim
        .finite("velocity", rate.velocity())
        .and(() -> claim.finite("growth", rate.growth()))
        .and(() -> claim.equal("velocity", again.velocity(), rate.velocity(), Tolerance.none()))
        .and(() -> claim.equal("growth", again.growth(), rate.growth(), Tolerance.none()))
        .and(() -> claim.that("mu has changed", mu.equals(trial.particles())))
        .and(() -> claim.that("xi has changed", xi.equals(trial.force(0).firstVariation(mu))))
        .and(() -> remembersNothing(claim, geometry, mu.withWeights(trial.otherWeights(0)), xi));
  }

  /** Other weights on the points that were asked about last, and on an equal copy of them. */
  private static Verdict remembersNothing(Claim claim, Geometry geometry, Particles nu, Field xi) {
    Particles copy = nu.withPoints(Measures.copy(nu.points()));
    return claim.that(
        "other weights on the same points have a rate of their own",
        geometry.rate(nu, xi).equals(geometry.rate(copy, xi)));
  }

  /** {@code <xi, K eta> = <eta, K xi>}. */
  public static final Law<Geometry> SYMMETRIC =
      Law.of("GeometryLaws.symmetric", "<xi, K eta> = <eta, K xi>", GeometryLaws::symmetric);

  private static Verdict symmetric(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Field eta = trial.force(1).firstVariation(mu);
    Rate ofXi = geometry.rate(mu, xi);
    Rate ofEta = geometry.rate(mu, eta);
    double magnitude =
        GeometryRounding.pairing(geometry, mu, xi, eta, ofEta)
            + GeometryRounding.pairing(geometry, mu, eta, xi, ofXi);
    return claim.equal(
        "<xi, K eta>",
        -Geometry.pairing(mu, xi, ofEta),
        -Geometry.pairing(mu, eta, ofXi),
        rounding(geometry, mu, magnitude, trial));
  }

  /** The dissipation is {@code <xi, K xi>}. */
  public static final Law<Geometry> DISSIPATION =
      Law.of("GeometryLaws.dissipation", "D(mu, xi) = <xi, K(mu) xi>", GeometryLaws::dissipation);

  private static Verdict dissipation(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = geometry.rate(mu, xi);
    return claim.equal(
        "D",
        geometry.dissipation(mu, xi),
        -Geometry.pairing(mu, xi, rate),
        rounding(geometry, mu, GeometryRounding.pairing(geometry, mu, xi, xi, rate), trial));
  }

  /**
   * {@code <xi, K xi> >= 0}: no energy rises along its flow. Tried with a random force, and on a
   * lattice of a hundred particles or so with the worst force that Lanczos' method finds.
   */
  public static final Law<Geometry> NONNEGATIVE =
      Law.of("GeometryLaws.nonnegative", "<xi, K xi> >= 0", GeometryLaws::nonnegative);

  private static Verdict nonnegative(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field force = trial.force(0).firstVariation(mu);
    Verdict random = nonnegative(claim, geometry, mu, force, 0);
    return trial.seed() % SHARE != 0
        ? random
        : random.and(() -> {
          Trial lattice = trial.lattice(Math.min(LATTICE, 8 * trial.domain().maxCount()));
          Particles nu = lattice.particles();
          Block start = lattice.key(0).normals(nu.count() * (nu.dimension() + 1));
          WorstForce worst = WorstForce.of(geometry, nu, lattice.length(), start);
          return nonnegative(claim.on(lattice), geometry, nu, worst.force(), worst.norm());
        });
  }

  /**
   * The worst force may be one that cancels within the operator, as in a projection: then it is off
   * by rounding of the norm of K, not of what is left.
   */
  private static Verdict nonnegative(
      Claim claim, Geometry geometry, Particles mu, Field xi, double norm) {
    Rate rate = geometry.rate(mu, xi);
    double size = norm + GeometryRounding.pairing(geometry, mu, xi, xi, rate);
    return claim.atMost(
        "-<xi, K xi>",
        Geometry.pairing(mu, xi, rate),
        0,
        rounding(geometry, mu, size, claim.trial()));
  }

  /**
   * The energy-dissipation balance: along the rate for a time t, an energy falls by {@code t D} up
   * to second order. The energy is a potential and a Gaussian interaction, so that neither
   * transports nor reactions see it as linear. Weights may become negative on the way.
   */
  public static final Law<Geometry> BALANCE =
      Law.of(
          "GeometryLaws.balance",
          "F(mu + t rate) - F(mu) + t D(mu, xi) = O(t^2), xi the first variation of F",
          GeometryLaws::balance);

  private static Verdict balance(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    return Taylor.confirmed(
        number -> Balance.of(trial, number).along(claim, geometry, trial.particles()));
  }

  /** {@code plus} adds rates and dissipations, and keeps the parts in order. */
  public static final Law<Geometry> PLUS =
      Law.of(
          "GeometryLaws.plus",
          "K_(G + H) = K_G + K_H, with the parts of G, then of H",
          GeometryLaws::plus);

  private static Verdict plus(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Geometry other = Geometries.wasserstein().times(0.5).plus(Geometries.hellinger());
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = geometry.rate(mu, xi).plus(1, other.rate(mu, xi));
    double dissipation = geometry.dissipation(mu, xi) + other.dissipation(mu, xi);
    Geometry sum = geometry.plus(other);
    return claim
        .that("parts", sum.parts().equals(geometry.parts().appendAll(other.parts())))
        .and(() -> combined(claim, sum, mu, xi, rate, dissipation));
  }

  /** {@code times} multiplies rates, dissipations and the speeds of the parts. */
  public static final Law<Geometry> TIMES =
      Law.of("GeometryLaws.times", "K_(c G) = c K_G", GeometryLaws::times);

  private static Verdict times(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = Rate.zero(mu.count(), mu.dimension()).plus(2.5, geometry.rate(mu, xi));
    Geometry multiple = geometry.times(2.5);
    return claim
        .that(
            "speeds",
            multiple
                .parts()
                .map(Part::speed)
                .equals(geometry.parts().map(part -> 2.5 * part.speed())))
        .and(() -> combined(claim, multiple, mu, xi, rate, 2.5 * geometry.dissipation(mu, xi)));
  }

  private static Verdict combined(
      Claim claim, Geometry geometry, Particles mu, Field xi, Rate rate, double dissipation) {
    Rate found = geometry.rate(mu, xi);
    double pairing = GeometryRounding.pairing(geometry, mu, xi, xi, rate);
    return same(claim, geometry, mu, found, rate)
        .and(() ->
            claim.equal(
                "D",
                geometry.dissipation(mu, xi),
                dissipation,
                rounding(geometry, mu, pairing, claim.trial())));
  }

  /** The order of the particles does not matter. */
  public static final Law<Geometry> RELABELLING =
      Law.of(
          "GeometryLaws.relabelling",
          "rates are permuted as the particles are",
          GeometryLaws::relabelling);

  private static Verdict relabelling(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    int[] order = trial.permutation();
    Particles permuted = Measures.permuted(mu, order);
    Rate rate = geometry.rate(mu, trial.force(0).firstVariation(mu));
    Rate expected =
        new Rate(
            mu.points().withCoordinates(rate.velocity()).select(order).coordinates(),
            Block.build(order.length, g -> Arrays.setAll(g, i -> rate.growth().get(order[i]))));
    Rate found = geometry.rate(permuted, trial.force(0).firstVariation(permuted));
    return same(claim, geometry, mu, found, expected);
  }

  /**
   * Two particles of half the weight at one point move as the one, and grow by half of it each.
   * Says nothing where the metric is a matrix on the particles (with a regularisation it does not
   * hold, without one it is singular), or where the domain says that particles are told apart.
   */
  public static final Law<Geometry> SPLITTING =
      Law.of(
          "GeometryLaws.splitting",
          "halves of a particle have its velocity and half of its growth each",
          GeometryLaws::splitting);

  private static Verdict splitting(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    if (isLabelled(geometry, trial)) {
      return claim.holds(LABELLED);
    }
    int n = mu.count();
    int chosen = Math.floorMod(trial.seed(), n);
    Particles split = Measures.split(mu, chosen);
    Rate rate = geometry.rate(mu, trial.force(0).firstVariation(mu));
    Rate halves = geometry.rate(split, trial.force(0).firstVariation(split));
    double[] growth = Arrays.copyOf(rate.growth().toArray(), n + 1);
    growth[chosen] /= 2;
    growth[n] = growth[chosen];
    Block velocity =
        Measures.joined(
                mu.points().withCoordinates(rate.velocity()),
                mu.points().withCoordinates(rate.velocity()).select(chosen))
            .coordinates();
    return same(claim, geometry, mu, halves, new Rate(velocity, Block.copyOf(growth)));
  }

  /**
   * A particle without mass is no particle: the others move and grow as they do without it, and it
   * stays without mass. Says nothing where {@link #SPLITTING} says nothing.
   */
  public static final Law<Geometry> MASSLESS =
      Law.of(
          "GeometryLaws.massless",
          "K(mu + 0 delta_y) xi = K(mu) xi, and no growth at y",
          GeometryLaws::massless);

  private static Verdict massless(Claim claim, Geometry geometry) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    if (isLabelled(geometry, trial)) {
      return claim.holds(LABELLED);
    }
    int n = mu.count();
    Particles more = Measures.joined(mu, trial.elsewhere().select(0), Block.constant(1, 0));
    Rate rate = geometry.rate(mu, trial.force(0).firstVariation(mu));
    Rate found = geometry.rate(more, trial.force(0).firstVariation(more));
    int[] first = new int[n];
    Arrays.setAll(first, i -> i);
    Rate ofOthers =
        new Rate(
            more.points().withCoordinates(found.velocity()).select(first).coordinates(),
            Block.copyOf(Arrays.copyOf(found.growth().toArray(), n)));
    return same(claim, geometry, mu, ofOthers, rate)
        .and(() -> claim.equal("growth without mass", found.growth().get(n), 0, Tolerance.none()));
  }

  /** Whether particles are told apart: by the domain, or by a metric that is a matrix on them. */
  private static boolean isLabelled(Geometry geometry, Trial trial) {
    return trial.domain().labelled() || geometry.parts().exists(part -> hasMetric(part.leaf()));
  }

  private static boolean hasMetric(Geometry leaf) {
    return leaf instanceof Reaction reaction && reaction.metric().isDefined();
  }

  private static Verdict same(
      Claim claim, Geometry geometry, Particles mu, Rate found, Rate expected) {
    double unit = (1 + mu.mass()) / claim.trial().length();
    Field xi = claim.trial().force(0).firstVariation(mu);
    double bound = GeometryRounding.growth(geometry, mu, xi.values());
    return claim
        .equal(
            "velocity",
            found.velocity(),
            expected.velocity(),
            rounding(
                geometry, mu, unit + EnergyRounding.largest(expected.velocity()), claim.trial()))
        .and(() ->
            claim.equal(
                "growth",
                found.growth(),
                expected.growth(),
                rounding(geometry, mu, mu.mass() * (1 + mu.mass()) + bound, claim.trial())));
  }

  private static Tolerance rounding(
      Geometry geometry, Particles mu, double magnitude, Trial trial) {
    return Tolerance.ofSum(mu.count() * (mu.dimension() + 1), magnitude, trial.domain().accuracy())
        .times(GeometryRounding.condition(geometry, mu), "condition");
  }
}
