package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment to copy runs as a single file of source, without a build. */
class ExperimentTest {

  private static final Path EXPERIMENT = Path.of("desk/Experiment.java");
  private static final Pattern MMD = Pattern.compile("MMD\\^2 = (\\d\\S+)");

  @TempDir Path folder;

  @Test
  void endsWithTheReadmesNumberAndPictures() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Dstdout.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                EXPERIMENT.toString(),
                folder.resolve("picture").toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), printed);
    assertEquals(mmd(Files.readString(Path.of("../README.md"))), mmd(printed));
    assertTrue(ImageIO.read(folder.resolve("picture.png").toFile()).getWidth() > 1000);
    assertTrue(Files.readString(folder.resolve("picture.svg")).contains("MMD²"));
  }

  /** JBang gives javac and Java what the README's command does. */
  @Test
  void saysToJBangWhatTheCommandSays() throws Exception {
    var lines = Files.readAllLines(EXPERIMENT);
    for (String tool : new String[] {"//COMPILE_OPTIONS", "//RUNTIME_OPTIONS"}) {
      assertTrue(lines.contains(tool + " --add-modules=jdk.incubator.vector"), tool);
    }
    assertTrue(lines.contains("//JAVA 25+"), "//JAVA");
  }

  private static double mmd(String text) {
    var found = MMD.matcher(text);
    assertTrue(found.find(), text);
    return Double.parseDouble(found.group(1));
  }
}
