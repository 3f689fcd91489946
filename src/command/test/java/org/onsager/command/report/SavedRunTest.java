package org.onsager.command.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.command.Launched;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.flow.When;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.Fingerprint;

class SavedRunTest {

  @TempDir private Path folder;

  private Outcome run(Path file) {
    Gaussian kernel = Gaussian.ofStandardDeviation(1);
    Mmd energy = Mmd.to(Normal.isotropic(1, 0, 0), kernel);
    return Flow.of(GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1))
        .from(Particles.uniform(Normal.isotropic(1, 1, 1).sample(7, Key.of(1))), Key.of(2))
        .observing(Observer.mmdSquared("mmd2", energy))
        .saving(file, Fingerprint.of("program", "a test"), When.every(1))
        .until(Stop.steps(4));
  }

  @Test
  void showsWhatIsSaved() {
    Path file = folder.resolve("run.state");
    Outcome outcome = run(file);
    Launched shown =
        Launched.by("report", file.toString(), "--out=" + folder.resolve("shown")).requireRan();
    assertEquals(4, shown.number("steps +(\\S+)"));
    assertEquals((double) outcome.state().evaluations(), shown.number("evaluations +(\\S+)"));
    assertEquals(7, shown.number("particles +(\\S+)"));
    Sheet particles = Csv.read(folder.resolve("shown/particles.csv"));
    assertArrayEquals(outcome.state().particles().weights().toArray(), particles.column("weight"));
    // The row of the saved state is read when the run goes on.
    assertArrayEquals(
        Arrays.copyOf(outcome.column("mmd2"), 4),
        Csv.read(folder.resolve("shown/rows.csv")).column("mmd2"));
    assertTrue(Files.exists(folder.resolve("shown/particles.svg")));
    assertTrue(Files.exists(folder.resolve("shown/curves.png")));
  }

  @Test
  void aFileHasTheParticlesAlone() {
    Path file = folder.resolve("run.state");
    Outcome outcome = run(file);
    Path written = folder.resolve("particles.csv");
    Launched.by("report", file.toString(), "-o", written.toString()).requireRan();
    assertArrayEquals(
        outcome.state().particles().weights().toArray(), Csv.read(written).column("weight"));
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("run.state"), "not a state");
    Launched damaged = Launched.by("report", file.toString());
    assertEquals(1, damaged.code());
    damaged.requireSentence();
    assertTrue(damaged.err().contains("run.state"), damaged.err());
    Launched missing = Launched.by("report", "nowhere.state");
    assertEquals("nowhere.state: there is no such file\n", missing.err());
    assertEquals(1, missing.code());
  }
}
