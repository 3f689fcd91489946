package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * The function {@code <g, Phi(x)>}, known everywhere by one number a feature.
 *
 * @param features Phi
 * @param numbers g, M numbers
 */
public record Combination(Features features, Block numbers) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if there is not one number a feature
   */
  public Combination {
    numbers.requireLength("numbers", features.count());
  }

  /**
   * The function at points.
   *
   * @param points n points
   * @return {@link Features#along}
   */
  public Field at(Points points) {
    return features.along(points, numbers);
  }

  /**
   * A multiple of the function.
   *
   * @param factor any number
   * @return {@code <factor g, Phi>}
   */
  public Combination times(double factor) {
    return new Combination(features, numbers.map(g -> factor * g));
  }

  /**
   * Whether every number is finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return numbers.isFinite();
  }
}
