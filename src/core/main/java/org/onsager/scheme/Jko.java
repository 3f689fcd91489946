package org.onsager.scheme;

import io.vavr.collection.Vector;
import org.onsager.energy.Objective;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Part;
import org.onsager.step.Bound;
import org.onsager.step.Scheme;

/**
 * The splitting of a Jordan-Kinderlehrer-Otto step: a geometry that is a sum of leaves becomes a
 * composition of schemes, one a leaf, each for the same energy. Of several leaves each has a memory
 * of its own, at the place {@code leaf 0}, {@code leaf 1}, ... in the order of the sum.
 *
 * <p><i>Source:</i> Jordan, Kinderlehrer and Otto (1998), doi:10.1137/S0036141096303359; split:
 * Gladin et al. (2024), arXiv:2405.17075, equation 16.
 *
 * @param geometry the geometry
 * @param objective the objective
 * @param choice which scheme a leaf gets
 */
public record Jko(Geometry geometry, Objective objective, Choice choice) {

  /**
   * Refuses unsuited pairs before anything runs.
   *
   * @throws IllegalArgumentException if a leaf has no scheme, or a scheme objects to the objective
   */
  public Jko {
    schemes(geometry, choice).forEach(scheme -> new Bound(scheme, objective));
  }

  /**
   * The splitting with the standard choice of schemes.
   *
   * @param geometry the geometry
   * @param objective the objective; an energy is one
   * @return choose {@link #lie} or {@link #strang}
   * @throws IllegalArgumentException if a leaf and the objective do not suit each other
   */
  public static Jko of(Geometry geometry, Objective objective) {
    return new Jko(geometry, objective, Choice.standard());
  }

  /**
   * The same splitting with other schemes.
   *
   * @param other which scheme a leaf gets
   * @return the splitting
   * @throws IllegalArgumentException if a leaf and the objective do not suit each other
   */
  public Jko with(Choice other) {
    return new Jko(geometry, objective, other);
  }

  /**
   * Lie splitting: every leaf once, in the order of the sum. Order one.
   *
   * @return give it a tau to get a step
   */
  public Bound lie() {
    return schemes(geometry, choice).reduceLeft(Scheme::then).on(objective);
  }

  /**
   * Strang splitting: half steps of all leaves but the last, the last, and the half steps in
   * reverse order. Order two if every scheme is of order two; over implicit or explicit Euler
   * sub-steps it is of order one.
   *
   * @return give it a tau to get a step
   */
  public Bound strang() {
    Vector<Scheme> all = schemes(geometry, choice);
    Vector<Scheme> halves = all.init().map(scheme -> scheme.times(0.5));
    return halves
        .append(all.last())
        .appendAll(halves.reverse())
        .reduceLeft(Scheme::then)
        .on(objective);
  }

  private static Vector<Scheme> schemes(Geometry geometry, Choice choice) {
    Vector<Part> parts = geometry.parts();
    Vector<Scheme> schemes = parts.map(part -> scheme(part, choice));
    return parts.size() == 1
        ? schemes
        : schemes.zipWithIndex((scheme, index) -> scheme.at("leaf " + index));
  }

  private static Scheme scheme(Part part, Choice choice) {
    Scheme scheme = choice.of(part.leaf());
    return part.speed() == 1 ? scheme : scheme.times(part.speed());
  }
}
