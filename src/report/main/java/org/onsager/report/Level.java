package org.onsager.report;

/**
 * A horizontal reference line of a {@link Panel}, labelled where there is room.
 *
 * @param label what the value is
 * @param value the value, finite
 */
public record Level(String label, double value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Level {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("level '" + label + "' = " + value + ": must be finite");
    }
  }
}
