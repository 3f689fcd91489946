package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.command.shell.Console;

/** The pages show commands that there are. */
class CommandPageTest {

  /** At the start of a line or of code in a line, to the end of it or to a pipe. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|`)onsager ([a-z]+(?: [^`\\n|)]*)?)");

  private static List<String> commands(String page) throws IOException {
    return COMMAND
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map(found -> found.group(1).strip())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../README.md", "README.md"})
  void everyCommandIsUnderstood(String page) throws IOException {
    List<String> commands = commands(page);
    assertTrue(commands.size() > 5, () -> page + ": " + commands);
    for (String words : commands) {
      assertDoesNotThrow(
          () -> Main.of(Console.silent()).parseArgs(words.split("\\s+")),
          () -> page + ": " + words);
    }
  }

  @Test
  void theSynopsisIsAsPrinted() throws IOException {
    String help = Launched.by("quantise", "--help").out();
    String synopsis = help.substring(0, help.indexOf("[FILE]") + "[FILE]".length());
    assertEquals(
        true,
        Files.readString(Path.of("README.md")).contains("```\n" + synopsis + "\n```"),
        synopsis);
  }
}
