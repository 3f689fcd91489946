package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The prelude of JShell and notebooks brings every name that a user writes, each with one meaning.
 */
class PreludeTest {

  private static final Path PRELUDE = Path.of("desk/onsager.jsh");

  /** What JShell imports by itself, and Java. */
  private static final Vector<String> JSHELL =
      Vector.of(
          "java.lang",
          "java.io",
          "java.math",
          "java.net",
          "java.nio.file",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.prefs",
          "java.util.regex",
          "java.util.stream");

  private static final Pattern ON_DEMAND =
      Pattern.compile("import (org\\.onsager\\.[\\w.]+)\\.\\*;");
  private static final Function<Class<?>, String> SIMPLE = Class::getSimpleName;
  private static final Pattern SINGLE = Pattern.compile("import (org\\.onsager\\.[\\w.]+);");

  @TempDir Path folder;

  /** A new package of the library has to come in, but for what is behind a wall. */
  @Test
  void everyPackageIsImported() throws Exception {
    assertEquals(
        types(StandardLocation.CLASS_PATH, "org.onsager", true)
            .map(Class::getPackageName)
            .reject(name -> name.endsWith(".internal"))
            .reject(name -> name.matches("org\\.onsager\\.(examples|command)(\\..*)?"))
            .distinct()
            .sorted(),
        named(ON_DEMAND).sorted());
  }

  /** A name of ours that JShell knows otherwise, or that two of ours have, has an import. */
  @Test
  void namesThatClashAreImportedOneByOne() throws Exception {
    Vector<String> ours =
        named(ON_DEMAND)
            .flatMap(name -> types(StandardLocation.CLASS_PATH, name, false))
            .map(SIMPLE);
    Set<String> others =
        JSHELL
            .flatMap(name -> types(StandardLocation.PLATFORM_CLASS_PATH, name, false))
            .map(SIMPLE)
            .toSet();
    assertTrue(others.containsAll(Vector.of("Flow", "Observer")), others::toString);
    Map<String, Integer> meanings =
        ours.groupBy(name -> name)
            .map((name, same) -> Tuple.of(name, same.size() + (others.contains(name) ? 1 : 0)));
    assertEquals(
        meanings.filterValues(count -> count > 1).keySet().toVector().sorted(),
        named(SINGLE).map(name -> name.substring(name.lastIndexOf('.') + 1)).sorted());
  }

  /**
   * With it, the README's fifteen lines are typed into JShell as they stand, to the same digits.
   */
  @Test
  void theFifteenLinesRunInJShell() throws IOException {
    var readme = Files.readString(Path.of("../README.md"));
    var lines =
        Pattern.compile("region \"flow\".*?```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertTrue(lines.find());
    var printed = Pattern.compile("MMD\\^2 = (\\d\\S+)").matcher(readme);
    assertTrue(printed.find());
    try (var shell = JShell.builder().executionEngine("local").build()) {
      Vector.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .reject(String::isEmpty)
          .forEach(shell::addToClasspath);
      JSHELL.forEach(name -> run(shell, "import " + name + ".*;"));
      run(shell, Files.readString(PRELUDE));
      run(shell, "var out = Path.of(\"" + folder.toString().replace('\\', '/') + "\");");
      run(shell, lines.group(1));
      assertEquals(
          printed.group(1), run(shell, "(float) energy.mmdSquared(run.state().particles())"));
      assertEquals("org.onsager.flow.Flow", run(shell, "Flow.class.getName()").replace("\"", ""));
    }
    assertTrue(Files.size(folder.resolve("first-flow.png")) > 10_000);
  }

  /** Evaluates snippets, one after the other, and returns the value of the last. */
  private static String run(JShell shell, String source) {
    String value = "";
    String rest = source;
    while (!rest.isBlank()) {
      var completion = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertTrue(completion.completeness().isComplete(), rest);
      for (SnippetEvent event : shell.eval(completion.source())) {
        assertEquals(
            Snippet.Status.VALID,
            event.status(),
            () -> event.snippet().source() + shell.diagnostics(event.snippet()).toList());
        assertEquals(null, event.exception(), event.snippet().source());
        value = String.valueOf(event.value());
      }
      rest = completion.remaining();
    }
    return value;
  }

  private static Vector<String> named(Pattern line) throws IOException {
    return Vector.ofAll(Files.readAllLines(PRELUDE))
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  private static Vector<Class<?>> types(Location where, String in, boolean inside) {
    try (JavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      Vector<Class<?>> found = Vector.empty();
      for (JavaFileObject file :
          files.list(where, in, EnumSet.of(JavaFileObject.Kind.CLASS), inside)) {
        String name = files.inferBinaryName(where, file);
        if (name.startsWith("org.onsager.notebook.")) {
          continue; // what it implements comes with a notebook's kernel
        }
        Class<?> type = Class.forName(name, false, PreludeTest.class.getClassLoader());
        if (Modifier.isPublic(type.getModifiers()) && type.getEnclosingClass() == null) {
          found = found.append(type);
        }
      }
      return found;
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
