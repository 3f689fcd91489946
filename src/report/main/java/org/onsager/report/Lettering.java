package org.onsager.report;

import java.awt.Color;

/**
 * How text is written: always in the system's sans-serif face.
 *
 * @param size the font size in pixels, positive
 * @param bold whether in bold
 * @param color the colour
 * @param align which point of the text the given position is
 * @param upright false for text that reads upwards, turned by 90 degrees
 * @param halo whether the text has a white rim that keeps it readable on lines
 */
public record Lettering(
    double size, boolean bold, Color color, Align align, boolean upright, boolean halo) {

  /** Which point of a text is at the position given. */
  public enum Align {
    /** The start of the text. */
    START,
    /** The middle of the text. */
    MIDDLE,
    /** The end of the text. */
    END
  }

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Lettering {
    if (!(size > 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("size = " + size + ": must be > 0 and finite");
    }
  }

  /**
   * Plain text that starts at its position.
   *
   * @param size the font size in pixels
   * @param color the colour
   * @return the lettering
   * @throws IllegalArgumentException if the size is not positive and finite
   */
  public static Lettering of(double size, Color color) {
    return new Lettering(size, false, color, Align.START, true, false);
  }

  /**
   * The same in bold.
   *
   * @return the lettering
   */
  public Lettering inBold() {
    return new Lettering(size, true, color, align, upright, halo);
  }

  /**
   * The same with another alignment.
   *
   * @param other the alignment
   * @return the lettering
   */
  public Lettering aligned(Align other) {
    return new Lettering(size, bold, color, other, upright, halo);
  }

  /**
   * The same, reading upwards.
   *
   * @return the lettering
   */
  public Lettering turned() {
    return new Lettering(size, bold, color, align, false, halo);
  }

  /**
   * The same with a white rim.
   *
   * @return the lettering
   */
  public Lettering withHalo() {
    return new Lettering(size, bold, color, align, upright, true);
  }
}
