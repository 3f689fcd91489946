package org.onsager.examples;

import io.vavr.collection.Vector;
import java.util.regex.Pattern;

/**
 * The names of the {@code -D} options on Maven's command line. Maven hands a program only what the
 * pom forwards by name, so a misspelt one would go unnoticed; the pom therefore forwards the
 * printed map of all, {@code {run=Figure3, runz=5}}.
 */
final class MavenOptions {

  /** The system property with the printed map. */
  static final String PROPERTY = "onsager.given";

  private static final Pattern NAME = Pattern.compile("(?:^\\{|, )([^=,{}\\s]+)=");

  /** What a Maven command may have for Maven itself; those of plugins mostly have a dot. */
  private static final Vector<String> MAVENS =
      Vector.of("run", "skipTests", "skipITs", "test", "argLine", "encoding", "lint");

  private MavenOptions() {}

  /**
   * The names that are not for Maven.
   *
   * @param printed the map of all user properties, as Java prints it; without it, none are known
   * @param arguments the value of {@code -Dargs}, which may hold anything
   */
  static Vector<String> names(String printed, String arguments) {
    String others = printed.replace("args=" + arguments, "args=");
    return NAME.matcher(others)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !name.contains(".") && !MAVENS.contains(name))
        .collect(Vector.collector())
        .sorted();
  }
}
