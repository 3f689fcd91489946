package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;

/** The code on the page of the package. */
class ReportPageTest {

  @TempDir Path folder;

  @Test
  void whatARunLeaves() {
    Normal target = Normal.isotropic(1, 0, 0);
    Mmd energy = Mmd.to(target, Gaussian.ofVariance(10));
    Particles start = Particles.uniform(Normal.isotropic(1, 5, 5).sample(20, Key.of(1)));
    Outcome run =
        Flow.of(Splitting.of(wasserstein(), energy).lie().tau(10))
            .from(start, Key.of(2))
            .observing(Observer.mmdSquared("mmd2", energy))
            .until(Stop.steps(30));
    // @start region="outcome"
    Particles end = run.state().particles();
    Snapshot.of("end", end).withTrails(start, end).withDensity(target).save(folder.resolve("end"));
    Curves.of("MMD flow", run).save(folder.resolve("curves")); // a panel an observer
    Csv.write(folder.resolve("rows.csv"), Table.of(run)); // step, time, a column an observer
    // @end
    assertEquals(31, Csv.read(folder.resolve("rows.csv")).column("mmd2").length);
    assertTrue(Files.exists(folder.resolve("end.png")));
    assertTrue(Files.exists(folder.resolve("curves.svg")));
  }
}
