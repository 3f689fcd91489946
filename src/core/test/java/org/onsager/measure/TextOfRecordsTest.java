package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TextOfRecordsTest {

  /** Without a text of its own. */
  private static final class Mine {}

  private record Holding(
      double number,
      ToDoubleFunction<double[]> function,
      Option<Function<Integer, Integer>> maybe,
      Vector<Object> several) {

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  private record Plain(double number, Option<String> maybe) {}

  @Test
  void functionsAreCalledByWhatTheyAre() {
    Holding holding =
        new Holding(
            0.5, x -> x[0], Option.some(Math::abs), Vector.of(new Mine(), "text", Option.none()));

    assertEquals(
        "Holding[number=0.5, function=a ToDoubleFunction, maybe=Some(a Function),"
            + " several=[Mine, text, None]]",
        holding.toString());
  }

  @Test
  void pairsAndAnonymousClassesHaveTexts() {
    Runnable anonymous =
        new Runnable() {
          @Override
          public void run() {}
        };
    Holding holding =
        new Holding(1, x -> 0, Option.none(), Vector.of(LinkedHashMap.of("key", anonymous)));

    assertEquals(
        "Holding[number=1.0, function=a ToDoubleFunction, maybe=None, several=[[(key, a Runnable)]]]",
        holding.toString());
  }

  @Test
  void otherwiseItIsTheTextOfTheLanguage() {
    Plain plain = new Plain(0.1, Option.some("x"));
    assertEquals(plain.toString(), Text.of(plain));
  }
}
