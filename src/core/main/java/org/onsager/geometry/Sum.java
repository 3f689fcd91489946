package org.onsager.geometry;

import io.vavr.collection.Vector;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/**
 * A sum of leaves with speeds. The order of the parts is the order of splitting.
 *
 * @param parts at least one
 */
public record Sum(Vector<Part> parts) implements Geometry {

  /**
   * Validates that there is a part.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Sum {
    Require.atLeast("the number of parts", parts.size(), 1);
  }

  @Override
  public Rate rate(Particles mu, Field xi) {
    return parts.foldLeft(
        Rate.zero(mu.count(), mu.dimension()),
        (sum, part) -> sum.plus(part.speed(), part.leaf().rate(mu, xi)));
  }

  @Override
  public double dissipation(Particles mu, Field xi) {
    return parts.foldLeft(0.0, (sum, part) -> sum + part.speed() * part.leaf().dissipation(mu, xi));
  }
}
