package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.below;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;
import org.onsager.step.Fingerprint;
import org.onsager.step.Step;

/** The code on the page of the package. */
class FlowPageTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  @TempDir Path folder;

  @Test
  void theRunsOnThePage() throws IOException {
    Mmd energy = Mmd.to(Normal.isotropic(1, 0, 0), KERNEL);
    Step step =
        Splitting.of(wasserstein().plus(mmd(KERNEL, 1e-4).spherical().times(0.1)), energy)
            .lie()
            .tau(10);
    Particles start = Particles.uniform(Normal.isotropic(1, 5, 5).sample(20, Key.of(1)));
    Path file = folder.resolve("state");
    // @start region="run"
    Outcome outcome =
        Flow.of(step)
            .from(start, Key.of(7))
            .observing(Observer.mmdSquared("mmd2", energy), Observer.effectiveSampleSize())
            .every(10)
            .until(steps(200).or(below(energy, 1e-6)));

    double[] curve = outcome.column("mmd2"); // at every tenth state, and at the end
    String why = outcome.reason().message(); // converged, ran out, or failed, with advice
    Particles end = outcome.state().particles(); // the last good state, whatever the reason
    // @end
    assertEquals(21, curve.length);
    assertTrue(curve[20] < curve[0]);
    assertEquals("200 steps done", why);

    // @start region="resume"
    Flow flow = Flow.of(step);
    Fingerprint id = Fingerprint.of("geometry", "IFT").with("seed", 7);
    Run run = flow.resuming(file, id).getOrElse(() -> flow.from(start, Key.of(7)));
    Outcome saved = run.saving(file, id, When.every(100)).until(steps(200));
    // @end
    assertEquals(end, saved.state().particles());
    assertEquals(200, flow.resuming(file, id).get().start().index());
  }
}
