package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user sees of a program.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Launched(int code, String out, String err) {

  /** No test's run takes a tenth of this; an endless one is ended. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  static Launched by(String program, Map<String, String> options, String... words) {
    PrintStream console = System.out;
    PrintStream complaints = System.err;
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    var complained = new PrintStream(err, true, StandardCharsets.UTF_8);
    var launcher = new Launcher(Programs.ALL, printed, complained);
    var given =
        Options.of(
            name -> options.get(name).getOrNull(), Vector.of(words), options.keySet().toVector());
    try {
      System.setOut(printed);
      System.setErr(complained);
      int code = assertTimeoutPreemptively(LIMIT, () -> launcher.launch(program, given));
      return new Launched(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(console);
      System.setErr(complaints);
    }
  }

  boolean ran() {
    return code == 0;
  }

  /** Either it ran and complained of nothing, or it refused with a sentence. */
  void requireAnswer() {
    if (ran()) {
      assertEquals("", err);
    } else {
      assertEquals(1, code);
      requireSentence();
    }
  }

  /** One line, and no name from the inside of the program; an exception would not come here. */
  void requireSentence() {
    assertEquals(1, err.strip().lines().count(), err);
    assertTrue(err.length() > 20, err);
    assertTrue(!err.contains("Exception") && !err.contains("java."), err);
  }

  /** The first number that it printed after some words. */
  double number(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out);
    assertTrue(matcher.find(), out);
    return Double.parseDouble(matcher.group(1));
  }
}
