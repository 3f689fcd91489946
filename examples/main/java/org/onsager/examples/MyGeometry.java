package org.onsager.examples;

import static org.onsager.geometry.Geometries.mmd;

import java.nio.file.Path;
import java.util.Locale;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.page.Report;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Panel;
import org.onsager.report.Picture;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.scheme.Splitting;

/**
 * A geometry that the library lacks: Wasserstein with another mobility along each axis. One record;
 * with {@code plus(mmd(...))} it becomes an interaction-force transport of its own.
 */
final class MyGeometry {

  /**
   * Preconditioned Wasserstein, {@code x_i' = -M grad xi(x_i)} with a diagonal mobility M, so that
   * the cost of a motion v is {@code v' M^-1 v}.
   *
   * @param diagonal that of M, positive, one entry an axis
   */
  // @start region="geometry"
  record Preconditioned(Block diagonal) implements Transport {

    @Override
    public Block velocity(Particles mu, Field xi) {
      xi.requireNoEntropy("the preconditioned geometry");
      return mu.points().vectors((i, k) -> -diagonal.get(k) * xi.gradient(i, k));
    }
  }

  // @end

  private static final String MMD = "MMD²";
  private static final String EVERYWHERE = "the same mobility everywhere";
  private static final String ALONG = "ten times along axis 2";

  private MyGeometry() {}

  static void run(Options options) {
    Path out = options.output("my-geometry");
    // @start region="run"
    Gaussian kernel = Gaussian.ofVariance(10);
    // The target is ten times wider along the second axis: let particles move faster there.
    Normal target = Normal.of(new double[2], new double[] {0.1, 0}, new double[] {0, 10});
    Mmd energy = Mmd.to(target, kernel);
    Particles start = Particles.uniform(Normal.isotropic(1, 3, 3).sample(100, Key.of(1)));

    Geometry round = new Preconditioned(Block.copyOf(1, 1)).plus(mmd(kernel, 1e-4).spherical());
    Geometry mine = new Preconditioned(Block.copyOf(1, 10)).plus(mmd(kernel, 1e-4).spherical());
    // @end
    Outcome slow = outcome(round, energy, start);
    Outcome fast = outcome(mine, energy, start);
    System.out.println("MMD^2 after 100 steps");
    System.out.printf(
        Locale.ROOT, "  the same mobility everywhere  %.3e%n", slow.rows().last().get(MMD));
    System.out.printf(
        Locale.ROOT, "  ten times along axis 2        %.3e%n", fast.rows().last().get(MMD));
    picture(slow, fast, target).save(out.resolve("my-geometry"));
    Report.of()
        .titled("A geometry of one's own")
        .and(EVERYWHERE, slow)
        .and(ALONG, fast)
        .withDensity(target)
        .save(out.resolve("index.html"));
    System.out.println("The picture and index.html are in " + out);
  }

  private static Outcome outcome(Geometry geometry, Mmd energy, Particles start) {
    return Flow.of(Splitting.of(geometry, energy).lie().tau(1))
        .from(start, Key.of(2))
        .observing(Observer.mmdSquared(MMD, energy))
        .keepingAtMost(100)
        .until(Stop.steps(100));
  }

  private static Picture picture(Outcome slow, Outcome fast, Normal target) {
    Panel curves =
        Panel.of("", Axis.linear("step"), Axis.logarithmic(MMD))
            .with(Curve.of(EVERYWHERE, slow, MMD))
            .with(Curve.of(ALONG, fast, MMD));
    return Curves.of("", curves)
        .beside(
            Snapshots.of(
                    "After 100 steps",
                    Snapshot.of(EVERYWHERE, slow.state().particles()),
                    Snapshot.of(ALONG, fast.state().particles()))
                .withDensity(target));
  }
}
