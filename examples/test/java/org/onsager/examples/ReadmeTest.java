package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The READMEs show code that compiles, what it prints, and commands that there are. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path TO_COPY = ROOT.resolve("examples/verify-your-own");

  /** Java in a fence, and the line before it, which should say where it is from. */
  private static final Pattern JAVA =
      Pattern.compile("([^\n]*)\n```java\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern FROM =
      Pattern.compile("<!-- from (\\S+), region \"(\\w+)\"; a test compares them -->");

  /** Where the compiler looks, here and in the project to copy. */
  private static final Pattern COMPILED =
      Pattern.compile(
          "(src/\\w+|properties|bench|examples|examples/verify-your-own/src)"
              + "/(main|test)/java/\\S+\\.java");

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>(\\S+)</artifactId>\\s*<version>(\\S+)</version>");

  private static final Pattern ELEMENT =
      Pattern.compile("<(plugin|dependency)>.*?</\\1>", Pattern.DOTALL);
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+\\]\\(([^)]+\\.png)\\)");

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files
          .filter(file -> file.endsWith("README.md") && !file.toString().contains("target"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void everyModuleHasAPage() throws IOException {
    assertEquals(
        Vector.of(
            "README.md",
            "bench/README.md",
            "examples/README.md",
            "examples/verify-your-own/README.md",
            "properties/README.md",
            "src/README.md",
            "src/command/README.md",
            "src/spark/README.md"),
        Vector.ofAll(pages().map(page -> ROOT.relativize(page).toString())).sorted());
    assertFalse(found(JAVA, README).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaIsARegionOfCompiledCode(Path page) throws IOException {
    for (MatchResult fence : found(JAVA, page)) {
      var from = FROM.matcher(fence.group(1));
      assertTrue(
          from.matches(), () -> page + " must say above it where it is from:\n" + fence.group(2));
      assertTrue(COMPILED.matcher(from.group(1)).matches(), from.group(1) + " is not compiled");
      assertEquals(
          region(ROOT.resolve(from.group(1)), from.group(2)), fence.group(2), page::toString);
    }
  }

  /** The lines between the marks of javadoc's snippets. */
  private static String region(Path source, String name) throws IOException {
    Vector<String> lines =
        Vector.ofAll(Files.readAllLines(source))
            .dropUntil(line -> line.contains("// @start region=\"" + name + "\""));
    assertFalse(lines.isEmpty(), () -> source + " must have the region " + name);
    return lines
        .drop(1)
        .takeUntil(line -> line.contains("// @end"))
        .mkString("\n")
        .stripTrailing()
        .stripIndent();
  }

  @Test
  void showsWhatTheFirstFlowAndTheFirstProofPrint(@TempDir Path folder) throws Exception {
    String readme = Files.readString(README);
    for (Program.Run program : Vector.<Program.Run>of(FirstFlow::run, FirstProof::run)) {
      String printed =
          Printed.by(program, HashMap.of("out", folder.toString()))
              .replace(folder.toString(), "out");
      assertTrue(readme.contains("```\n" + printed + "```"), printed);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsNameProgramsAndTheirOptions(Path page) throws IOException {
    // QuantiseBig is in src/spark, where Spark is.
    Vector<String> programs = Programs.ALL.map(Program::name).append("QuantiseBig");
    assertEquals(
        Vector.empty(),
        found(Pattern.compile("-Drun=(\\w+)"), page)
            .map(command -> command.group(1))
            .reject(programs::contains));
    Set<String> options =
        Programs.ALL
            .flatMap(Program::optionNames)
            .toSet()
            .addAll(Vector.of("run", "bench", "skipTests", "passes", "rows"));
    assertEquals(
        Vector.empty(),
        // With a dot they are settings of tests and plugins.
        found(Pattern.compile("-D(\\w+)(?![.\\w])"), page)
            .map(option -> option.group(1))
            .reject(options::contains));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(Path page) throws IOException {
    for (MatchResult link : found(Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)"), page)) {
      assertTrue(Files.exists(page.resolveSibling(link.group(1))), page + ": " + link.group());
    }
  }

  /** Each has a section with the command, a picture that is soon loaded, and its lines. */
  @Test
  void everyProgramIsInTheGallery() throws IOException {
    Path page = ROOT.resolve("examples/README.md");
    String gallery = Files.readString(page);
    for (String program : Programs.ALL.map(Program::name)) {
      int begin = gallery.indexOf("\n## " + program + "\n");
      assertTrue(begin > 0, program);
      int end = gallery.indexOf("\n## ", begin + 1);
      String section = gallery.substring(begin, end < 0 ? gallery.length() : end);
      assertTrue(section.contains("-Drun=" + program), section);
      assertTrue(section.contains("```java\n"), section);
      Vector<String> pictures =
          Vector.ofAll(PICTURE.matcher(section).results().map(p -> p.group(1)).toList());
      assertFalse(pictures.isEmpty(), section);
      for (String picture : pictures) {
        assertTrue(Files.size(page.resolveSibling(picture)) <= 100_000, picture);
      }
      assertTrue(gallery.contains("<img src=\"" + pictures.head() + "\""), program);
    }
  }

  /** It is there to be copied without the rest. */
  @Test
  void theProjectToCopyCarriesItsSection() throws IOException {
    String section = Files.readString(TO_COPY.resolve("README.md"));
    assertTrue(section.startsWith("## Verify your own energy\n"));
    String readme = Files.readString(README);
    int begin = readme.indexOf("## Verify your own energy\n");
    int end = readme.indexOf("\n## ", begin);
    assertEquals(readme.substring(begin, end), section);
  }

  /** A version in the text is that of the project to copy. */
  @Test
  void versionsAreThoseOfTheProjectToCopy() throws IOException {
    String pom = Files.readString(TO_COPY.resolve("pom.xml"));
    var own = Pattern.compile("<onsager.version>(\\S+)</onsager.version>").matcher(pom);
    assertTrue(own.find());
    Vector<String> known = versions(pom.replace("${onsager.version}", own.group(1)));
    Vector<String> shown = versions(Files.readString(README));
    assertEquals(6, shown.size());
    assertEquals(Vector.empty(), shown.reject(known::contains));
  }

  /** Whoever copies the fences has what is built and tested here, on any Java under Maven. */
  @Test
  void dependenciesAndPluginsAreThoseOfTheProjectToCopy() throws IOException {
    String pom = Files.readString(TO_COPY.resolve("pom.xml"));
    var own = Pattern.compile("<onsager.version>(\\S+)</onsager.version>").matcher(pom);
    assertTrue(own.find());
    Vector<String> known =
        elements(pom.replace("${onsager.version}", own.group(1)).replaceAll("(?s)<!--.*?-->", ""));
    Vector<String> shown = elements(Files.readString(README));
    assertEquals(6, shown.size());
    assertEquals(Vector.empty(), shown.reject(known::contains));
  }

  /** Dependencies and plugins without the blanks between their parts. */
  private static Vector<String> elements(String xml) {
    return Vector.ofAll(
        ELEMENT.matcher(xml).results().map(e -> e.group().replaceAll(">\\s+<", "><")).toList());
  }

  private static Vector<String> versions(String xml) {
    return Vector.ofAll(
        VERSION.matcher(xml).results().map(v -> v.group(1) + " " + v.group(2)).toList());
  }

  private static Vector<MatchResult> found(Pattern pattern, Path page) throws IOException {
    return Vector.ofAll(pattern.matcher(Files.readString(page)).results().toList());
  }
}
