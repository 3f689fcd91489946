package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.measure.Require;

/**
 * The sizes of a second-order model: what a step needs to choose units of its own. All of them add
 * up in sums of energies.
 *
 * @param stiffness a bound {@code c >= 0} with {@code u' M u <= c sum_i w_i |u_i|^2} for
 *     displacements u: 1 / c is the flow time in which a step of this model begins to be implicit;
 *     NaN or infinite where sums overflow
 * @param values the mean over particles of {@code |dm_i|^2}, with {@code |.|^2} the quadratic form
 *     of the model and {@code dm_i} a unit of mass at {@code x_i}: k(0) for a kernel; 0 if F is
 *     linear in the weights, or if it is not known
 * @param slopes the mean over particles of the largest {@code |dm_i|^2} when a unit of mass at
 *     {@code x_i} moves by a unit of length: {@code -2 phi'(0)} for a kernel; 0 if not known
 * @param rounding the size of the rounding errors in the value of F at this measure, a few units in
 *     the last place of its terms; 0 if they are no larger than those of the value itself
 */
public record Scale(double stiffness, double values, double slopes, double rounding) {

  /**
   * Validates the signs.
   *
   * @throws IllegalArgumentException if the stiffness or the rounding is negative
   */
  public Scale {
    if (stiffness < 0 || rounding < 0) {
      throw new IllegalArgumentException(
          "stiffness = %s, rounding = %s: must be >= 0".formatted(stiffness, rounding));
    }
  }

  /**
   * A stiffness alone.
   *
   * @param stiffness {@code >= 0}
   * @return the scale, which knows no length
   */
  public static Scale ofStiffness(double stiffness) {
    return new Scale(stiffness, 0, 0, 0);
  }

  /**
   * The squared length {@code values / slopes} over which the energy sees a particle move: to move
   * by it costs as much as to do away with the mass.
   *
   * @return {@code l^2 > 0}, or none if it is not known
   */
  public Option<Double> lengthSquared() {
    double squared = values / slopes;
    return Option.when(
        squared > 0 && squared < Double.POSITIVE_INFINITY && 1 / squared < Double.POSITIVE_INFINITY,
        squared);
  }

  /**
   * The scale of a sum of energies.
   *
   * @param other another scale
   * @return the sum
   */
  public Scale plus(Scale other) {
    return new Scale(
        stiffness + other.stiffness,
        values + other.values,
        slopes + other.slopes,
        rounding + other.rounding);
  }

  /**
   * The scale of a multiple of an energy.
   *
   * @param factor {@code > 0}
   * @return the multiple
   * @throws IllegalArgumentException if the factor is not a positive finite number
   */
  public Scale times(double factor) {
    Require.positive("factor", factor);
    return new Scale(factor * stiffness, factor * values, factor * slopes, factor * rounding);
  }
}
