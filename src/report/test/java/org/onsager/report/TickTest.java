package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

  private static String labels(Vector<Tick> ticks) {
    return ticks.filter(Tick::major).map(Tick::label).mkString(" ");
  }

  @Test
  void decadesAreRaisedPowersOfTen() {
    Vector<Tick> ticks = new Scale.Logarithmic(8e-5, 2).ticks(5);
    assertEquals("10^{−4} 10^{−3} 10^{−2} 10^{−1} 10^{0}", labels(ticks));
    assertEquals(1e-3, ticks.filter(Tick::major).get(1).value());
  }

  @Test
  void minorTicksAreMultiplesBetweenTheDecades() {
    Vector<Tick> ticks = new Scale.Logarithmic(1, 100).ticks(5);
    assertEquals("10^{0} 10^{1} 10^{2}", labels(ticks));
    assertEquals(
        Vector.of(2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90).map(i -> (double) i),
        ticks.reject(Tick::major).map(Tick::value));
  }

  @Test
  void manyDecadesAreThinnedOut() {
    Vector<Tick> ticks = new Scale.Logarithmic(1e-30, 1).ticks(5);
    assertEquals(
        "10^{−28} 10^{−24} 10^{−20} 10^{−16} 10^{−12} 10^{−8} 10^{−4} 10^{0}", labels(ticks));
    assertTrue(ticks.forAll(Tick::major));
  }

  @Test
  void fewDecadesHaveTicksBetween() {
    assertEquals(
        "2·10^{−3} 5·10^{−3} 10^{−2}", labels(new Scale.Logarithmic(1.5e-3, 1.5e-2).ticks(5)));
    assertEquals("3.0 3.5 4.0", labels(new Scale.Logarithmic(2.9, 4.2).ticks(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "-149, 5150, 6, 0 1000 2000 3000 4000 5000",
    "-0.3, 1.1, 5, −0.2 0.0 0.2 0.4 0.6 0.8 1.0",
    "-4.2, 8.1, 5, −4 −2 0 2 4 6 8",
    "0, 3e6, 3, 0 10^{6}·1 10^{6}·2 10^{6}·3",
    "0.00001, 0.000031, 3, 1·10^{−5} 2·10^{−5} 3·10^{−5}"
  })
  void linearTicksAreRound(double low, double high, int wanted, String expected) {
    String shown = labels(new Scale.Linear(low, high).ticks(wanted));
    String asWritten = expected.replaceAll("10\\^\\{6}·(\\d)", "$1·10^{6}").replace("0.0 ", "0 ");
    assertEquals(asWritten, shown);
  }

  @Test
  void otherNumbersAreShort() {
    assertEquals("0.051", Tick.shortly(0.0512));
    assertEquals("0", Tick.shortly(0));
    assertEquals("1.0·10^{−4}", Tick.shortly(1e-4));
    assertEquals("120", Tick.shortly(123));
  }

  @Test
  void ticksAreWithinTheScaleAndNotTooMany() {
    for (double extent = 1e-7; extent < 1e7; extent *= 1.37) {
      Scale scale = new Scale.Linear(-0.3 * extent, extent);
      Vector<Tick> ticks = scale.ticks(5);
      assertTrue(ticks.size() >= 2 && ticks.size() <= 12, extent + ": " + labels(ticks));
      assertTrue(
          ticks.forAll(t -> scale.place(t.value()) > -1e-6 && scale.place(t.value()) < 1 + 1e-6));
    }
  }

  @Test
  void placesAreSharesOfTheScale() {
    assertEquals(0.25, new Scale.Linear(-1, 3).place(0));
    assertEquals(0.25, new Scale.Logarithmic(1, 1e4).place(10), 1e-15);
    assertTrue(new Scale.Linear(1, 2).shows(-1));
    assertTrue(!new Scale.Logarithmic(1, 2).shows(0));
  }
}
