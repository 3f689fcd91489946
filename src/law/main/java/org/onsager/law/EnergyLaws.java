package org.onsager.law;

import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Quadratic;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * Laws of energies. Laws that compare values say nothing about energies with a {@code log mu} part,
 * which have none on particles; the field is compared all the same, and held to the equilibrium.
 *
 * @see EnergyConvexity
 * @see EnergyDerivatives
 * @see EnergyEquilibrium
 * @see EnergyWidening
 * @see SecondOrder
 */
public final class EnergyLaws {

  /** So many ulps farther away an object is read to see how fast it changes. */
  private static final int FARTHER = 8;

  private EnergyLaws() {}

  /**
   * All laws of energies, those about derivatives included.
   *
   * @return the laws
   */
  public static Vector<Law<Energy>> all() {
    return Vector.of(
            FINITE,
            PURE,
            RELABELLING,
            SPLITTING,
            MASSLESS,
            PLUS,
            TIMES,
            EVALUATE,
            QUADRATIC,
            SecondOrder.GAUSS_NEWTON,
            SecondOrder.MODEL,
            SecondOrder.READING,
            EnergyConvexity.CONVEX,
            EnergyConvexity.CURVATURE,
            EnergyWidening.WIDENED,
            EnergyEquilibrium.EQUILIBRIUM)
        .appendAll(EnergyDerivatives.all());
  }

  /** Value and first variation are finite on the domain. */
  public static final Law<Energy> FINITE =
      Law.of(
          "EnergyLaws.finite",
          "F(mu), xi and grad xi are finite on the domain",
          EnergyLaws::finite);

  private static Verdict finite(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    return finite(claim, "", energy.firstVariation(mu))
        .and(() -> finite(claim, " elsewhere", energy.firstVariation(mu, trial.elsewhere())))
        .and(() ->
            energy.entropy() != 0
                ? claim.holds("log mu: no value")
                : claim.finite("F(mu)", energy.value(mu)));
  }

  private static Verdict finite(Claim claim, String where, Field xi) {
    return claim
        .finite("xi" + where, xi.values())
        .and(() -> claim.finite("grad xi" + where, xi.gradients()));
  }

  /**
   * The same measure has the same value and first variation, bit for bit, and is not written to;
   * nor does it matter what was asked before: other weights on the same points have their own.
   */
  public static final Law<Energy> PURE =
      Law.of(
          "EnergyLaws.pure",
          "F(mu), F(mu), xi(mu), xi(mu): twice the same, mu unchanged",
          EnergyLaws::pure);

  private static Verdict pure(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    double value = value(energy, mu);
    Field xi = energy.firstVariation(mu);
    energy.evaluate(mu);
    energy.quadratic().map(quadratic -> quadratic.apply(Support.of(mu.points())));
    energy.gaussNewton().map(model -> model.apply(mu));
    return claim
        .equal("F(mu), again", value(energy, mu), value, Tolerance.none())
        .and(() -> same(claim, "xi, again", energy.firstVariation(mu), xi, Tolerance.none()))
        .and(() -> claim.that("mu has changed", mu.equals(trial.particles())))
        .and(() -> remembersNothing(claim, energy, mu.withWeights(trial.otherWeights(0))));
  }

  /** The value, or zero where there is none on particles. */
  private static double value(Energy energy, Particles mu) {
    return energy.entropy() == 0 ? energy.value(mu) : 0;
  }

  /**
   * Other weights on the points that were asked about last: on an equal copy of the points they
   * have the same field, evaluation and models, bit for bit, and on points an ulp away the same
   * values and model, up to what points eight times as far away make of them.
   */
  private static Verdict remembersNothing(Claim claim, Energy energy, Particles nu) {
    Field xi = energy.firstVariation(nu);
    Evaluation evaluation = energy.evaluate(nu);
    Option<GaussNewton> model = energy.gaussNewton().map(m -> m.apply(nu));
    Particles copy = nu.withPoints(Measures.copy(nu.points()));
    Particles near = nu.withPoints(Measures.nudged(nu.points(), 1));
    Particles farther = nu.withPoints(Measures.nudged(nu.points(), 1 + FARTHER));
    Field there = energy.firstVariation(near);
    return claim
        .that(
            "other weights on the same points have a field of their own",
            xi.equals(energy.firstVariation(copy)))
        .and(() ->
            claim.that(
                "other weights on the same points are evaluated by themselves",
                evaluation.equals(energy.evaluate(copy))))
        .and(() ->
            claim.that(
                "other weights on the same points have a model of their own",
                model.equals(energy.gaussNewton().map(m -> m.apply(copy)))))
        .and(() ->
            there.isFinite()
                ? claim.equal(
                    "xi, other weights on equal points",
                    xi.values(),
                    there.values(),
                    EnergyRounding.ofField(energy, near, there, claim.trial())
                        ._1
                        .plus(change(there.values(), energy.firstVariation(farther).values())))
                : claim.holds("xi is not finite"))
        .and(() ->
            model
                .filter(GaussNewton::isFinite)
                .map(m ->
                    sameModel(
                        claim,
                        m.matrix().block(),
                        energy.gaussNewton().get().apply(near).matrix().block(),
                        energy.gaussNewton().get().apply(farther).matrix().block()))
                .getOrElse(() -> claim.holds("no model, or none that is finite")));
  }

  private static Verdict sameModel(Claim claim, Block found, Block near, Block farther) {
    int order = (int) Math.round(Math.sqrt(found.length()));
    return claim.equal(
        "the model, other weights on equal points",
        found,
        near,
        Tolerance.ofSum(order, EnergyRounding.largest(near), claim.trial().domain().accuracy())
            .plus(change(near, farther)));
  }

  /** From an ulp to {@value #FARTHER} more: a smooth object changes less from none to one. */
  private static Tolerance change(Block near, Block farther) {
    return new Tolerance(EnergyRounding.largest(farther.plus(-1, near)), "what more ulps change");
  }

  /** The order of the particles does not matter. */
  public static final Law<Energy> RELABELLING =
      Law.of(
          "EnergyLaws.relabelling",
          "F(sum_i w_s(i) delta_x_s(i)) = F(mu) for permutations s, and so for xi",
          EnergyLaws::relabelling);

  private static Verdict relabelling(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    return invariant(claim, energy, mu, Measures.permuted(mu, trial.permutation()));
  }

  /** Two particles of half the weight at one point are one particle. */
  public static final Law<Energy> SPLITTING =
      Law.of(
          "EnergyLaws.splitting",
          "F is unchanged, and so is xi, when w delta_x is written w/2 delta_x + w/2 delta_x",
          EnergyLaws::splitting);

  private static Verdict splitting(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    return invariant(
        claim, energy, mu, Measures.split(mu, Math.floorMod(trial.seed(), mu.count())));
  }

  /** A particle without mass is no particle. */
  public static final Law<Energy> MASSLESS =
      Law.of(
          "EnergyLaws.massless", "F(mu + 0 delta_y) = F(mu), and so for xi", EnergyLaws::massless);

  private static Verdict massless(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Points y = trial.elsewhere().select(0);
    return invariant(claim, energy, mu, Measures.joined(mu, y, Block.constant(1, 0)));
  }

  /** The same value, and the same field at the points of the first and elsewhere. */
  private static Verdict invariant(Claim claim, Energy energy, Particles mu, Particles other) {
    Points at = Measures.joined(mu.points(), claim.trial().elsewhere());
    Field left = energy.firstVariation(other, at);
    Field right = energy.firstVariation(mu, at);
    return same(claim, "xi", left, right, EnergyRounding.ofField(energy, mu, right, claim.trial()))
        .and(() ->
            energy.entropy() != 0
                ? claim.holds("F has no value on particles; xi agrees")
                : claim.equal(
                    "F(mu)",
                    energy.value(other),
                    energy.value(mu),
                    EnergyRounding.ofValue(energy, mu, claim.trial())));
  }

  /** {@code plus} adds values, first variations, evaluations and quadratics. */
  public static final Law<Energy> PLUS =
      Law.of("EnergyLaws.plus", "(F + G)(mu) = F(mu) + G(mu), and so for xi", EnergyLaws::plus);

  private static Verdict plus(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Energy other = trial.force(0);
    Particles mu = trial.particles();
    Field xi = energy.firstVariation(mu).plus(1, other.firstVariation(mu));
    return combined(claim, energy.plus(other), mu, value(energy, mu) + other.value(mu), xi)
        .and(() ->
            claim.that(
                "quadratic when both are",
                energy.plus(other).isQuadratic() == energy.isQuadratic()));
  }

  /**
   * {@code times} multiplies values, first variations, evaluations and quadratics, by factors of
   * any sign.
   */
  public static final Law<Energy> TIMES =
      Law.of("EnergyLaws.times", "(c F)(mu) = c F(mu), and so for xi", EnergyLaws::times);

  private static Verdict times(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = energy.firstVariation(mu);
    double value = value(energy, mu);
    return combined(claim, energy.times(2.5), mu, 2.5 * value, xi.times(2.5))
        .and(() -> combined(claim, energy.times(-1), mu, -value, xi.times(-1)));
  }

  private static Verdict combined(
      Claim claim, Energy combination, Particles mu, double value, Field xi) {
    var rounding = EnergyRounding.ofField(combination, mu, xi, claim.trial());
    return same(claim, "xi", combination.firstVariation(mu), xi, rounding)
        .and(() -> sameValues(claim, combination.firstVariationValues(mu), xi, rounding._1))
        .and(() -> same(claim, "evaluate", combination.evaluate(mu).field(), xi, rounding))
        .and(() ->
            combination.entropy() != 0
                ? claim.holds("F has no value on particles; xi agrees")
                : claim.equal(
                    "F(mu)",
                    combination.value(mu),
                    value,
                    EnergyRounding.ofValue(combination, mu, claim.trial())));
  }

  /** {@code evaluate} is value and first variation, at the particles as elsewhere. */
  public static final Law<Energy> EVALUATE =
      Law.of(
          "EnergyLaws.evaluate",
          "evaluate(mu) = (F(mu), xi(mu)); xi(mu) = xi(mu, its points); entropy() is that of xi",
          EnergyLaws::evaluate);

  private static Verdict evaluate(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Evaluation evaluation = energy.evaluate(mu);
    Field xi = energy.firstVariation(mu, mu.points());
    var rounding = EnergyRounding.ofField(energy, mu, xi, trial);
    return same(claim, "evaluate", evaluation.field(), xi, rounding)
        .and(() -> same(claim, "firstVariation(mu)", energy.firstVariation(mu), xi, rounding))
        .and(() -> sameValues(claim, energy.firstVariationValues(mu), xi, rounding._1))
        .and(() -> claim.equal("entropy()", energy.entropy(), xi.entropy(), Tolerance.none()))
        .and(() ->
            energy.entropy() != 0
                ? claim.holds("F has no value on particles; xi agrees")
                : claim.equal(
                    "evaluate, F(mu)",
                    evaluation.value(),
                    energy.value(mu),
                    EnergyRounding.ofValue(energy, mu, trial)));
  }

  /**
   * {@code quadratic} has the values and the first variations of the energy, for all weights on the
   * points; it is there exactly when {@code isQuadratic} says so.
   */
  public static final Law<Energy> QUADRATIC =
      Law.of(
          "EnergyLaws.quadratic",
          "F(mu) = w'Gw/2 + l'w + c and xi = Gw + l, whenever isQuadratic()",
          EnergyLaws::quadratic);

  private static Verdict quadratic(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Particles other = mu.withWeights(trial.otherWeights(0));
    return energy
        .quadratic()
        .map(form -> form.apply(Support.of(mu.points())))
        .map(q ->
            claim
                .that("isQuadratic() is false, quadratic() is there", energy.isQuadratic())
                .and(() -> agrees(claim, energy, q, mu))
                .and(() -> agrees(claim, energy, q, other)))
        .getOrElse(
            () -> claim.that("isQuadratic() is true, quadratic() is none", !energy.isQuadratic()));
  }

  private static Verdict agrees(Claim claim, Energy energy, Quadratic quadratic, Particles mu) {
    Block w = mu.weights();
    Field xi = energy.firstVariation(mu);
    return claim
        .equal(
            "F(mu)",
            quadratic.value(w),
            energy.value(mu),
            EnergyRounding.ofValue(energy, mu, claim.trial())
                .plus(EnergyRounding.ofValue(quadratic, w, claim.trial())))
        .and(() ->
            claim.equal(
                "xi",
                quadratic.firstVariation(w),
                xi.values(),
                EnergyRounding.ofField(energy, mu, xi, claim.trial())._1));
  }

  private static Verdict sameValues(Claim claim, Block values, Field xi, Tolerance rounding) {
    return claim.equal("firstVariationValues(mu)", values, xi.values(), rounding);
  }

  /** Up to the rounding of values and of gradients. */
  private static Verdict same(
      Claim claim, String what, Field left, Field right, Tuple2<Tolerance, Tolerance> rounding) {
    return claim
        .equal(what, left.values(), right.values(), rounding._1)
        .and(() ->
            claim.equal(what + " gradients", left.gradients(), right.gradients(), rounding._2))
        .and(() ->
            claim.equal(what + " entropy", left.entropy(), right.entropy(), Tolerance.none()));
  }

  private static Verdict same(
      Claim claim, String what, Field left, Field right, Tolerance tolerance) {
    return claim
        .equal(what, left.values(), right.values(), tolerance)
        .and(
            () -> claim.equal(what + " gradients", left.gradients(), right.gradients(), tolerance));
  }
}
