package org.onsager.examples;

import static org.onsager.flow.Observer.mmdSquared;
import static org.onsager.flow.Stop.below;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.nio.file.Path;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.page.Report;
import org.onsager.report.Curves;
import org.onsager.report.Snapshots;
import org.onsager.scheme.Splitting;

/** The example of the README: spherical interaction-force transport to a mixture in the plane. */
final class FirstFlow {

  private FirstFlow() {}

  static void run(Options options) {
    Path out = options.output("first-flow");
    // @start region="flow"
    var kernel = Gaussian.ofVariance(10);
    var target = GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));
    var energy = Mmd.to(target, kernel); // F = 1/2 MMD^2, closed-form embedding

    var ift = wasserstein().plus(mmd(kernel, 1e-4).spherical().times(0.1)); // a sum of geometries
    var step = Splitting.of(ift, energy).lie().tau(10); // one scheme a leaf

    var start = Particles.uniform(Normal.isotropic(1, 5, 5).sample(100, Key.of(1)));
    var run =
        Flow.of(step)
            .from(start, Key.of(7))
            .observing(mmdSquared("MMD²", energy))
            .keepingAtMost(100) // states, for pictures and a film
            .until(steps(3000).or(below(energy, 1e-6)));

    System.out.println(run.reason().message() + ", step " + run.state().index());
    System.out.println("MMD^2 = " + (float) energy.mmdSquared(run.state().particles()));
    var particles = Snapshots.of("", run).withDensity(target);
    Curves.of("", run).beside(particles).save(out.resolve("first-flow")); // png and svg
    Report.of(run).withDensity(target).save(out.resolve("index.html")); // a page that moves
    // @end
    System.out.println("The picture and index.html are in " + out);
  }
}
