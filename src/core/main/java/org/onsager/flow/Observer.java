package org.onsager.flow;

import java.util.function.ToDoubleFunction;
import org.onsager.certificate.Search;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.ot.Wasserstein2;
import org.onsager.step.Fact;
import org.onsager.step.State;

/**
 * A number read off a state. Observers with equal contents are equal, and are evaluated once a
 * state.
 */
public interface Observer {

  /**
   * The name of the column.
   *
   * @return a name
   */
  String name();

  /**
   * The number.
   *
   * @param state the state
   * @return any number; NaN where there is none
   */
  double read(State state);

  /**
   * A number of your own.
   *
   * @param name the name of the column
   * @param number reads it off a state
   * @return the observer
   */
  static Observer of(String name, ToDoubleFunction<State> number) {
    return new Observers.Of(name, number);
  }

  /**
   * An energy, {@code F(mu)}. Where it is not finite a run ends with a failure that says so, except
   * for an energy with a {@code log mu} part, which is infinite on particles.
   *
   * @param energy the energy
   * @return the observer {@code energy}
   */
  static Observer energy(Energy energy) {
    return new Observers.OfEnergy("energy", energy);
  }

  /**
   * An energy under a name of its own.
   *
   * @param name the name of the column
   * @param energy the energy
   * @return the observer
   */
  static Observer energy(String name, Energy energy) {
    return new Observers.OfEnergy(name, energy);
  }

  /**
   * How far a convex energy is from its least value, at most: {@link
   * org.onsager.certificate.Certificate#gap}, a search a state.
   *
   * @param energy a convex energy
   * @param search how to look
   * @return the observer {@code gap}
   * @throws IllegalArgumentException if the energy is not convex, or the search objects to it
   */
  static Observer gap(Energy energy, Search search) {
    if (!energy.isConvex()) {
      throw new IllegalArgumentException(
          "energy = " + energy + ": must be convex, for a certificate to be one");
    }
    search
        .objection(energy)
        .forEach(sentence -> {
          throw new IllegalArgumentException(sentence);
        });
    return new Observers.OfGap(energy, search);
  }

  /**
   * A squared MMD, for instance to held-out samples.
   *
   * @param name the name of the column
   * @param mmd half the squared MMD
   * @return the observer of {@code MMD^2}
   */
  static Observer mmdSquared(String name, Mmd mmd) {
    return new Observers.OfMmd(name, mmd);
  }

  /**
   * A squared MMD in Fourier form, which has digits far below 1e-16.
   *
   * @param name the name of the column
   * @param mmd half the squared MMD
   * @return the observer of {@code MMD^2}
   */
  static Observer mmdSquared(String name, FourierMmd mmd) {
    return new Observers.OfMmd(name, mmd);
  }

  /**
   * The exact 2-Wasserstein distance to samples, not squared: a transport problem a state, for some
   * thousand particles and samples at most.
   *
   * @param target the samples
   * @return the observer {@code W2}; NaN where the mass is not one
   * @see Wasserstein2
   */
  static Observer wasserstein2(Samples target) {
    return wasserstein2("W2", target);
  }

  /**
   * The exact 2-Wasserstein distance to samples under a name of its own.
   *
   * @param name the name of the column
   * @param target the samples
   * @return the observer; NaN where the mass is not one
   */
  static Observer wasserstein2(String name, Samples target) {
    return new Observers.OfWasserstein2(name, target);
  }

  /**
   * The total mass.
   *
   * @return the observer {@code mass}
   */
  static Observer mass() {
    return Observers.Of.MASS;
  }

  /**
   * Kish's effective sample size.
   *
   * @return the observer {@code effective sample size}
   */
  static Observer effectiveSampleSize() {
    return Observers.Of.EFFECTIVE_SAMPLE_SIZE;
  }

  /**
   * The number of particles of weight zero.
   *
   * @return the observer {@code massless}
   */
  static Observer massless() {
    return Observers.Of.MASSLESS;
  }

  /**
   * The number of energy evaluations so far.
   *
   * @return the observer {@code evaluations}
   */
  static Observer evaluations() {
    return Observers.Of.EVALUATIONS;
  }

  /**
   * A fact that the last step reported, NaN where it reported none.
   *
   * @param fact the fact, a constant of its scheme
   * @return the observer, named as the fact is
   */
  static Observer fact(Fact fact) {
    return new Observers.OfFact(fact);
  }
}
