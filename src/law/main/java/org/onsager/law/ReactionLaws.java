package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/** Laws of reactions, beside those of all geometries. */
public final class ReactionLaws {

  private static final double LIGHT = 0x1p-40;

  private ReactionLaws() {}

  /**
   * The laws of reactions alone.
   *
   * @return the laws
   */
  public static Vector<Law<Reaction>> all() {
    return Vector.of(
        LEAVES_POINTS,
        ENTROPY,
        MASS_RATE,
        CONSTANTS,
        SPHERICAL,
        METRIC,
        VANISHING,
        HELLINGER_SPEED);
  }

  /** The rate of a reaction is its growth: points stay. */
  public static final Law<Reaction> LEAVES_POINTS =
      Law.of(
          "ReactionLaws.leavesPoints",
          "rate = (0, growth), growth of n numbers",
          ReactionLaws::leavesPoints);

  private static Verdict leavesPoints(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = reaction.rate(mu, xi);
    return claim
        .equal(
            "velocity",
            rate.velocity(),
            Block.constant(mu.count() * mu.dimension(), 0),
            Tolerance.none())
        .and(() ->
            claim.equal(
                "growth", rate.growth(), reaction.growth(mu, xi.values()), Tolerance.none()))
        .and(() ->
            claim.equal("length of growth", rate.growth().length(), mu.count(), Tolerance.none()));
  }

  /** A force with a {@code log mu} part is refused: particles have no density. */
  public static final Law<Reaction> ENTROPY =
      Law.of(
          "ReactionLaws.entropy",
          "log mu of particles: an IllegalArgumentException",
          ReactionLaws::entropy);

  private static Verdict entropy(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Field withEntropy = new Field(xi.values(), xi.gradients(), 1);
    return Refusals.agrees(claim, false, () -> reaction.rate(mu, withEntropy).growth().isFinite());
  }

  /**
   * The spherical form conserves mass: {@code sum_i growth_i = 0}. A reaction that says that it
   * conserves mass is its own spherical form.
   */
  public static final Law<Reaction> MASS_RATE =
      Law.of(
          "ReactionLaws.massRate",
          "sum_i growth_i = 0 in the spherical form",
          ReactionLaws::massRate);

  private static Verdict massRate(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Block xi = trial.force(0).firstVariation(mu).values();
    Reaction spherical = reaction.spherical();
    return claim
        .that("spherical() does not say that it conserves mass", spherical.conservesMass())
        .and(() ->
            claim.equal(
                "sum of the growth",
                spherical.growth(mu, xi).sum(),
                0,
                Tolerance.ofSum(
                    mu.count(),
                    GeometryRounding.growth(spherical, mu, xi),
                    trial.domain().accuracy())));
  }

  /**
   * Constants move nothing in the spherical form: {@code K 1 = 0}, and {@code K (xi + c 1) = K xi}.
   * Up to rounding, the condition of the metric, and the size of the rate.
   */
  public static final Law<Reaction> CONSTANTS =
      Law.of(
          "ReactionLaws.constants",
          "K 1 = 0, K (xi + c 1) = K xi in the spherical form",
          ReactionLaws::constants);

  private static Verdict constants(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Reaction spherical = reaction.spherical();
    Block xi = trial.force(0).firstVariation(mu).values();
    Block one = Block.constant(mu.count(), 1);
    Tolerance rounding =
        Tolerance.ofSum(
                mu.count(),
                GeometryRounding.growth(spherical, mu, xi)
                    + GeometryRounding.growth(spherical, mu, one),
                trial.domain().accuracy())
            .times(GeometryRounding.condition(spherical, mu), "condition");
    return claim
        .equal("K 1", spherical.growth(mu, one), Block.constant(mu.count(), 0), rounding)
        .and(() ->
            claim.equal(
                "K (xi + 3)",
                spherical.growth(mu, xi.map(v -> v + 3)),
                spherical.growth(mu, xi),
                rounding.times(4, "force")));
  }

  /**
   * The spherical form is {@code K (xi - c 1)} for some constant c: the difference of the two
   * growths is a multiple of {@code K 1}.
   */
  public static final Law<Reaction> SPHERICAL =
      Law.of(
          "ReactionLaws.spherical",
          "K_s xi = K (xi - c 1), c = <1, K xi> / <1, K 1>",
          ReactionLaws::spherical);

  private static Verdict spherical(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    if (reaction.conservesMass()) {
      return claim.that("spherical() is another reaction", reaction.spherical().equals(reaction));
    }
    Particles mu = trial.particles();
    Block xi = trial.force(0).firstVariation(mu).values();
    Block one = Block.constant(mu.count(), 1);
    double mass = reaction.growth(mu, one).sum();
    double c = mass == 0 ? 0 : reaction.growth(mu, xi).sum() / mass;
    double size =
        GeometryRounding.growth(reaction, mu, xi)
            + Math.abs(c) * GeometryRounding.growth(reaction, mu, one);
    return claim.equal(
        "growth",
        reaction.spherical().growth(mu, xi),
        reaction.growth(mu, xi.map(v -> v - c)),
        Tolerance.ofSum(mu.count(), size, trial.domain().accuracy())
            .times(GeometryRounding.condition(reaction, mu), "condition"));
  }

  /**
   * The metric, where a reaction claims one, is the inverse of the operator: {@code G growth =
   * -xi}, up to a constant where mass is conserved.
   */
  public static final Law<Reaction> METRIC =
      Law.of(
          "ReactionLaws.metric",
          "G growth = -xi, up to a constant if mass is conserved",
          ReactionLaws::metric);

  private static Verdict metric(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Block xi = trial.force(0).firstVariation(mu).values();
    return reaction
        .metric()
        .map(metric -> metric.at(Support.of(mu.points())))
        .map(gram -> inverse(claim, reaction, gram, mu, xi))
        .getOrElse(() -> claim.holds("no metric"));
  }

  /** A reaction that calls itself Hellinger's at some speed, plain or spherical, grows so. */
  public static final Law<Reaction> HELLINGER_SPEED =
      Law.of(
          "ReactionLaws.hellingerSpeed",
          "growth = -b w (xi - c), c = 0 or mean xi, whenever hellingerSpeed() is b",
          ReactionLaws::hellingerSpeed);

  private static Verdict hellingerSpeed(Claim claim, Reaction reaction) {
    Particles mu = claim.trial().particles();
    Block xi = claim.trial().force(0).firstVariation(mu).values();
    double mean = reaction.conservesMass() ? mu.weights().dot(xi) / mu.mass() : 0;
    return reaction
        .hellingerSpeed()
        .map(b -> {
          Block growth = Measures.weighted(mu.weights(), xi.map(value -> -b * (value - mean)));
          return claim.equal(
              "growth",
              reaction.growth(mu, xi),
              growth,
              Tolerance.ofSum(
                  mu.count(),
                  b * mu.mass() * EnergyRounding.largest(xi),
                  claim.trial().domain().accuracy()));
        })
        .getOrElse(() -> claim.holds("it is another geometry"));
  }

  /**
   * A growth that vanishes with the weight does: {@code |growth_i| <= c w_i}. A particle of no
   * weight has none, and one of {@code 2^-40} of its weight grows by no more than a thousand times
   * that share of what it did, and of mass times force.
   */
  public static final Law<Reaction> VANISHING =
      Law.of("ReactionLaws.vanishing", "|growth_i| <= c w_i", ReactionLaws::vanishing);

  private static Verdict vanishing(Claim claim, Reaction reaction) {
    Trial trial = claim.trial();
    if (!reaction.vanishesWithWeight()) {
      return claim.holds("the growth does not claim to vanish with the weight");
    }
    Particles mu = trial.particles();
    Block xi = trial.force(0).firstVariation(mu).values();
    int chosen = Math.floorMod(trial.seed(), mu.count());
    double weight = mu.weights().get(chosen);
    if (mu.count() == 1 || weight == 0 || weight == mu.mass()) {
      return claim.equal(
          "growth without weight",
          weight == 0 ? reaction.growth(mu, xi).get(chosen) : 0,
          0,
          Tolerance.none());
    }
    Particles light = lightened(mu, chosen, LIGHT);
    double rate =
        Math.abs(reaction.growth(mu, xi).get(chosen)) / weight
            + (1 + mu.mass()) * EnergyRounding.largest(xi);
    return claim.atMost(
        "growth of a light particle",
        Math.abs(reaction.growth(light, xi).get(chosen)),
        1000 * light.weights().get(chosen) * rate,
        Tolerance.none());
  }

  /** One particle at a share of its weight, the others heavier, so that the mass is the same. */
  private static Particles lightened(Particles mu, int chosen, double share) {
    double[] w = mu.weights().toArray();
    w[chosen] *= share;
    double scale = mu.mass() / Block.copyOf(w).sum();
    return mu.withWeights(Block.copyOf(w).map(weight -> scale * weight));
  }

  private static Verdict inverse(
      Claim claim, Reaction reaction, Gram gram, Particles mu, Block xi) {
    Block residual = gram.times(reaction.growth(mu, xi)).plus(1, xi);
    double constant = reaction.conservesMass() ? residual.sum() / residual.length() : 0;
    // A backward stable solve leaves a residual of |G| |growth| ulp.
    double size = EnergyRounding.largest(gram.entries().block()) + gram.ridge();
    return claim.equal(
        "G growth + xi",
        residual,
        Block.constant(mu.count(), constant),
        Tolerance.ofSum(
            mu.count() * mu.count(),
            size * GeometryRounding.growth(reaction, mu, xi) + EnergyRounding.largest(xi),
            claim.trial().domain().accuracy()));
  }
}
