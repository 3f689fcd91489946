package org.onsager.command.quantise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.command.Launched;
import org.onsager.command.input.MutatedCsv;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.measure.Key;

/**
 * Some hundred files after accidents: each runs, or is refused with a sentence that names the
 * place; none ends in a stack trace or never.
 */
class DamagedFilesTest {

  private static final int INPUTS = 200;

  @TempDir private Path folder;

  @Test
  void everyCsvRunsOrIsRefused() throws IOException {
    int ran = 0;
    for (int seed = 0; seed < INPUTS; seed++) {
      MutatedCsv input = MutatedCsv.of(Key.of(11).fold(seed).generator());
      Path file = Files.write(folder.resolve("data.csv"), input.bytes());
      Launched run =
          Launched.by(
              "quantise",
              file.toString(),
              "-n",
              "2",
              "--evaluations=2",
              "--out=" + folder.resolve("quantise"));
      String told = "seed " + seed + ": " + input.accidents() + "\n" + run.out() + run.err();
      try {
        run.requireAnswer();
        if (run.ran()) {
          requireMeasure(Csv.read(folder.resolve("quantise/particles.csv")));
        }
        input
            .refusal()
            .forEach(refusal ->
                assertTrue(
                    refusal.isEmpty()
                        ? run.ran()
                        : run.complaint().contains("data.csv")
                            && run.complaint().contains(refusal)));
      } catch (AssertionError e) {
        throw new AssertionError(told, e);
      }
      ran += run.ran() ? 1 : 0;
    }
    // Both ends are seen often, so neither half of the test is empty.
    assertTrue(ran > INPUTS / 5 && ran < 4 * INPUTS / 5, "of " + INPUTS + " ran " + ran);
  }

  private static void requireMeasure(Sheet particles) {
    assertEquals(1, Arrays.stream(particles.column("weight")).sum(), 1e-9);
    assertTrue(
        Arrays.stream(particles.rows()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
  }
}
