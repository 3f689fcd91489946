package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.command.input.Resource;
import org.onsager.data.Sheet;

/**
 * A mean curve of the paper's figure 3, read off its vector graphics.
 *
 * @param points in the order of the steps
 */
record PaperCurve(Vector<Point> points) {

  /**
   * One point.
   *
   * @param step step number
   * @param mmdSquared mean MMD^2 to 1000 held-out samples
   */
  record Point(int step, double mmdSquared) {}

  /** The published curve of an algorithm, none for WFR. */
  static Option<PaperCurve> of(PaperTarget setting, Figure3Algorithm algorithm) {
    if (algorithm.paperFile.isEmpty()) {
      return Option.none();
    }
    String panel = setting.equals(PaperTarget.GAUSSIAN) ? "a" : "b";
    Sheet sheet =
        Resource.sheet(PaperCurve.class, "paper-figure-3/" + algorithm.paperFile.formatted(panel));
    double[] steps = sheet.column("step");
    double[] losses = sheet.column("mmd_squared");
    return Option.of(
        new PaperCurve(
            Vector.range(0, steps.length)
                .map(i -> new Point(Math.toIntExact(Math.round(steps[i])), losses[i]))));
  }

  /** The value at a step, none where the curve has no point. */
  Option<Double> at(int step) {
    return points.find(point -> point.step() == step).map(Point::mmdSquared);
  }

  /** The points at steps 1, 1 + interval, 1 + 2 interval ... */
  Vector<Point> every(int interval) {
    return points.filter(point -> point.step() % interval == 1);
  }
}
