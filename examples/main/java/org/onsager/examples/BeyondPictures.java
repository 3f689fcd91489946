package org.onsager.examples;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.onsager.measure.Key;
import org.onsager.measure.Points;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Palette;
import org.onsager.report.Panel;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;

/** The pictures of {@link BeyondThePaper}. */
final class BeyondPictures {

  private static final int SHOWN_SAMPLES = 300;

  private BeyondPictures() {}

  /** Medians by number of evaluations; dots at the 10th and 90th percentile. */
  static Curves curves(Map<PaperTarget, Map<BeyondScheme, Vector<BeyondRun>>> all, int runs) {
    Panel[] panels = all.map(entry -> panel(entry._1, entry._2)).toJavaArray(Panel[]::new);
    return Curves.of("MMD² to the target, median of %d runs".formatted(runs), panels)
        .in(
            Palette.of(
                Vector.of(BeyondScheme.values()).map(s -> s.label).toJavaArray(String[]::new)));
  }

  private static Panel panel(PaperTarget setting, Map<BeyondScheme, Vector<BeyondRun>> runs) {
    Panel panel =
        Panel.of(setting.title(), Axis.logarithmic("evaluations"), Axis.logarithmic("MMD²"));
    double[] counts = BeyondRun.COUNTS.toJavaStream().mapToDouble(c -> c).toArray();
    for (var entry : runs) {
      Vector<Spread> spreads =
          Vector.range(0, counts.length).map(i -> BeyondTables.spread(entry._2, i));
      String label = entry._1.label;
      panel =
          panel
              .with(Curve.line(label, counts, column(spreads.map(Spread::median))))
              .with(Curve.dashed(label, "10 and 90 %", counts, column(spreads.map(Spread::p10))))
              .with(Curve.dashed(label, "10 and 90 %", counts, column(spreads.map(Spread::p90))));
    }
    return panel;
  }

  /** Rounding can make an MMD^2 negative near zero; a logarithmic axis shows its size. */
  private static double[] column(Vector<Double> values) {
    return values.toJavaStream().mapToDouble(v -> Math.max(Math.abs(v), 1e-18)).toArray();
  }

  /** Where the first run of each scheme ends. */
  static Snapshots particles(PaperTarget setting, Map<BeyondScheme, Vector<BeyondRun>> runs) {
    Points samples = setting.target().sample(SHOWN_SAMPLES, Key.of(4));
    Snapshot[] panels =
        runs.map(entry ->
                Snapshot.of(entry._1.label, entry._2.head().end())
                    .over(samples)
                    .withDensity(setting.target()))
            .toJavaArray(Snapshot[]::new);
    return Snapshots.of(
            "Particles after %d evaluations, %s".formatted(BeyondScheme.BUDGET, setting.title()),
            panels)
        .inColumns(panels.length);
  }
}
