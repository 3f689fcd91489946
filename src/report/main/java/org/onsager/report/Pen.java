package org.onsager.report;

import java.awt.Color;

/**
 * How an outline is drawn.
 *
 * @param color the colour, may be translucent
 * @param width the width in pixels, positive
 * @param dash solid or interrupted
 */
public record Pen(Color color, double width, Dash dash) {

  /** The interruptions of a line. */
  public enum Dash {
    /** None. */
    SOLID,
    /** Long strokes. */
    DASHED,
    /** Dots. */
    DOTTED,
    /** Strokes and dots in turn. */
    MIXED;

    /** Lengths of strokes and gaps in turn, in multiples of the pen's width; empty when solid. */
    float[] pattern(double width) {
      float w = (float) Math.max(1, width);
      return switch (this) {
        case SOLID -> new float[0];
        case DASHED -> new float[] {4 * w, 2.5f * w};
        case DOTTED -> new float[] {0.1f * w, 2.2f * w};
        case MIXED -> new float[] {5 * w, 2.2f * w, 0.1f * w, 2.2f * w};
      };
    }
  }

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Pen {
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException("width = " + width + ": must be > 0 and finite");
    }
  }

  /**
   * A solid pen.
   *
   * @param color the colour
   * @param width the width in pixels, positive
   * @return the pen
   * @throws IllegalArgumentException if the width is not positive and finite
   */
  public static Pen solid(Color color, double width) {
    return new Pen(color, width, Dash.SOLID);
  }

  /**
   * The same pen with another dash.
   *
   * @param other the dash
   * @return the pen
   */
  public Pen dashed(Dash other) {
    return new Pen(color, width, other);
  }
}
