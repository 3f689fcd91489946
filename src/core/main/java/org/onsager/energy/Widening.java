package org.onsager.energy;

import java.util.function.DoubleFunction;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/**
 * An energy with a length, as a family over that length: with wide kernels or features it sees from
 * afar what it is blind to with narrow ones. Steps that begin wide and become narrow are those of a
 * {@code Continuation}.
 *
 * @see Energy#widening
 */
public interface Widening {

  /**
   * The energy with its lengths multiplied.
   *
   * @param factor {@code f > 0}
   * @return the energy; that itself at one
   * @throws IllegalArgumentException if a length, its square or one over it leaves the numbers
   */
  Energy by(double factor);

  /**
   * How much of the target a measure sees with all lengths multiplied: 0 if it is blind, 1 if both
   * are as good as at one place. For a kernel, {@code int int k_f dmu dpi / (m k(0))} with the mass
   * m of mu; for features, the mean over j of the largest {@code Phi_j(x_i)} over the largest that
   * there is.
   *
   * @param mu the measure
   * @param factor {@code f > 0}
   * @return a number in {@code [0, 1]}, up to rounding, which tends to 1 as f grows
   */
  double overlap(Particles mu, double factor);

  /**
   * A family of one's own, wide enough from a factor on.
   *
   * @param first {@code >= 1}, the factor at which every measure sees all of the target
   * @param family the energies by their factor, that itself at one
   * @return the family
   * @throws IllegalArgumentException if the factor is below one or not finite
   */
  static Widening from(double first, DoubleFunction<Energy> family) {
    Require.finite("first", first);
    if (!(first >= 1)) {
      throw new IllegalArgumentException(
          "first = " + first + ": must be >= 1, a factor of lengths");
    }
    return new Family(family, (mu, factor) -> factor >= first ? 1 : 0);
  }
}
