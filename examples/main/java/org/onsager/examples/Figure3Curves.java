package org.onsager.examples;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.stream.IntStream;
import org.onsager.command.input.Statistics;
import org.onsager.flow.Row;
import org.onsager.report.Progress;

/**
 * The curves of all algorithms on both targets, over several runs.
 *
 * @param curves by target, then by algorithm
 */
record Figure3Curves(Map<PaperTarget, Map<Figure3Algorithm, Vector<Point>>> curves) {

  /**
   * One point of a curve.
   *
   * @param step the paper's step number
   * @param mean mean of MMD^2 to the held-out sample over the runs
   * @param sd its standard deviation over the runs
   * @param toTarget mean of MMD^2 to the target itself
   */
  record Point(int step, double mean, double sd, double toTarget) {}

  /** Runs everything, seeds in parallel; the numbers do not depend on the number of threads. */
  static Figure3Curves compute(int runs, int lastStep) {
    int tasks = runs * PaperTarget.ALL.size() * Figure3Algorithm.values().length;
    try (Progress progress = Progress.of("Figure 3", tasks)) {
      Map<PaperTarget, Map<Figure3Algorithm, Vector<Point>>> curves = LinkedHashMap.empty();
      for (PaperTarget setting : PaperTarget.ALL) {
        Map<Figure3Algorithm, Vector<Point>> byAlgorithm = LinkedHashMap.empty();
        for (Figure3Algorithm algorithm : Figure3Algorithm.values()) {
          Vector<Vector<Row>> all =
              Vector.ofAll(
                  IntStream.range(0, runs)
                      .parallel()
                      .mapToObj(seed -> {
                        var rows = new Figure3Run(setting, algorithm, seed).rows(lastStep);
                        progress.step();
                        return rows;
                      })
                      .toList());
          byAlgorithm = byAlgorithm.put(algorithm, curve(algorithm, all));
        }
        curves = curves.put(setting, byAlgorithm);
      }
      return new Figure3Curves(curves);
    }
  }

  private static Vector<Point> curve(Figure3Algorithm algorithm, Vector<Vector<Row>> runs) {
    return runs.head()
        .zipWithIndex((row, i) -> {
          double[] heldOut = values(runs, i, Figure3Run.HELD_OUT);
          return new Point(
              algorithm.step(row.index()),
              Statistics.mean(heldOut),
              Statistics.standardDeviation(heldOut),
              Statistics.mean(values(runs, i, Figure3Run.TO_TARGET)));
        });
  }

  private static double[] values(Vector<Vector<Row>> runs, int row, String column) {
    return runs.toJavaStream().mapToDouble(run -> run.get(row).get(column)).toArray();
  }
}
