package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.data.Table;

/** The numbers behind the figure, for the console and for programs. */
final class Figure3Tables {

  static final String NOTE =
      """
      MMD^2 to 1000 held-out samples (mean, standard deviation over the runs), the paper's value where there is one, and
      MMD^2 to the target itself. The held-out sample alone adds (1 - E k)/1000: 2.3e-4 (a), 4.9e-4 (b).
      The paper publishes no settings for WFR: weight rate %s, the authors' exponential update.
      """
          .formatted(Figure3Algorithm.WFR_RATE);

  private static final Vector<Integer> STEPS = Vector.of(1, 101, 201, 501, 1001, 2001, 3001, 6001);

  private Figure3Tables() {}

  /** The steps of the table, beside the paper. */
  static Table comparison(Figure3Curves curves) {
    Table table = Table.of("target", "algorithm", "step", "mean", "sd", "paper", "to the target");
    for (var byTarget : curves.curves()) {
      for (var entry : byTarget._2) {
        var paper = PaperCurve.of(byTarget._1, entry._1);
        for (var p : entry._2.filter(point -> STEPS.contains(point.step()))) {
          Option<Double> published = paper.flatMap(curve -> curve.at(p.step()));
          table =
              table.row(
                  byTarget._1.id(),
                  entry._1.label,
                  p.step(),
                  p.mean(),
                  p.sd(),
                  published,
                  p.toTarget());
        }
      }
    }
    return table;
  }

  /** All points. */
  static Table csv(Figure3Curves curves) {
    Table table = Table.of("target", "algorithm", "step", "mean", "sd", "mean_to_target");
    for (var byTarget : curves.curves()) {
      for (var entry : byTarget._2) {
        for (var p : entry._2) {
          table =
              table.row(byTarget._1.id(), entry._1.label, p.step(), p.mean(), p.sd(), p.toTarget());
        }
      }
    }
    return table;
  }
}
