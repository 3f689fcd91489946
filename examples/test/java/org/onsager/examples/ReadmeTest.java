package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows code that compiles, and what it prints. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path SOURCES = Path.of("main", "java", "org", "onsager", "examples");

  @ParameterizedTest
  @ValueSource(strings = {"FirstFlow", "MyEnergy", "MyGeometry"})
  void showsTheCodeOf(String example) throws Exception {
    String source = Files.readString(SOURCES.resolve(example + ".java"));
    int begin = source.indexOf('\n', source.indexOf("// [README")) + 1;
    int end = source.lastIndexOf('\n', source.indexOf("// README]"));
    String snippet = source.substring(begin, end).stripTrailing().stripIndent();
    assertTrue(
        Files.readString(README).contains("```java\n" + snippet + "\n```"),
        () -> "README.md should show:\n" + snippet);
  }

  @Test
  void showsWhatTheFirstFlowPrints() throws Exception {
    String printed = Printed.by(FirstFlow::run);
    assertTrue(Files.readString(README).contains("```\n" + printed + "```"), printed);
  }
}
