package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MavenOptionsTest {

  private static Vector<String> names(String arguments, String... given) {
    var properties = new Properties();
    for (int i = 0; i < given.length; i += 2) {
      properties.setProperty(given[i], given[i + 1]);
    }
    return MavenOptions.names(properties.toString(), arguments);
  }

  @Test
  void findsWhatIsNotForMaven() {
    assertEquals(
        Vector.of("args", "runz", "sed"),
        names("", "run", "Figure3", "runz", "5", "sed", "3", "args", ""));
    assertEquals(
        Vector.empty(),
        names(
            "", "run", "Zoo", "skipTests", "true", "maven.test.skip", "true", "style.color", "no"));
  }

  /** A file may be called as an option looks. */
  @Test
  void theWordsAreNoOptions() {
    String words = "a, b=c, d=e.csv 20";
    assertEquals(Vector.of("args", "seed"), names(words, "args", words, "seed", "3"));
  }

  /** What Maven leaves unfilled, or a program started without Maven. */
  @Test
  void knowsNothingWithoutMaven() {
    assertEquals(Vector.empty(), MavenOptions.names("", ""));
    assertEquals(Vector.empty(), MavenOptions.names("${session.userProperties}", ""));
  }

  @Test
  void theBuildForwardsTheMapOfAll() throws Exception {
    assertEquals(
        true,
        Files.readString(Path.of("pom.xml"))
            .contains(
                "<argument>-D" + MavenOptions.PROPERTY + "=${session.userProperties}</argument>"));
  }
}
