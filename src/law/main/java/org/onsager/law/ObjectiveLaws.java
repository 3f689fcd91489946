package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.energy.Energy;
import org.onsager.energy.Objective;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

/** Laws of objectives: energies that depend on a key, and on nothing else that changes. */
public final class ObjectiveLaws {

  /** Other keys that are asked: of two energies, each is as good as met, {@code 2^-40}. */
  private static final int KEYS = 40;

  private ObjectiveLaws() {}

  /**
   * All laws of objectives.
   *
   * @return the laws
   */
  public static Vector<Law<Objective>> all() {
    return Vector.of(KEYED, CHANCE, DECLARED, SUMS);
  }

  /** The same key gives the same energy, whatever was drawn in between. */
  public static final Law<Objective> KEYED =
      Law.of(
          "ObjectiveLaws.keyed",
          "at(k), at(l), at(k): the first is the last",
          ObjectiveLaws::keyed);

  private static Verdict keyed(Claim claim, Objective objective) {
    Trial trial = claim.trial();
    Reading first = Reading.of(objective, trial, 0);
    Reading.of(objective, trial, 1);
    return claim.that("another energy", Reading.of(objective, trial, 0).equals(first));
  }

  /**
   * Another key gives another energy. An objective that has no chance in it is an {@link Energy},
   * and says so by its type.
   */
  public static final Law<Objective> CHANCE =
      Law.of(
          "ObjectiveLaws.chance", "at(k) /= at(l), unless it is an Energy", ObjectiveLaws::chance);

  private static Verdict chance(Claim claim, Objective objective) {
    Trial trial = claim.trial();
    Reading first = Reading.of(objective, trial, 0);
    if (objective instanceof Energy || first.isZero()) {
      return claim.holds("it is an energy, or nothing is left of it here");
    }
    boolean differs = false;
    for (int key = 1; key <= KEYS && !differs; key++) {
      differs = !Reading.of(objective, trial, key).equals(first);
    }
    return claim.that("the same energy for " + (KEYS + 1) + " keys", differs);
  }

  /** What an objective says of every draw is true of a draw. */
  public static final Law<Objective> DECLARED =
      Law.of(
          "ObjectiveLaws.declared",
          "entropy(), isQuadratic(), hasGaussNewton() are those of the draws",
          ObjectiveLaws::declared);

  private static Verdict declared(Claim claim, Objective objective) {
    Trial trial = claim.trial();
    return declares(claim, objective, trial.key(0));
  }

  private static Verdict declares(Claim claim, Objective objective, Key key) {
    Energy drawn = objective.at(key);
    return claim
        .equal("entropy()", objective.entropy(), drawn.entropy(), Tolerance.none())
        .and(() -> claim.that("isQuadratic()", objective.isQuadratic() == drawn.isQuadratic()))
        .and(() ->
            claim.that("hasGaussNewton()", objective.hasGaussNewton() == drawn.hasGaussNewton()));
  }

  /**
   * Sums and multiples are drawn with one key: {@code (O + G).at(k) = O.at(k) + G}, and they say of
   * themselves what is true.
   */
  public static final Law<Objective> SUMS =
      Law.of(
          "ObjectiveLaws.sums",
          "(O + G).at(k) = O.at(k) + G, (c O).at(k) = c O.at(k)",
          ObjectiveLaws::sums);

  private static Verdict sums(Claim claim, Objective objective) {
    Trial trial = claim.trial();
    Key key = trial.key(0);
    Energy other = trial.force(0);
    Objective sum = objective.plus(other);
    Objective multiple = objective.times(2.5);
    return same(claim, sum.at(key), objective.at(key).plus(other))
        .and(() -> same(claim, multiple.at(key), objective.at(key).times(2.5)))
        .and(() -> declares(claim, sum, key))
        .and(() -> declares(claim, multiple, key));
  }

  private static Verdict same(Claim claim, Energy left, Energy right) {
    Particles mu = claim.trial().particles();
    Field xi = right.firstVariation(mu);
    var rounding = EnergyRounding.ofField(right, mu, xi, claim.trial());
    Field found = left.firstVariation(mu);
    return claim
        .equal("xi", found.values(), xi.values(), rounding._1)
        .and(() -> claim.equal("grad xi", found.gradients(), xi.gradients(), rounding._2))
        .and(() ->
            right.entropy() != 0
                ? claim.holds("F has no value on particles; xi agrees")
                : claim.equal(
                    "F(mu)",
                    left.value(mu),
                    right.value(mu),
                    EnergyRounding.ofValue(right, mu, claim.trial())));
  }

  /** What is seen of a draw: its value, where it has one, and its field. */
  private record Reading(double value, Field field) {

    static Reading of(Objective objective, Trial trial, int key) {
      Particles mu = trial.particles();
      Energy drawn = objective.at(trial.key(key));
      return new Reading(drawn.entropy() == 0 ? drawn.value(mu) : 0, drawn.firstVariation(mu));
    }

    boolean isZero() {
      return value == 0
          && EnergyRounding.largest(field.values()) == 0
          && EnergyRounding.largest(field.gradients()) == 0;
    }
  }
}
