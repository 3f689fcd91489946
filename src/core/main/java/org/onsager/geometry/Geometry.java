package org.onsager.geometry;

import io.vavr.collection.Vector;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A geometry on measures: its Onsager operator {@code K(mu)}, the inverse of the Riemannian tensor.
 * Along the gradient flow {@code mu' = -K(mu) xi} an energy falls as {@code dF/dt = -<xi, K xi>}.
 *
 * <p>A geometry moves points ({@link Transport}), changes weights ({@link Reaction}), or is a
 * {@link Sum} of such leaves, in the order in which they were added.
 *
 * <p><i>Source:</i> Mielke, Gradient structures (2016); Gladin et al. (2024), arXiv:2405.17075,
 * section 2.
 *
 * <p>Checked by {@code GeometryContract}.
 */
public sealed interface Geometry permits Transport, Reaction, Sum {

  /**
   * The rate of change {@code -K(mu) xi}.
   *
   * @param mu the measure
   * @param xi the force with its gradient, at the particles
   * @return velocity and growth
   * @throws IllegalArgumentException if the force has an entropy part that this geometry cannot
   *     carry
   * @throws ArithmeticException if the metric is singular at this measure (coincident particles and
   *     no regularisation)
   */
  Rate rate(Particles mu, Field xi);

  /**
   * The dissipation {@code <xi, K(mu) xi> >= 0}: how fast an energy with first variation xi falls.
   *
   * @implSpec {@code -sum_i w_i <grad xi_i, velocity_i> - sum_i xi_i growth_i} with the rate
   * @param mu the measure
   * @param xi the force with its gradient, at the particles, without an entropy part
   * @return energy per time
   * @throws IllegalArgumentException if the force has an entropy part
   */
  default double dissipation(Particles mu, Field xi) {
    xi.requireNoEntropy("a dissipation");
    return -pairing(mu, xi, rate(mu, xi));
  }

  /**
   * The change of an energy along a rate, {@code <xi, r> = sum_i w_i <grad xi_i, velocity_i> +
   * sum_i xi_i growth_i}.
   *
   * @param mu the measure
   * @param xi the first variation with its gradient, at the particles
   * @param rate a rate of change
   * @return energy per time
   */
  static double pairing(Particles mu, Field xi, Rate rate) {
    int n = mu.count();
    double sum = xi.values().dot(rate.growth());
    for (int k = 0; k < mu.dimension(); k++) {
      for (int i = 0; i < n; i++) {
        sum += mu.weights().get(i) * xi.gradient(i, k) * rate.velocity().get(k * n + i);
      }
    }
    return sum;
  }

  /**
   * The leaves with their speeds, in order.
   *
   * @return at least one part
   */
  Vector<Part> parts();

  /**
   * The sum of the operators: the infimal convolution of the metrics.
   *
   * @param other another geometry
   * @return a geometry with the parts of both, in this order
   */
  default Geometry plus(Geometry other) {
    return new Sum(parts().appendAll(other.parts()));
  }

  /**
   * The same geometry at another speed: {@code factor * K}.
   *
   * @param factor {@code > 0}
   * @return the geometry
   * @throws IllegalArgumentException if the factor is not a positive finite number
   */
  default Geometry times(double factor) {
    return new Sum(parts().map(part -> part.times(factor)));
  }
}
