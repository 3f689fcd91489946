package org.onsager.distribution;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;

/**
 * A measure with a density whose score has a known Jacobian, {@code H(x) = grad grad log p(x)}.
 * Position gradients of energies that contain the score need it.
 */
public interface SmoothDensity extends Density {

  /**
   * The Hessian of the log-density at many points.
   *
   * @param points n points
   * @return n * d * d numbers: the second derivative of {@code log p} in coordinates k and l at
   *     point i is entry {@code (k * d + l) * n + i}, symmetric in k and l
   * @throws IllegalArgumentException if the dimension differs
   */
  Block hessians(Points points);

  /**
   * A density given by three functions of a point.
   *
   * @param dimension {@code d >= 1}
   * @param logDensity {@code log p(x)}, up to a constant
   * @param score its gradient, d numbers
   * @param jacobian the Jacobian of the score, d by d, symmetric
   * @return the density
   */
  static SmoothDensity of(
      int dimension,
      ToDoubleFunction<double[]> logDensity,
      UnaryOperator<double[]> score,
      Function<double[], Matrix> jacobian) {
    return new Pointwise.SmoothLogDensity(dimension, new Pointwise(logDensity, score), jacobian);
  }
}
