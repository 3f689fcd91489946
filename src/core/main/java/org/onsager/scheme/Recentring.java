package org.onsager.scheme;

import org.onsager.geometry.Neighbourhood;

/**
 * A neighbourhood with a quadratic cost that knows the coordinates around its other measures: how a
 * change of v at a place is a change of those, and how a force on v is one on those. What a search
 * has learnt of an energy then holds for the next one, around the measure that it reached.
 *
 * <p>{@code <force', change'> = <force, change>}.
 */
interface Recentring extends Neighbourhood {

  /**
   * A change of coordinates at v as one of the coordinates around {@code at(v)}, at zero.
   *
   * @param v the coordinates, not to be changed
   * @param change as many numbers, not to be changed
   * @return as many numbers, fresh
   */
  double[] change(double[] v, double[] change);

  /**
   * A force on the coordinates at v, such as a gradient, as one on those around {@code at(v)}.
   *
   * @param v the coordinates, not to be changed
   * @param force as many numbers, not to be changed
   * @return as many numbers, fresh
   */
  double[] force(double[] v, double[] force);
}
