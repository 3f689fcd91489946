package org.onsager.scheme;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Part;
import org.onsager.measure.Text;
import org.onsager.step.BoundScheme;
import org.onsager.step.Scheme;

/**
 * Operator splitting: a geometry that is a sum of leaves becomes a composition of schemes, one a
 * leaf, each for the same energy. By default, {@link #of}, it is Algorithm 1 of the paper: an
 * explicit Euler step of the transport, then the exact step of the MMD reaction. Two words give
 * other sub-steps:
 *
 * <pre>{@code
 * Splitting.of(geometry, energy).lie()                                   // Algorithm 1
 * Splitting.of(geometry, energy).with(LeafSchemes.backtracking()).lie()  // never raises the energy
 * Splitting.of(geometry, energy).with(LeafSchemes.proximal()).lie()      // proximal: a split JKO step
 * }</pre>
 *
 * <p>A leaf can follow an energy of its own, as for Stein transport of the relative entropy, which
 * has no value on particles, beside a reaction of the smoothed one:
 *
 * <pre>{@code
 * Splitting.of(stein(kernel).plus(hellinger().spherical()), blob).with(stein(kernel), kl).lie()
 * }</pre>
 *
 * <p>Then {@code mu' = -sum_l c_l K_l(mu) xi_l} is the gradient flow of no single energy, and none
 * need fall: a leaf that never raises an energy never raises its own. All draw with the key of the
 * step, so that leaves that follow one random energy see one draw. Observers and stop rules read
 * the energy that they are given, whichever leaf follows it.
 *
 * <p>Of several leaves each has a memory of its own, at the place {@code leaf 0}, {@code leaf 1},
 * ... in the order of the sum.
 *
 * <p><i>Source:</i> Gladin et al. (2024), arXiv:2405.17075, equation 16 and Algorithm 1; proximal
 * steps: Jordan, Kinderlehrer and Otto (1998), doi:10.1137/S0036141096303359.
 *
 * @param geometry the geometry
 * @param energy the energy, fixed or random
 * @param leafSchemes which scheme each leaf gets
 * @param own the energies of leaves that do not follow {@code energy}
 */
public record Splitting(
    Geometry geometry,
    RandomEnergy energy,
    LeafSchemes leafSchemes,
    Map<Geometry, RandomEnergy> own) {

  /**
   * Refuses energies of others. Whether leaves, schemes and energies suit each other is asked when
   * all of them are there, by {@link #lie} and {@link #strang}.
   *
   * @throws IllegalArgumentException if what has an energy of its own is no leaf
   */
  public Splitting {
    Vector<Geometry> leaves = geometry.parts().map(Part::leaf);
    own.keySet()
        .reject(leaves::contains)
        .forEach(other -> {
          throw new IllegalArgumentException(
              "%s has an energy of its own: must be one of %s"
                  .formatted(other, leaves.mkString(", ")));
        });
  }

  /**
   * The splitting with {@link LeafSchemes#explicit}, the paper's Algorithm 1.
   *
   * @param geometry the geometry
   * @param energy the energy, fixed or random
   * @return choose {@link #lie} or {@link #strang}
   */
  public static Splitting of(Geometry geometry, RandomEnergy energy) {
    return new Splitting(geometry, energy, LeafSchemes.explicit(), LinkedHashMap.empty());
  }

  /**
   * The same splitting with other schemes.
   *
   * @param other which scheme each leaf gets
   * @return the splitting
   */
  public Splitting with(LeafSchemes other) {
    return new Splitting(geometry, energy, other, own);
  }

  /**
   * The same splitting, with an energy of its own for a leaf.
   *
   * @param leaf a leaf of the geometry by its value, at whatever speed; or a sum of such, each of
   *     which is meant
   * @param other what it follows instead of {@link #energy}, fixed or random
   * @return the splitting
   * @throws IllegalArgumentException if it is no leaf
   */
  public Splitting with(Geometry leaf, RandomEnergy other) {
    return new Splitting(
        geometry,
        energy,
        leafSchemes,
        leaf.parts().foldLeft(own, (all, part) -> all.put(part.leaf(), other)));
  }

  /**
   * Lie splitting: every leaf once, in the order of the sum. Order one.
   *
   * @return give it a tau to get a step
   * @throws IllegalArgumentException if a leaf has no scheme, or its scheme objects to its energy
   */
  public BoundScheme lie() {
    return schemes(geometry, leafSchemes, own).reduceLeft(Scheme::then).on(energy);
  }

  /**
   * Strang splitting: half steps of all leaves but the last, the last, and the half steps in
   * reverse order. Order two if every scheme is of order two; over implicit or explicit Euler
   * sub-steps it is of order one.
   *
   * @return give it a tau to get a step
   * @throws IllegalArgumentException if a leaf has no scheme, or its scheme objects to its energy
   */
  public BoundScheme strang() {
    Vector<Scheme> all = schemes(geometry, leafSchemes, own);
    Vector<Scheme> halves = all.init().map(scheme -> scheme.times(0.5));
    return halves
        .append(all.last())
        .appendAll(halves.reverse())
        .reduceLeft(Scheme::then)
        .on(energy);
  }

  private static Vector<Scheme> schemes(
      Geometry geometry, LeafSchemes leafSchemes, Map<Geometry, RandomEnergy> own) {
    Vector<Part> parts = geometry.parts();
    Vector<Scheme> schemes = parts.map(part -> scheme(part, leafSchemes, own));
    return parts.size() == 1
        ? schemes
        : schemes.zipWithIndex((scheme, index) -> scheme.at("leaf " + index));
  }

  private static Scheme scheme(
      Part part, LeafSchemes leafSchemes, Map<Geometry, RandomEnergy> own) {
    Scheme scheme = leafSchemes.of(part.leaf());
    Scheme timed = part.speed() == 1 ? scheme : scheme.times(part.speed());
    return own.get(part.leaf()).map(timed::following).getOrElse(timed);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
