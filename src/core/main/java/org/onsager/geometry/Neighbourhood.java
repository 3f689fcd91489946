package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * The measures around one, in coordinates v that are zero there, and what it costs to go to them: a
 * cost {@code D^2(v)} that is at least the squared distance of the geometry. A proximal step
 * searches here for the minimum of {@code F + D^2 / (2 tau)}.
 *
 * @see Transport#neighbourhood
 */
public interface Neighbourhood {

  /**
   * How many coordinates there are.
   *
   * @return {@code >= 1}
   */
  int size();

  /**
   * The measure at v; at zero, the one in the middle.
   *
   * @param v the coordinates, not to be changed, not to be kept
   * @return the measure, or none if a number overflows
   */
  Option<Particles> at(double[] v);

  /**
   * Writes the gradient of {@code v -> F(at(v))}.
   *
   * @param v the coordinates, not to be changed, not to be kept
   * @param nu the measure at v
   * @param xi the first variation of F at nu, with its gradients
   * @param gradient numbers to be written, whatever they were
   */
  void pullBack(double[] v, Particles nu, Field xi, double[] gradient);

  /**
   * The cost, and its gradient added to another: {@code gradient += factor * grad D^2(v) / 2}.
   *
   * @param v the coordinates, not to be changed, not to be kept
   * @param factor {@code > 0}, multiplies the gradient alone
   * @param gradient numbers to be added to
   * @return {@code D^2(v) >= |v|^2}, a length squared times a mass over a speed
   */
  double cost(double[] v, double factor, double[] gradient);
}
