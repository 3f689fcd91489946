package org.onsager.chart;

/** Angles with the same sine. */
final class Turns {

  private static final double QUARTER = Math.PI / 2;

  private Turns() {}

  /**
   * The angle in {@code [-pi / 2, pi / 2]} with the same sine; the angle itself, if it is there.
   */
  static double folded(double angle) {
    if (Math.abs(angle) <= QUARTER) {
      return angle;
    }
    double rest = Math.IEEEremainder(angle, 2 * Math.PI);
    double folded = Math.abs(rest) <= QUARTER ? rest : Math.copySign(Math.PI, rest) - rest;
    return Math.clamp(folded, -QUARTER, QUARTER);
  }
}
