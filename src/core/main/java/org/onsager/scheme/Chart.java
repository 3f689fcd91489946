package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Coordinates v of the measures around one, which is at {@code v = 0}, with a cost {@code D^2(v)}
 * that is at least the squared distance from it.
 */
interface Chart {

  /** How many coordinates. */
  int size();

  /** The measure at v, or none if a number overflows. */
  Option<Particles> at(double[] v);

  /** Writes the gradient at v of an energy with first variation xi at {@code nu = at(v)}. */
  void pullBack(double[] v, Particles nu, Field xi, double[] gradient);

  /** {@code D^2(v) >= |v|^2}; adds {@code factor * grad D^2(v) / 2} to the gradient. */
  double cost(double[] v, double factor, double[] gradient);
}
