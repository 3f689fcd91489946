package org.onsager.examples;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.Locale;
import org.onsager.command.input.Statistics;
import org.onsager.data.Table;

/** The numbers of {@link BeyondThePaper}, for the console and for programs. */
final class BeyondTables {

  private static final Vector<Integer> SHOWN = Vector.of(20, 50, 100, 200, 500, 1000);

  private BeyondTables() {}

  /** MMD^2 of all runs after a number of evaluations. */
  static Spread spread(Vector<BeyondRun> runs, int column) {
    return Spread.of(runs.toJavaStream().mapToDouble(r -> r.mmdSquared().get(column)).toArray());
  }

  /** Medians, with the 10th and 90th percentiles, at a few numbers of evaluations. */
  static Table comparison(Map<PaperTarget, Map<BeyondScheme, Vector<BeyondRun>>> all) {
    Table table = Table.of("target", "scheme", "evaluations", "p10", "median", "p90", "s a run");
    for (var byTarget : all) {
      for (var entry : byTarget._2) {
        double seconds =
            Statistics.mean(entry._2.toJavaStream().mapToDouble(BeyondRun::seconds).toArray());
        for (int count : SHOWN) {
          Spread s = spread(entry._2, BeyondRun.COUNTS.indexOf(count));
          table =
              table.row(
                  byTarget._1.id(),
                  entry._1.id,
                  count,
                  s.p10(),
                  s.median(),
                  s.p90(),
                  count == SHOWN.last() ? String.format(Locale.ROOT, "%.2f", seconds) : "");
        }
      }
    }
    return table;
  }

  /** All points of the curves. */
  static Table csv(Map<PaperTarget, Map<BeyondScheme, Vector<BeyondRun>>> all) {
    Table table = Table.of("target", "scheme", "evaluations", "p10", "median", "p90");
    for (var byTarget : all) {
      for (var entry : byTarget._2) {
        for (int i = 0; i < BeyondRun.COUNTS.size(); i++) {
          Spread s = spread(entry._2, i);
          table =
              table.row(
                  byTarget._1.id(),
                  entry._1.id,
                  BeyondRun.COUNTS.get(i),
                  s.p10(),
                  s.median(),
                  s.p90());
        }
      }
    }
    return table;
  }
}
