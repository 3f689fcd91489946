package org.onsager.certificate;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Points that cover a box evenly: a grid up to dimension two, a sequence beyond. */
final class Cover {

  private static final int ON_A_LINE = 2000;
  private static final int ON_A_SIDE = 50;
  private static final int IN_SPACE = 2500;

  private Cover() {}

  static Points of(Box box) {
    return switch (box.dimension()) {
      case 1 -> grid(box, ON_A_LINE);
      case 2 -> grid(box, ON_A_SIDE);
      default -> sequence(box, IN_SPACE);
    };
  }

  /** The distance of neighbours in the cover of so many points. */
  static double spacing(Box box, int count) {
    return box.longest() / Math.pow(count, 1.0 / box.dimension());
  }

  private static Points grid(Box box, int side) {
    int d = box.dimension();
    int n = (int) Math.round(Math.pow(side, d));
    return points(
        box, n, (i, k) -> (i / (int) Math.round(Math.pow(side, k)) % side) / (side - 1.0));
  }

  /**
   * The multiples of {@code (1/g, 1/g^2, ...)}, modulo one, with {@code g^(d + 1) = g + 1}: their
   * gaps are even in every dimension. <i>Source:</i> Roberts (2018), The unreasonable effectiveness
   * of quasirandom sequences.
   */
  private static Points sequence(Box box, int count) {
    double g = 2;
    for (int i = 0; i < 60; i++) {
      g = Math.pow(1 + g, 1.0 / (box.dimension() + 1));
    }
    double ratio = g;
    return points(box, count, (i, k) -> (0.5 + (i + 1) * Math.pow(ratio, -(k + 1))) % 1);
  }

  /** Points given by their place in the unit cube. */
  private static Points points(Box box, int count, Points.Component share) {
    int d = box.dimension();
    return new Points(
        count,
        d,
        Block.build(
            Math.multiplyExact(count, d),
            out -> {
              for (int k = 0; k < d; k++) {
                double low = box.lower().get(k);
                double side = box.upper().get(k) - low;
                for (int i = 0; i < count; i++) {
                  out[k * count + i] = low + side * share.at(i, k);
                }
              }
            }));
  }
}
