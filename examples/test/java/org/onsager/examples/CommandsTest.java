package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.command.Main;
import org.onsager.command.shell.Console;

/** Commands of {@code onsager}, run as programs. */
class CommandsTest {

  @TempDir private Path folder;

  /** Word for word: file, number, options and folder. */
  @Test
  void aProgramIsItsCommand() throws Exception {
    Path file = Files.writeString(folder.resolve("data.csv"), "1,2\n3,4\n5,7\n8,1\n3,3\n2,9\n");
    Launched run =
        Launched.by(
            "Quantise",
            HashMap.of("out", folder.toString(), "seed", "3", "evaluations", "7", "header", "no"),
            file + " 2");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        0,
        Main.run(
            Console.silent(),
            "quantise",
            file.toString(),
            "-n",
            "2",
            "--seed=3",
            "--evaluations=7",
            "--header=no",
            "--out=" + folder.resolve("command")));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("command/particles.csv")),
        Files.readAllBytes(folder.resolve("quantise/particles.csv")));
  }

  /** What a command says of its options is said of Maven's. */
  @ParameterizedTest
  @CsvSource({
    "Quantise, evaluations, 0, '-Devaluations=0: must be a whole number from 1 to 100000'",
    "Quantise, missing, no, '-Dmissing=no: must be one of refuse, leave-out'",
    "Reduce, degree, 80, '-Ddegree=80: 2 columns have more than 2000 moments'",
    "Deconvolve, blur, 1e-6, '-Dblur=1.0E-6 is less than a 10000th'",
    "Quantise, sed, 3, '-Dsed is no option of Quantise; did you mean -Dseed?'"
  })
  void speaksInTheWordsOfMaven(String program, String option, String value, String sentence) {
    Launched run =
        Launched.by(program, HashMap.of(option, value, "out", folder.toString()), new String[0]);
    assertTrue(run.code() > 0);
    assertTrue(run.err().startsWith(sentence), run.err());
  }

  @Test
  void aProgramListsTheOptionsOfItsCommand() {
    String help = Commands.program("Quantise", "quantise", "FILE N").help();
    assertTrue(help.contains("-Dargs=\"FILE N\""), help);
    assertTrue(help.contains("-Devaluations=100 -Dseed=1 -Dout=out"), help);
    assertTrue(!help.contains("help") && !help.contains("quiet"), help);
  }
}
