package org.onsager.certificate;

import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/**
 * How to look for the minimum of a first variation, on which the distance of a convex energy from
 * its least value depends. A search is no evaluation: the points that it reads are counted apart.
 *
 * <p>Checked by {@code CertificateLaws}.
 */
public interface Search {

  /**
   * Looks for the minimum.
   *
   * @param energy the energy
   * @param mu where its first variation is taken
   * @param level the value against which the minimum is held, the mean of xi: only what is below
   *     matters, and the minimum matters up to a tenth of what it is below
   * @return what was found
   * @throws IllegalArgumentException if the search objects
   * @throws Trouble if the first variation is not finite where it is read
   */
  Minima minima(Energy energy, Particles mu, double level);

  /**
   * Why this search cannot work with an energy.
   *
   * @param energy the energy
   * @return a sentence that says what to use instead, or none
   */
  default Option<String> objection(Energy energy) {
    return Searches.objection(energy);
  }

  /**
   * The price of mass: certificates compare with measures of every mass if there is one, with
   * measures of the same mass if not.
   *
   * @return {@code v > 0} with {@code F(nu) >= v nu(R^d)} for all nu; none unless overridden
   */
  default Option<Double> price() {
    return Option.none();
  }

  /**
   * The same search for energies of measures whose mass is free.
   *
   * @param price {@code v > 0} with {@code F(nu) >= v nu(R^d)} for all nu, such as the least value
   *     of V where {@code F = R(int Phi dnu) + int V dnu} and {@code R >= 0}
   * @return the search
   * @throws IllegalArgumentException if the price is not a positive finite number
   */
  default Search freeMass(double price) {
    return new Searches.FreeMass(this, price);
  }

  /**
   * How far an energy is from its minimum, at most.
   *
   * @param energy a convex energy
   * @param mu the measure
   * @return the certificate
   * @throws IllegalArgumentException if the energy is not convex, or the search objects
   * @throws Trouble if a number is not finite
   */
  default Certificate certificate(Energy energy, Particles mu) {
    return certificate(energy, mu, energy.evaluate(mu));
  }

  /**
   * The same for an energy that has been evaluated.
   *
   * @param energy a convex energy
   * @param mu the measure
   * @param evaluation {@code energy.evaluate(mu)}
   * @return the certificate
   * @throws IllegalArgumentException if the energy is not convex, or the search objects
   * @throws Trouble if a number is not finite
   */
  default Certificate certificate(Energy energy, Particles mu, Evaluation evaluation) {
    if (!energy.isConvex()) {
      throw new IllegalArgumentException(
          "energy = %s: must be convex, for the minimum of its first variation to say how far it is from its own"
              .formatted(energy));
    }
    return Certificate.of(this, energy, mu, evaluation, minima(energy, mu, level(mu, evaluation)));
  }

  /**
   * Where the search should look below: the mean of xi, or zero if the mass is free.
   *
   * @param mu the measure
   * @param evaluation of the energy there
   * @return the level
   * @throws Trouble if the energy is not finite there
   */
  default double level(Particles mu, Evaluation evaluation) {
    if (!evaluation.isFinite()) {
      throw new Trouble(
          new Failure.NotFinite(
              "The energy or its first variation is not finite at the measure of the search.",
              "Search where the energy is finite: start with particles that cover the data.",
              0));
    }
    return price().isDefined() ? 0 : mu.weights().dot(evaluation.field().values()) / mu.mass();
  }

  /**
   * Many starts that cover a box, each followed downhill. In any dimension; what it misses it does
   * not know, so its certificates are <i>estimated</i>.
   *
   * @param box where to look
   * @return the search
   */
  static Search multiStart(Box box) {
    return new MultiStart(Option.of(box), Option.none());
  }

  /**
   * The same, in the box of the particles, wider by half its longest side.
   *
   * @return the search
   */
  static Search multiStart() {
    return new MultiStart(Option.none(), Option.none());
  }

  /**
   * The same from starts of your own.
   *
   * @param starts points that cover the places where a particle may be
   * @return the search
   */
  static Search multiStart(Points starts) {
    return new MultiStart(Option.none(), Option.of(starts));
  }

  /**
   * Branch and bound on a box of dimension three or less, for energies with a {@link
   * Energy#curvatureBound}: its certificates are <i>proved</i>, among measures on the box.
   *
   * @param box where the measures are
   * @param tolerance {@code > 0}: how far below the lowest value that was found the bound may be,
   *     or a tenth of the gap, where that is more
   * @return the search, with a limit of two million points
   * @throws IllegalArgumentException if the box has more dimensions, or the tolerance is not a
   *     positive finite number
   */
  static BranchAndBound branchAndBound(Box box, double tolerance) {
    return new BranchAndBound(box, tolerance, 2_000_000);
  }
}
