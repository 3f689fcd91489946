package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Csv;
import org.onsager.distribution.Normal;
import org.onsager.measure.Key;

/** {@code java -jar onsager.jar}, as people start it; the build says where the jar is. */
@EnabledIfSystemProperty(named = "onsager.jar", matches = ".+")
@Timeout(180)
class JarTest {

  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  @TempDir private Path folder;

  private Process start(String... words) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    line.addAll(List.of(words));
    return new ProcessBuilder(line).redirectError(folder.resolve("err").toFile()).start();
  }

  private static String jar() {
    return System.getProperty("onsager.jar");
  }

  /** On the same engine the digits are those of this JVM; without flags it runs as well. */
  @Test
  void theJarIsTheCommand() throws Exception {
    String[] words = {"quantise", "-n", "5", "--evaluations=10", "-o", "-"};
    String here = Launched.by(words).requireRan().out();
    for (String flag : List.of(VECTORS, "-ea")) {
      Process process =
          start(flag, "-jar", jar(), "quantise", "-n", "5", "--evaluations=10", "-o", "-");
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), Files.readString(folder.resolve("err")));
      if (flag.equals(VECTORS)) {
        assertEquals(here, out);
      }
      assertEquals(here.lines().count(), out.lines().count(), out);
    }
  }

  @Test
  void misuseIsTwo() throws Exception {
    assertEquals(2, start("-jar", jar(), "quantise", "-n", "0").waitFor());
    assertTrue(read(folder.resolve("err")).contains("-n=0: must be"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ctrl-C in the midst of a run of hours: the particles that it has are there, whole. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void interruptedItWritesWhatIsDone() throws Exception {
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of(), Normal.isotropic(1, 0, 0, 0, 0).sample(4000, Key.of(1)).rows());
    Process process =
        start(
            "-jar",
            jar(),
            "quantise",
            data.toString(),
            "-n",
            "200",
            "--evaluations=100000",
            "--out=" + folder.resolve("out"));
    try (BufferedReader out = process.inputReader()) {
      // The run begins after its first line.
      String first = out.readLine();
      assertTrue(
          first != null && first.startsWith("4000 samples"),
          () -> first + "\n" + read(folder.resolve("err")));
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      String rest = String.join("\n", out.lines().toList());
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      assertTrue(rest.contains("ended: interrupted"), rest);
    }
    assertEquals(130, process.exitValue());
    assertEquals(200, Csv.read(folder.resolve("out/particles.csv")).rows().length);
    assertTrue(Files.readString(folder.resolve("err")).contains("interrupted: ends at"));
  }
}
