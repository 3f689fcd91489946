package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** What schemes report, and how the visits of a step combine. */
class FactTest {

  private static final State START = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  /** Every fact that a class of the library offers as a constant. */
  private static List<Fact> offered() throws ReflectiveOperationException {
    List<Fact> facts = new ArrayList<>();
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.onsager.step", "org.onsager.scheme")) {
      for (JavaField field : each.getFields()) {
        if (field.getRawType().isEquivalentTo(Fact.class)
            && field.getModifiers().contains(JavaModifier.PUBLIC)) {
          facts.add((Fact) field.reflect().get(null));
        }
      }
    }
    return facts;
  }

  @Test
  void noTwoFactsShareAName() throws ReflectiveOperationException {
    List<Fact> facts = offered();

    assertTrue(facts.size() >= 19, "all schemes are looked at: " + facts);
    assertEquals(facts.size(), new HashSet<>(facts.stream().map(Fact::name).toList()).size());
  }

  /** A gap that is small at the last visit of a step must not hide a large one before. */
  @Test
  void noGapSlackOrResidualIsOverwritten() throws ReflectiveOperationException {
    for (Fact fact : offered()) {
      if (fact.name().matches(".* (gap|slack|residual)")) {
        assertEquals(Fact.Visits.LARGEST, fact.visits(), fact.name());
      }
    }
  }

  @Test
  void visitsCombineAsTheFactSays() {
    Fact last = Fact.last("last", "flow time");
    Fact largest = Fact.largest("largest", "energy");
    Fact sum = Fact.sum("sum", "evaluations");
    State state = START;
    for (double number : new double[] {2, 5, 1}) {
      state = state.reporting(last, number).reporting(largest, number).reporting(sum, number);
    }

    assertEquals(1, state.fact(last).get());
    assertEquals(5, state.fact(largest).get());
    assertEquals(8, state.fact(sum).get());
    // The next step begins anew.
    assertEquals(1, state.closed(1).opened().reporting(sum, 1).fact(sum).get());
  }

  @Test
  void negativeSlacksStayNegative() {
    Fact slack = Fact.largest("slack", "energy");
    assertEquals(-1, START.reporting(slack, -1).reporting(slack, -3).fact(slack).get());
  }

  @ParameterizedTest
  @EnumSource(value = Fact.Visits.class, names = "LAST", mode = EnumSource.Mode.EXCLUDE)
  void notANumberIsNotHidden(Fact.Visits visits) {
    Fact fact = new Fact("fact", "1", visits);
    for (double other : new double[] {1, Double.NaN}) {
      double both = START.reporting(fact, other).reporting(fact, Double.NaN).fact(fact).get();
      assertTrue(Double.isNaN(both));
      assertTrue(Double.isNaN(visits.combine(Double.NaN, other)));
    }
  }

  @Test
  void namesAndUnitsAreNotBlank() {
    assertThrows(IllegalArgumentException.class, () -> Fact.last(" ", "1"));
    assertThrows(IllegalArgumentException.class, () -> Fact.last("gap", ""));
  }
}
