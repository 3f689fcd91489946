package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code -Drun=NAME} and {@code -Dbench=NAME} build what is needed, and leave other modules out.
 */
class QuickRunTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>(\\S+)</module>");
  private static final Pattern OWN =
      Pattern.compile("<groupId>org.onsager</groupId>\\s*<artifactId>onsager-(\\w+)</artifactId>");

  /** A module that examples or benches come to need has to be in every build, outside profiles. */
  @Test
  void whatProgramsAndBenchesNeedIsInEveryBuild() throws IOException {
    String root = Files.readString(ROOT.resolve("pom.xml"));
    Vector<String> always = found(MODULE, root.substring(0, root.indexOf("</modules>")));
    for (String user : Vector.of("examples", "bench")) {
      String pom = Files.readString(ROOT.resolve(user).resolve("pom.xml"));
      Vector<String> needed =
          found(OWN, pom.substring(pom.indexOf("<dependencies>"))).map("src/"::concat);
      assertTrue(needed.contains("src/core"), needed::toString);
      assertEquals(Vector.empty(), needed.removeAll(always), user);
    }
  }

  private static Vector<String> found(Pattern pattern, String text) {
    return Vector.ofAll(pattern.matcher(text).results().map(match -> match.group(1)).toList());
  }
}
