package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.measure.Key;

/**
 * Some hundred inputs after accidents: each runs, or is refused with a sentence that names the
 * place; none ends in a stack trace or never.
 */
class InputsTest {

  private static final int INPUTS = 200;

  private static final Path CASE =
      Path.of("..", "src", "core", "test", "resources", "ift-flow", "gaussian-2d-mmd-flow");

  @TempDir private Path folder;

  @Test
  void everyCaseRunsOrIsRefused() throws IOException {
    for (String name :
        new String[] {
          "particles.csv",
          "target.csv",
          "expected-positions.csv",
          "expected-weights.csv",
          "expected-loss.csv"
        }) {
      Files.copy(CASE.resolve(name), folder.resolve(name));
    }
    String good = Files.readString(CASE.resolve("case.json"));
    int ran = 0;
    for (int seed = 0; seed < INPUTS; seed++) {
      MutatedCase input = MutatedCase.of(good, Key.of(12).fold(seed).generator());
      Launched run = launch(input.text());
      String told = "seed " + seed + ": " + input.accident() + "\n" + run.out() + run.err();
      try {
        run.requireAnswer();
        input
            .refusal()
            .forEach(
                refusal -> assertTrue(refusal.isEmpty() ? run.ran() : run.err().contains(refusal)));
      } catch (AssertionError e) {
        throw new AssertionError(told, e);
      }
      ran += run.ran() ? 1 : 0;
    }
    assertTrue(ran > 0, "of " + INPUTS + " none ran");
    assertTrue(launch(good).ran());
    assertTrue(launch("\ufeff" + good).ran());
  }

  private Launched launch(String text) throws IOException {
    Files.writeString(folder.resolve("case.json"), text);
    return Launched.by("IftFlowCase", out(), folder.toString());
  }

  private Map<String, String> out() {
    return HashMap.of("out", folder.resolve("out").toString());
  }

  /** A file of the case that is not there, damaged, or of another size. */
  @Test
  void everyFileOfACaseIsChecked() throws IOException {
    RandomGenerator random = Key.of(13).generator();
    for (String name :
        new String[] {
          "particles.csv",
          "target.csv",
          "expected-positions.csv",
          "expected-weights.csv",
          "expected-loss.csv"
        }) {
      try (var all = Files.list(CASE)) {
        for (Path file : (Iterable<Path>) all::iterator) {
          Files.copy(
              file,
              folder.resolve(file.getFileName().toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      String good = Files.readString(folder.resolve(name));
      String[] lines = good.split("\n", -1);
      int row = 1 + random.nextInt(lines.length - 2);
      String bad = lines[row].replaceFirst("[0-9]+(?=[.\\d]*)", "NaN");
      for (String text :
          new String[] {
            good.replace("\n" + lines[row] + "\n", "\n" + bad + "\n"),
            good.replace("\n" + lines[row] + "\n", "\n"),
            good.replace("\n", ",1\n"),
            ""
          }) {
        Files.writeString(folder.resolve(name), text);
        Launched run = Launched.by("IftFlowCase", out(), folder.toString());
        assertEquals(1, run.code(), name + "\n" + text);
        run.requireSentence();
        assertTrue(run.err().contains(".csv"), run.err());
      }
      Files.delete(folder.resolve(name));
      Launched run = Launched.by("IftFlowCase", out(), folder.toString());
      assertEquals("cannot read " + folder.resolve(name) + ": there is no such file\n", run.err());
    }
  }
}
