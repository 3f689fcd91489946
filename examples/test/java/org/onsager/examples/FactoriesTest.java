package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsager.geometry.Geometries;
import org.onsager.scheme.Schemes;
import org.onsager.step.Controller;

/**
 * What users read makes kernels, targets, energies, geometries, schemes and controllers in one way:
 * by the static factories.
 */
class FactoriesTest {

  private static final Pattern CONSTRUCTOR = Pattern.compile("\\bnew ([A-Z]\\w*)\\(");

  private static final List<String> PACKAGES =
      List.of(
          "kernel",
          "feature",
          "chart",
          "distribution",
          "ot",
          "energy",
          "certificate",
          "geometry",
          "step",
          "scheme");

  private static final List<Class<?>> NAMES =
      List.of(Geometries.class, Schemes.class, Controller.class);

  @Test
  void nothingThatHasAFactoryIsMadeByItsConstructor() throws IOException {
    List<Path> read = read();
    assertTrue(read.size() > 30, () -> "only " + read);
    TreeSet<String> found = new TreeSet<>();
    for (Path file : read) {
      constructed(Files.readString(file)).map(name -> name + " in " + file).forEach(found::add);
    }
    assertEquals(new TreeSet<>(), found);
  }

  /** The test sees what it looks for. */
  @Test
  void aConstructorThatHasAFactoryIsFound() {
    assertEquals(
        List.of("Stein", "Interaction", "ExactReaction", "PiController", "Composite", "Insertion"),
        constructed(
                "new Stein(k, s), new Interaction(w, s), new ExactReaction(r, 1), new Spherical(r),"
                    + " new PiController(e, 1, 2, 1, 1, 1), new EnergyDistance(), new Mine(),"
                    + " new Composite(f, r), new Insertion(s, 1), new Reading(true)")
            .toList());
  }

  private static List<Path> read() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CHANGELOG.md"))) {
      root = root.getParent();
    }
    try (Stream<Path> examples = Files.walk(root.resolve("examples/main"));
        Stream<Path> commands = Files.walk(root.resolve("src/command/main"));
        Stream<Path> core = Files.walk(root.resolve("src/core/main"))) {
      return Stream.of(
              Stream.of(root.resolve("README.md")),
              Stream.concat(examples, commands).filter(file -> file.toString().endsWith(".java")),
              core.filter(file -> file.endsWith("package-info.java")))
          .flatMap(files -> files)
          .toList();
    }
  }

  private static Stream<String> constructed(String text) {
    return CONSTRUCTOR
        .matcher(text)
        .results()
        .map(FactoriesTest::name)
        .filter(FactoriesTest::hasFactory);
  }

  private static String name(MatchResult result) {
    return result.group(1);
  }

  private static boolean hasFactory(String name) {
    return PACKAGES.stream()
        .flatMap(in -> load("org.onsager." + in + "." + name))
        // The name of an interface is here that of another class.
        .filter(type -> !type.isInterface())
        .anyMatch(
            type -> Stream.concat(Stream.of(type), NAMES.stream()).anyMatch(in -> makes(in, type)));
  }

  private static boolean makes(Class<?> in, Class<?> type) {
    return Arrays.stream(in.getMethods())
        .anyMatch(m -> Modifier.isStatic(m.getModifiers()) && m.getReturnType() == type);
  }

  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Stream.of();
    }
  }
}
