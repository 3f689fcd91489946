package org.onsager.examples;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.flow.When;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Level;
import org.onsager.report.Palette;
import org.onsager.report.Panel;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.step.State;

/** The figure's pictures. */
final class Figure3Pictures {

  private static final int SHOWN_SAMPLES = 300;

  private Figure3Pictures() {}

  /** Loss curves of both targets with the paper's points and the bias of the held-out sample. */
  static Curves losses(Figure3Curves curves, int runs) {
    Panel[] panels =
        curves.curves().map(entry -> panel(entry._1, entry._2)).toJavaArray(Panel[]::new);
    String title =
        "MMD² to held-out samples, mean and standard deviation of %d run%s"
            .formatted(runs, runs == 1 ? "" : "s");
    return Curves.of(title, panels)
        .in(
            Palette.of(
                Vector.of(Figure3Algorithm.values()).map(a -> a.label).toJavaArray(String[]::new)));
  }

  private static Panel panel(
      PaperTarget setting, Map<Figure3Algorithm, Vector<Figure3Curves.Point>> curves) {
    Panel panel = Panel.of(setting.title(), Axis.linear("step"), Axis.logarithmic("MMD²"));
    for (var entry : curves) {
      panel =
          panel.with(
              Curve.line(
                  entry._1.label,
                  column(entry._2, Figure3Curves.Point::step),
                  column(entry._2, Figure3Curves.Point::mean),
                  column(entry._2, Figure3Curves.Point::sd)));
    }
    for (var entry : curves) {
      for (PaperCurve paper : PaperCurve.of(setting, entry._1)) {
        Vector<PaperCurve.Point> shown = paper.every(500);
        panel =
            panel.with(
                Curve.markers(
                    entry._1.label,
                    "paper",
                    column(shown, PaperCurve.Point::step),
                    column(shown, PaperCurve.Point::mmdSquared)));
      }
    }
    return panel.with(new Level("bias of the held-out sample", bias(setting)));
  }

  private static <T> double[] column(Vector<T> points, ToDoubleFunction<T> number) {
    return points.toJavaStream().mapToDouble(number).toArray();
  }

  /**
   * {@code (1 - E k(Y, Y')) / 1000}: what 1000 samples of the target are away from it on average.
   */
  private static double bias(PaperTarget setting) {
    double selfEnergy = Mmd.to(setting.target(), PaperTarget.KERNEL).embedding().selfEnergy();
    return (1 - selfEnergy) / Figure3Run.HELD_OUT_SAMPLES;
  }

  /** The start, and where each algorithm ends, with the ways of the particles. */
  static Snapshots particles(PaperTarget setting, int lastStep) {
    Vector<Snapshot> panels =
        Vector.of(Figure3Algorithm.values())
            .map(algorithm -> {
              var run = new Figure3Run(setting, algorithm, 0);
              Vector<Particles> seen = moments(run, 1, lastStep);
              return snapshot(setting, run.key(), algorithm.label, seen.last())
                  .withTrails(seen.head(), seen.last());
            });
    var first = new Figure3Run(setting, Figure3Algorithm.IFT, 0);
    return Snapshots.of(
            "Particles at step %d, %s".formatted(lastStep, setting.title()),
            panels
                .prepend(snapshot(setting, first.key(), "start", moments(first, 1).head()))
                .toJavaArray(Snapshot[]::new))
        .inColumns(panels.size() + 1);
  }

  /** Interaction-force transport at a few steps. */
  static Snapshots ift(PaperTarget setting, int lastStep) {
    var run = new Figure3Run(setting, Figure3Algorithm.IFT, 0);
    int[] steps =
        IntStream.concat(
                IntStream.of(1, 101, 501).filter(s -> s < lastStep), IntStream.of(lastStep))
            .toArray();
    Vector<Particles> seen = moments(run, steps);
    return Snapshots.of(
        "Interaction-force transport, " + setting.title(),
        seen.zipWithIndex((p, i) -> snapshot(setting, run.key(), "step " + steps[i], p))
            .toJavaArray(Snapshot[]::new));
  }

  /** The particles at increasing paper steps. */
  private static Vector<Particles> moments(Figure3Run run, int... steps) {
    long[] indices = IntStream.of(steps).mapToLong(run.algorithm()::iterations).toArray();
    return Flow.of(run.algorithm().on(run.setting()))
        .from(PaperTarget.start(run.key().fold(1)), run.key().fold(2))
        .keeping(When.indices(indices))
        .until(Stop.steps(indices[indices.length - 1]))
        .kept()
        .map(State::particles);
  }

  private static Snapshot snapshot(
      PaperTarget setting, Key key, String title, Particles particles) {
    return Snapshot.of(title, particles)
        .over(setting.target().sample(SHOWN_SAMPLES, key.fold(4)))
        .withDensity(setting.target());
  }
}
