package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.onsager.measure.Points;

/**
 * What a film is shown against.
 *
 * @param samples of the target
 * @param logDensity of the target, up to a constant, by the first two coordinates; on the line, by
 *     the first argument
 */
record Backdrop(Option<Points> samples, Option<DoubleBinaryOperator> logDensity) {

  private static final int MOST_SAMPLES = 1000;

  /** Cells along each side, in the plane and on the line. */
  private static final int PLANE = 64;

  private static final int LINE = 400;

  /** The samples that are shown with particles of a dimension. */
  Option<Points> shown(int dimension) {
    return samples
        .filter(points -> points.dimension() == dimension)
        .map(points -> Frame.some(points, MOST_SAMPLES));
  }

  /** The backdrop for the page. */
  LinkedHashMap<String, String> json(int dimension, Vector<Span> stage) {
    LinkedHashMap<String, String> members = LinkedHashMap.empty();
    for (Points points : shown(dimension)) {
      members = members.put("samples", Film.codes(points, stage));
    }
    for (DoubleBinaryOperator function : logDensity) {
      members = members.put("density", density(function, stage));
    }
    return members;
  }

  /**
   * Square roots of the density, relative to the largest, as bytes; row by row from below. In the
   * plane on a square around the stage: the page shows the same unit in both directions.
   */
  private static String density(DoubleBinaryOperator function, Vector<Span> stage) {
    boolean line = stage.size() == 1;
    int columns = line ? LINE : PLANE;
    int rows = line ? 1 : PLANE;
    Span across = stage.get(0);
    Span up = line ? new Span(0, 1) : stage.get(1);
    if (!line) {
      double side = Math.max(across.high() - across.low(), up.high() - up.low());
      across = across.ofLength(side);
      up = up.ofLength(side);
    }
    double[] logs = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        logs[row * columns + column] =
            function.applyAsDouble(
                across.at(column / (columns - 1.0)), rows == 1 ? 0 : up.at(row / (rows - 1.0)));
      }
    }
    return Json.object(
        LinkedHashMap.of(
            "columns", Json.number(columns),
            "rows", Json.number(rows),
            "area", Json.numbers(Vector.of(across.low(), across.high(), up.low(), up.high())),
            "codes", Json.text(Film.base64(roots(logs)))));
  }

  private static byte[] roots(double[] logs) {
    double highest = Arrays.stream(logs).filter(Double::isFinite).max().orElse(0);
    byte[] roots = new byte[logs.length];
    for (int i = 0; i < roots.length; i++) {
      // A logarithm that is no number has no density to show.
      double share = Double.isNaN(logs[i]) ? 0 : Math.exp(Math.min(logs[i] - highest, 0) / 2);
      roots[i] = (byte) Math.round(255 * share);
    }
    return roots;
  }
}
