package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.command.shell.UsageException;

class OptionsTest {
  private static Options given(String name, String value) {
    return Options.of(Map.of(name, value)::get, Vector.empty());
  }

  private static void refuses(String message, Options options, Function<Options, ?> getter) {
    var refusal = assertThrows(UsageException.class, () -> getter.apply(options));
    assertEquals(message, refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "${n}"})
  void anUnfilledOptionIsAbsent(String value) {
    var options = given("n", value);
    assertEquals(50, options.integer("n", 50, 1, 100));
    assertEquals(7L, options.seed("n", 7));
    assertEquals(0.5, options.real("n", 0.5, 0, 1));
    assertEquals("a", options.choice("n", "a", "a", "b"));
    assertEquals(Path.of("out"), options.path("n", Path.of("out")));
  }

  @Test
  void anOptionNobodyGaveIsAbsent() {
    assertEquals(50, given("m", "1").integer("n", 50, 1, 100));
  }

  @Test
  void readsWhatIsGiven() {
    assertEquals(1, given("n", "1").integer("n", 50, 1, 100));
    assertEquals(100, given("n", " 100 ").integer("n", 50, 1, 100));
    assertEquals(-9L, given("seed", "-9").seed("seed", 7));
    assertEquals(1e-3, given("tau", "1e-3").real("tau", 0.5, 0, 1));
    assertEquals("b", given("kernel", "b").choice("kernel", "a", "a", "b"));
    assertEquals(Path.of("some where"), given("out", "some where").path("out", Path.of("out")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "2.5", "many", "99999999999", "1 2", "${m}"})
  void refusesABadInteger(String value) {
    refuses(
        "-Dn=" + value + ": must be a whole number from 1 to 100",
        given("n", value),
        options -> options.integer("n", 50, 1, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-0.1", "1.1", "x"})
  void refusesABadReal(String value) {
    refuses(
        "-Dtau=" + value + ": must be a number from 0.0 to 1.0",
        given("tau", value),
        options -> options.real("tau", 0.5, 0, 1));
  }

  @Test
  void refusesABadSeedOrChoice() {
    refuses(
        "-Dseed=x: must be a whole number of at most 64 bits",
        given("seed", "x"),
        options -> options.seed("seed", 7));
    refuses(
        "-Dkernel=c: must be one of a, b",
        given("kernel", "c"),
        options -> options.choice("kernel", "a", "a", "b"));
  }

  @Test
  void splitsWordsAtBlanks() {
    var options = Options.of(name -> null, Vector.of("one  two", "", " three"));
    assertEquals(Vector.of("one", "two", "three"), options.words());
  }
}
