package org.onsager.report;

import java.awt.Color;

/** Colours and letterings that all pictures share. */
final class Theme {

  static final Color INK = new Color(0x262626);
  static final Color QUIET = new Color(0x6b6b6b);
  static final Color GRID = new Color(0xe8e8e8);
  static final Color FRAME = new Color(0x9a9a9a);

  static final Lettering TITLE = Lettering.of(15, INK).inBold().aligned(Lettering.Align.MIDDLE);
  static final Lettering HEADING = Lettering.of(13, INK).inBold().aligned(Lettering.Align.MIDDLE);
  static final Lettering LABEL = Lettering.of(12, INK).aligned(Lettering.Align.MIDDLE);
  static final Lettering TICK = Lettering.of(11, QUIET);
  static final Lettering NOTE = Lettering.of(10.5, QUIET).withHalo();
  static final Lettering ENTRY = Lettering.of(12, INK);

  private Theme() {}

  /** The colour, translucent. */
  static Color translucent(Color color, double opacity) {
    int alpha = (int) Math.round(255 * opacity);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** Between two colours, at 0 the first, at 1 the second. */
  static Color between(Color first, Color second, double share) {
    return new Color(
        mix(first.getRed(), second.getRed(), share),
        mix(first.getGreen(), second.getGreen(), share),
        mix(first.getBlue(), second.getBlue(), share));
  }

  private static int mix(int first, int second, double share) {
    return (int) Math.round(first + (second - first) * share);
  }
}
