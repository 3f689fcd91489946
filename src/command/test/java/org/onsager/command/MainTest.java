package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void helpIsPrintedAndIsNoError() {
    Launched help = Launched.by("--help").requireRan();
    for (String command :
        new String[] {"quantise", "mixing", "reduce", "design", "deconvolve", "report"}) {
      assertTrue(help.out().contains("\n  " + command + " "), help.out());
    }
    assertEquals("", help.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"quantise", "mixing", "reduce", "design", "deconvolve", "report", "completion"})
  void everyCommandHasHelp(String command) {
    Launched help = Launched.by(command, "--help").requireRan();
    assertTrue(help.out().startsWith("Usage: onsager " + command + " "), help.out());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
  }

  @Test
  void theVersionSaysWhichEngine() {
    Launched version = Launched.by("--version").requireRan();
    assertTrue(version.out().contains("engine "), version.out());
  }

  /** What is wrong in the words themselves: exit code 2, and a sentence that says what is right. */
  @ParameterizedTest
  @CsvSource({
    "quantize, 'quantize: no command of onsager; did you mean quantise?'",
    "quantise --evaluatons=3, '--evaluatons: no option of onsager quantise; did you mean --evaluations?'",
    "quantise a.csv b.csv, 'b.csv: no word of onsager quantise'",
    "quantise --evaluations=0, '--evaluations=0: must be a whole number from 1 to 100000'",
    "quantise --evaluations=2.5, '--evaluations=2.5: must be a whole number from 1 to 100000'",
    "quantise --evaluations=99999999999, '--evaluations=99999999999: must be a whole number'",
    "quantise -n 0, '-n=0: must be a whole number from 1 to 999999999'",
    "quantise --bandwidth=NaN, '--bandwidth=NaN: must be a number from 0 to 1.0E154'",
    "quantise --bandwidth=-0.1, '--bandwidth=-0.1: must be a number from 0 to 1.0E154'",
    "quantise --seed=x, '--seed=x: must be a whole number of at most 64 bits'",
    "quantise --missing=ignore, '--missing=ignore: must be one of refuse, leave-out'",
    "quantise --header=maybe, '--header=maybe: must be one of guess, yes, no'",
    "quantise --out=points.xls, '--out=points.xls: must be a folder, or a file that ends in .csv'",
    "design --region=cube, '--region=cube: must be one of interval, square, disk'",
    "design --degree=9, '--degree=9: must be a whole number from 1 to 8 on the square'",
    "mixing --gap=2, '--gap=2: must be a number from 0 to 1'",
    "report, 'STATE'"
  })
  void misuse(String words, String sentence) {
    Launched run = Launched.by(words.split(" "));
    assertEquals(2, run.code(), run.err());
    run.requireSentence();
    assertTrue(run.err().startsWith(sentence) || run.err().contains(sentence), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals("", run.out());
  }

  @Test
  void noCommandIsMisuse() {
    Launched run = Launched.by();
    assertEquals(2, run.code());
    assertEquals("Missing command (onsager --help lists all)\n", run.err());
  }

  /** What is wrong with files: exit code 1. */
  @Test
  void trouble(@TempDir Path folder) throws IOException {
    Launched missing = Launched.by("quantise", "nowhere.csv", "--out=" + folder);
    assertEquals(1, missing.code());
    assertEquals("cannot read nowhere.csv: there is no such file\n", missing.err());
    Path file = Files.createFile(folder.resolve("file"));
    Launched blocked = Launched.by("quantise", "--out=" + file.resolve("x"));
    assertEquals(1, blocked.code());
    assertTrue(
        blocked.err().startsWith("cannot write into the folder " + file.resolve("x") + ": "),
        blocked.err());
  }

  /** DuckDB is on no class path of ours: said before the work, in a sentence. */
  @Test
  void parquetWithoutItsLibraryIsRefusedAtOnce(@TempDir Path folder) {
    assumeTrue(getClass().getResource("/org/duckdb/DuckDBDriver.class") == null, "DuckDB is there");
    Launched run = Launched.by("quantise", "-o", folder.resolve("points.parquet").toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("needs DuckDB"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals("", run.out());
  }

  @Test
  void whatTheHeapDoesNotHoldIsASentence() {
    Launched run =
        Launched.by(
            () -> {
              throw new OutOfMemoryError("Required array size too large");
            },
            "quantise",
            "-o",
            "-");
    assertEquals(1, run.code());
    assertTrue(run.complaint().startsWith("The heap of "), run.err());
    assertTrue(run.complaint().contains("-Xmx"), run.err());
  }

  /** A bug keeps its stack trace. */
  @Test
  void aBugIsNoSentence() {
    Launched run =
        Launched.by(
            () -> {
              throw new IllegalStateException("a bug");
            },
            "quantise",
            "-o",
            "-");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("\tat org.onsager"), run.err());
  }

  @Test
  void completesItsWords() {
    Launched script = Launched.by("completion").requireRan();
    assertTrue(script.out().startsWith("#!"), script.out());
    assertTrue(script.out().contains("--evaluations"), script.out());
  }
}
