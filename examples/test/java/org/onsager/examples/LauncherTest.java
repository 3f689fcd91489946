package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Launcher launcher =
      new Launcher(
          Vector.of(
              new Program(
                  "Count",
                  "counts",
                  "-Druns=2",
                  options -> runs.set(options.integer("runs", 2, 1, 9))),
              new Program("Idle", "does nothing", "", options -> {}),
              new Program(
                  "Broken",
                  "has a bug",
                  "",
                  options -> {
                    throw new IllegalStateException("a bug");
                  }),
              new Program(
                  "Unread",
                  "finds no file",
                  "",
                  options -> {
                    throw new IOException("there is no such file");
                  }),
              new Program(
                  "Endless",
                  "reads a device that never ends",
                  "",
                  options -> {
                    throw new OutOfMemoryError("Required array size too large");
                  }),
              new Program("Writes", "has a folder", "", options -> options.output("x"))),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  private int launch(String name, String... runs) throws Exception {
    return launcher.launch(
        name,
        Options.of(
            asked -> runs.length == 0 || !asked.equals("runs") ? null : runs[0], Vector.empty()));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsTheNamedProgramWithItsOptions() throws Exception {
    assertEquals(0, launch("Count", "7"));
    assertEquals(7, runs.get());
    assertEquals("", printed() + complained());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "true"})
  void listsTheProgramsWithoutAName(String name) throws Exception {
    assertEquals(0, launch(name));
    assertTrue(printed().contains("Count              counts"), printed());
    assertTrue(printed().contains("-Druns=2"), printed());
    assertTrue(printed().contains("Broken             has a bug"), printed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "Cuont", "Counts"})
  void guessesAMisspeltName(String name) throws Exception {
    assertEquals(1, launch(name));
    assertTrue(complained().contains("no program \"" + name + "\""), complained());
    assertTrue(complained().contains("Did you mean Count?"), complained());
    assertTrue(complained().contains("Broken             has a bug"), complained());
  }

  @Test
  void doesNotGuessWhatIsFarOff() throws Exception {
    assertEquals(1, launch("Wasserstein"));
    assertTrue(!complained().contains("Did you mean"), complained());
  }

  @Test
  void saysWhatIsAllowed() throws Exception {
    assertEquals(1, launch("Count", "10"));
    assertEquals(
        "-Druns=10: must be a whole number from 1 to 9" + System.lineSeparator(), complained());
    assertEquals(0, runs.get());
  }

  @Test
  void refusesAnOptionOfAnotherProgram() throws Exception {
    assertEquals(1, launch("Idle", "7"));
    assertTrue(complained().contains("-Druns is no option of Idle"), complained());
  }

  @Test
  void aBugKeepsItsStackTrace() {
    assertThrows(IllegalStateException.class, () -> launch("Broken"));
  }

  @Test
  void whatTheHeapDoesNotHoldIsASentence() throws Exception {
    assertEquals(1, launch("Endless"));
    assertTrue(complained().startsWith("The heap of "), complained());
    assertTrue(complained().contains("-Xmx"), complained());
    assertEquals(1, complained().strip().lines().count());
  }

  @Test
  void aFileThatCannotBeReadIsASentence() throws Exception {
    assertEquals(1, launch("Unread"));
    assertEquals("there is no such file" + System.lineSeparator(), complained());
  }

  @Test
  void aFileInPlaceOfTheOutputFolderIsASentence(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    var options = Options.of(Map.of("out", file.toString())::get, Vector.empty());
    assertEquals(1, launcher.launch("Writes", options));
    assertTrue(
        complained().startsWith("cannot write into the folder " + file.resolve("x") + ": "),
        complained());
    assertEquals(1, complained().lines().count());
  }

  @Test
  void theBuildForwardsEveryOption() throws Exception {
    var pom = Files.readString(Path.of("pom.xml"));
    for (var name : Programs.ALL.flatMap(Program::optionNames).reject("args"::equals)) {
      assertTrue(pom.contains("<argument>-D" + name + "=${" + name + "}</argument>"), name);
    }
  }

  /** What a program asks for is in its line of options, or the launcher would refuse it. */
  @Test
  void programsListTheOptionsTheyAskFor() throws Exception {
    var asked = Pattern.compile("options\\.(?:integer|seed|real|choice|path)\\(\\s*\"(\\w+)\"");
    var listed = Programs.ALL.flatMap(Program::optionNames);
    int found = 0;
    try (var sources = Files.list(Path.of("main", "java", "org", "onsager", "examples"))) {
      for (Path source : sources.toList()) {
        for (var match : asked.matcher(Files.readString(source)).results().toList()) {
          assertTrue(listed.contains(match.group(1)), source + ": " + match.group(1));
          found++;
        }
      }
    }
    assertTrue(found > 7, "only " + found);
  }

  @Test
  void refusesAMisspeltOption() throws Exception {
    var options = Options.of(asked -> null, Vector.empty(), Vector.of("runz"));
    assertEquals(1, launcher.launch("Count", options));
    assertTrue(
        complained().startsWith("-Drunz is no option of Count; did you mean -Druns?"),
        complained());
    assertEquals(0, runs.get());
  }

  @Test
  void refusesWordsThatNobodyReads() throws Exception {
    assertEquals(1, launcher.launch("Idle", Options.of(asked -> null, Vector.of("file.csv"))));
    assertTrue(complained().contains("-Dargs is no option of Idle"), complained());
  }

  @Test
  void programsHaveDistinctNames() {
    assertEquals(Programs.ALL, Programs.ALL.distinctBy(Program::name));
  }
}
