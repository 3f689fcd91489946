package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsager.command.shell.Console;

/**
 * What a user sees of a command.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err notices and complaints
 */
public record Launched(int code, String out, String err) {

  /** No test's run takes a tenth of this; an endless one is ended. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  public static Launched by(String... args) {
    return by(() -> false, args);
  }

  /** By named options, and words. */
  public static Launched by(String command, Map<String, String> options, String... words) {
    return by(
        Vector.of(words)
            .prepend(command)
            .appendAll(options.map(option -> "--" + option._1() + "=" + option._2()))
            .toJavaArray(String[]::new));
  }

  /** By a user who at some moment wants an end. */
  public static Launched by(BooleanSupplier interrupted, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out, true), new PrintWriter(err, true), interrupted);
    int code = assertTimeoutPreemptively(LIMIT, () -> Main.run(console, args));
    return new Launched(code, out.toString(), err.toString());
  }

  public boolean ran() {
    return code == 0;
  }

  public Launched requireRan() {
    assertEquals(0, code, err);
    return this;
  }

  /** Either it ran, or it refused with a sentence. */
  public void requireAnswer() {
    if (!ran()) {
      requireSentence();
    }
  }

  /** The last line: notices are before it. */
  public String complaint() {
    return err.strip().lines().reduce("", (before, line) -> line);
  }

  /** One line, and no name from the inside of the program; an exception would not come here. */
  public void requireSentence() {
    assertTrue(code == 1 || code == 2, "exit code " + code);
    assertTrue(complaint().length() > 20, err);
    assertTrue(!err.contains("Exception") && !err.contains("java."), err);
  }

  /** The first number that it printed after some words. */
  public double number(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out);
    assertTrue(matcher.find(), out);
    return Double.parseDouble(matcher.group(1));
  }
}
