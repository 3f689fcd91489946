package org.onsager.energy;

import org.onsager.measure.Field;

/**
 * An energy with its first variation at the particles: one evaluation.
 *
 * @param value {@code F(mu)}
 * @param field {@code xi} and its gradient at every particle
 */
public record Evaluation(double value, Field field) {

  /**
   * Whether value, first variation and gradients are finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return Double.isFinite(value) && field.isFinite();
  }
}
