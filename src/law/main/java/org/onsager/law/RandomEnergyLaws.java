package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

/** Laws of random energies: energies that depend on a key, and on nothing else that changes. */
public final class RandomEnergyLaws {

  /** Other keys that are asked: of two energies, each is as good as met, {@code 2^-40}. */
  private static final int KEYS = 40;

  private RandomEnergyLaws() {}

  /**
   * All laws of random energies.
   *
   * @return the laws
   */
  public static Vector<Law<RandomEnergy>> all() {
    return Vector.of(KEYED, CHANCE, DECLARED, SUMS);
  }

  /** The same key gives the same energy, whatever was drawn in between. */
  public static final Law<RandomEnergy> KEYED =
      Law.of(
          "RandomEnergyLaws.keyed",
          "at(k), at(l), at(k): the first is the last",
          RandomEnergyLaws::keyed);

  private static Verdict keyed(Claim claim, RandomEnergy energy) {
    Trial trial = claim.trial();
    Reading first = Reading.of(energy, trial, 0);
    Reading.of(energy, trial, 1);
    return claim.that("another energy", Reading.of(energy, trial, 0).equals(first));
  }

  /**
   * Another key gives another energy. A random energy without chance is an {@link Energy}, and says
   * so by its type.
   */
  public static final Law<RandomEnergy> CHANCE =
      Law.of(
          "RandomEnergyLaws.chance",
          "at(k) /= at(l), unless it is an Energy",
          RandomEnergyLaws::chance);

  private static Verdict chance(Claim claim, RandomEnergy energy) {
    Trial trial = claim.trial();
    Reading first = Reading.of(energy, trial, 0);
    if (energy instanceof Energy || first.isZero()) {
      return claim.holds("it is an energy, or nothing is left of it here");
    }
    boolean differs = false;
    for (int key = 1; key <= KEYS && !differs; key++) {
      differs = !Reading.of(energy, trial, key).equals(first);
    }
    return claim.that("the same energy for " + (KEYS + 1) + " keys", differs);
  }

  /** What a random energy says of every draw is true of a draw. */
  public static final Law<RandomEnergy> DECLARED =
      Law.of(
          "RandomEnergyLaws.declared",
          "entropy(), isQuadratic(), hasGaussNewton() are those of the draws",
          RandomEnergyLaws::declared);

  private static Verdict declared(Claim claim, RandomEnergy energy) {
    Trial trial = claim.trial();
    return declares(claim, energy, trial.key(0));
  }

  private static Verdict declares(Claim claim, RandomEnergy energy, Key key) {
    Energy drawn = energy.at(key);
    return claim
        .equal("entropy()", energy.entropy(), drawn.entropy(), Tolerance.none())
        .and(() -> claim.that("isQuadratic()", energy.isQuadratic() == drawn.isQuadratic()))
        .and(() ->
            claim.that("hasGaussNewton()", energy.hasGaussNewton() == drawn.hasGaussNewton()));
  }

  /**
   * Sums and multiples are drawn with one key: {@code (O + G).at(k) = O.at(k) + G}, and they say of
   * themselves what is true.
   */
  public static final Law<RandomEnergy> SUMS =
      Law.of(
          "RandomEnergyLaws.sums",
          "(O + G).at(k) = O.at(k) + G, (c O).at(k) = c O.at(k)",
          RandomEnergyLaws::sums);

  private static Verdict sums(Claim claim, RandomEnergy energy) {
    Trial trial = claim.trial();
    Key key = trial.key(0);
    Energy other = trial.force(0);
    RandomEnergy sum = energy.plus(other);
    RandomEnergy multiple = energy.times(2.5);
    return same(claim, sum.at(key), energy.at(key).plus(other))
        .and(() -> same(claim, multiple.at(key), energy.at(key).times(2.5)))
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

    static Reading of(RandomEnergy energy, Trial trial, int key) {
      Particles mu = trial.particles();
      Energy drawn = energy.at(trial.key(key));
      return new Reading(drawn.entropy() == 0 ? drawn.value(mu) : 0, drawn.firstVariation(mu));
    }

    boolean isZero() {
      return value == 0
          && EnergyRounding.largest(field.values()) == 0
          && EnergyRounding.largest(field.gradients()) == 0;
    }
  }
}
