package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;

/** The code on the page of the package. */
class PagePageTest {

  @TempDir Path folder;

  @Test
  void aPageOfARun() throws Exception {
    var kernel = Gaussian.ofVariance(10);
    var target = GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));
    var energy = Mmd.to(target, kernel);
    var ift = wasserstein().plus(mmd(kernel, 1e-4).spherical().times(0.1));
    var start = Particles.uniform(Normal.isotropic(1, 5, 5).sample(20, Key.of(1)));
    Flow flow = Flow.of(Splitting.of(ift, energy).lie().tau(10));

    // @start region="report"
    Run run =
        flow.from(start, Key.of(7))
            .observing(Observer.mmdSquared("MMD²", energy), Observer.effectiveSampleSize())
            .keepingAtMost(100); // the frames of the film, evenly over the run
    Outcome outcome = run.until(steps(300));

    Report report =
        Report.of(outcome)
            .titled("Interaction-force transport")
            .setting("geometry", ift)
            .setting("tau", 10)
            .withDensity(target); // behind the film
    report.save(folder.resolve("index.html"));
    // @end
    assertTrue(Files.size(folder.resolve("index.html")) < 200_000);

    // @start region="live"
    Outcome watched = Live.on(0).showing(report).until(run, steps(300)); // 0: any free port
    // @end
    assertEquals(outcome.state(), watched.state());
  }
}
