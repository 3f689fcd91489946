package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java has no generics over primitives, so loops over floats are written again. That they are the
 * same is read off their sources: with names of types changed, every method of a class {@code
 * *Single*} is that of its twin over doubles, but for those that have arithmetic of their own.
 */
class TwinsTest {

  private static final Path SOURCES =
      Path.of("main", "java", "org", "onsager", "pairwise", "internal");

  /**
   * What differs, and why: floats need fewer terms of the exponential and have its exponent in 32
   * bits; their sums are in groups of four, which saves rounding; two coordinates at a time bring
   * nothing.
   */
  private static final Map<String, Set<String>> DIFFERENT =
      Map.of(
          "Exp2Single", Set.of("fractions", "exponents"),
          "VectorSingleExp2", Set.of("fraction"),
          "ScalarSingleLoops", Set.of("squares", "moreSquares", "combine", "gradient"),
          "VectorSingleLoops", Set.of("squares", "moreSquares", "combine", "gradient"),
          "ScalarSingleSums", Set.of("sum", "sumAndWeigh"),
          "VectorSingleSums", Set.of("sum", "sumAndWeigh"),
          "ScalarSingleProfiles", Set.of("exponentials", "quotients", "inverses"),
          "VectorSingleProfiles",
              Set.of("gaussian", "laplace", "distance", "scaledDistance", "exponential"),
          "VectorSingleProducts", Set.of("store"));

  /** Longer names first: they hold shorter ones. */
  private static final String[][] RENAMED = {
    {"VectorSingle", "Vector"},
    {"ScalarSingle", "Scalar"},
    {"Exp2Single", "Exp2"},
    {"FloatVector", "DoubleVector"},
    {"allSingles", "all"},
    {"SINGLES_TOGETHER", "TOGETHER"},
    {"SINGLES_APART", "APART"},
    {"source.singles()", "source"},
    {"singles(", "row("},
    {"float", "double"},
    {"Float.", "Double."},
    {"(double) ", ""},
  };

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern FLOAT_LITERAL = Pattern.compile("(?<=\\d)f\\b");

  /** A method, from its first line to its last brace, both indented by two. */
  private static final Pattern METHOD =
      Pattern.compile("\n  (?! |@|private static final)([^\n=]*?(\\w+)\\((?s:.*?)\n  })\n");

  static Set<String> singles() throws IOException {
    try (var files = Files.list(SOURCES)) {
      return new TreeSet<>(
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.contains("Single") && Files.exists(source(twin(name))))
              .toList());
    }
  }

  private static String twin(String name) {
    return name.replace("Single", "");
  }

  private static Path source(String name) {
    return SOURCES.resolve(name + ".java");
  }

  @ParameterizedTest
  @MethodSource("singles")
  void loopsOverFloatsAreThoseOverDoubles(String name) throws IOException {
    Map<String, String> twin = methods(Files.readString(source(twin(name))));
    Set<String> different = new TreeSet<>();
    methods(renamed(Files.readString(source(name))))
        .forEach((signature, text) -> {
          if (!text.equals(twin.getOrDefault(signature, text))) {
            different.add(signature.replaceFirst("/.*", ""));
          }
        });
    different.remove(twin(name)); // constructors only say who they are
    assertEquals(new TreeSet<>(DIFFERENT.getOrDefault(name, Set.of())), different);
  }

  /** Not too few, as would be if the pattern of a method no longer fitted. */
  @Test
  void theirMethodsAreFound() throws IOException {
    int shared = 0;
    for (String name : singles()) {
      Set<String> signatures = methods(renamed(Files.readString(source(name)))).keySet();
      signatures.retainAll(methods(Files.readString(source(twin(name)))).keySet());
      shared += signatures.size();
    }
    assertTrue(singles().containsAll(DIFFERENT.keySet()));
    assertTrue(shared >= 90, "only " + shared + " methods have a twin");
  }

  @Test
  void aDriftIsSeen() {
    String twin = "class A {\n  void f(double x) {\n    g(x);\n  }\n}\n";
    String drifted = "class A {\n  void f(float x) {\n    g(x + 1f);\n  }\n}\n";
    assertEquals(Set.of("f/1"), methods(twin).keySet());
    assertFalse(methods(renamed(drifted)).get("f/1").equals(methods(twin).get("f/1")));
    assertEquals(
        methods(twin).get("f/1"), methods(renamed(twin.replace("double", "float"))).get("f/1"));
  }

  private static String renamed(String source) {
    String renamed = source;
    for (String[] change : RENAMED) {
      renamed = renamed.replace(change[0], change[1]);
    }
    return FLOAT_LITERAL.matcher(renamed).replaceAll("");
  }

  /** By name and number of arguments; line breaks do not count, nor do comments. */
  private static Map<String, String> methods(String source) {
    Map<String, String> methods = new TreeMap<>();
    Matcher matcher = METHOD.matcher(COMMENT.matcher(source).replaceAll("").replace("\n", "\n\n"));
    while (matcher.find()) {
      String text = matcher.group(1).replaceAll("\\s+", " ");
      String arguments = text.substring(text.indexOf('('), text.indexOf(')'));
      methods.put(
          matcher.group(2) + "/" + (1 + arguments.chars().filter(c -> c == ',').count()), text);
    }
    return methods;
  }
}
