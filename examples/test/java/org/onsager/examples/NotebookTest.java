package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.Vector;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The notebook shows what its cells end with. It is executed where Jupyter has a kernel for Java:
 * {@code jupyter} on the path, or the one that {@code -Donsager.jupyter} names.
 */
class NotebookTest {

  private static final Path NOTEBOOK = Path.of("notebooks/first.ipynb");
  private static final String JUPYTER = System.getProperty("onsager.jupyter", "jupyter");

  @TempDir Path folder;

  /** The README's lines as they stand, but for what other cells show: the picture and the page. */
  @Test
  void itsFirstCellIsTheReadmes() throws IOException {
    var readme = Files.readString(Path.of("../README.md"));
    var lines =
        Pattern.compile("region \"flow\".*?```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertTrue(lines.find());
    String cell = text(code(NOTEBOOK).head().get("source"));
    assertTrue(lines.group(1).startsWith(cell), cell);
    assertTrue(lines.group(1).substring(cell.length()).strip().lines().count() <= 3, cell);
  }

  /** Without outputs it is small, and a change of it is one of its text. */
  @Test
  void isKeptWithoutOutputs() throws IOException {
    assertTrue(code(NOTEBOOK).forAll(cell -> cell.get("outputs").isEmpty()));
  }

  @Test
  void runsHeadlessAndShowsPicturesTablesAndPages() throws Exception {
    assumeTrue(
        run("kernelspec", "list").contains("java"),
        "no Jupyter with the kernel JJava: pip install nbconvert jjava==1.0a8");
    String said =
        run(
            "nbconvert",
            "--to=notebook",
            "--execute",
            "--output-dir=" + folder,
            NOTEBOOK.toString());
    Path executed = folder.resolve("first.ipynb");
    assertTrue(Files.exists(executed), said);
    Vector<JsonNode> cells = code(executed);
    var number = Pattern.compile("MMD\\^2 = [\\d.E-]+");
    var printed = number.matcher(cells.head().toString());
    var readme = number.matcher(Files.readString(Path.of("../README.md")));
    assertTrue(printed.find() && readme.find(), said);
    assertEquals(readme.group(), printed.group());
    assertTrue(shown(cells.get(1), "image/svg+xml").contains("<svg "));
    assertTrue(shown(cells.get(2), "image/svg+xml").contains("<svg "));
    assertTrue(shown(cells.get(3), "text/html").startsWith("<table>"));
    assertTrue(shown(cells.get(4), "text/html").startsWith("<iframe "));
  }

  private static String shown(JsonNode cell, String type) {
    JsonNode outputs = cell.get("outputs");
    assertEquals(1, outputs.size(), cell::toString);
    assertFalse(outputs.get(0).get("output_type").asString().equals("error"), cell::toString);
    return text(outputs.get(0).get("data").get(type));
  }

  private static Vector<JsonNode> code(Path notebook) throws IOException {
    return Vector.ofAll(
            JsonMapper.shared().readTree(Files.readString(notebook)).get("cells").values())
        .filter(cell -> cell.get("cell_type").asString().equals("code"));
  }

  /** Notebooks keep a text as its lines. */
  private static String text(JsonNode lines) {
    return lines.isArray()
        ? Vector.ofAll(lines.values()).map(JsonNode::asString).mkString()
        : lines.asString();
  }

  /** What Jupyter says; nothing, if there is none. */
  private String run(String... words) throws Exception {
    var builder =
        new ProcessBuilder(Vector.of(words).prepend(JUPYTER).asJava()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.merge(
        "PATH",
        Path.of(System.getProperty("java.home"), "bin").toString(),
        (path, java) -> java + File.pathSeparator + path);
    environment.put("JJAVA_CLASSPATH", System.getProperty("java.class.path"));
    environment.put(
        "JJAVA_STARTUP_SCRIPTS_PATH", Path.of("desk/onsager.jsh").toAbsolutePath().toString());
    environment.put("JJAVA_JVM_OPTS", "--add-modules=jdk.incubator.vector");
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), said);
      return said;
    } catch (IOException e) {
      return "";
    }
  }
}
