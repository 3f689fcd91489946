package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vavr.control.Option;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void numbersAreAlignedToTheRightAndMissingOnesEmpty() {
    Table table =
        Table.of("algorithm", "step", "MMD²", "paper")
            .row("IFT", 101, 0.0098, 0.0103)
            .row("MMD flow", 20_001, 1.2e-2, null)
            .row("WFR", 501L, -3.0, Option.none());
    assertEquals(
        """
        algorithm   step       MMD²     paper
        ---------  -----  ---------  --------
        IFT          101   9.80e-03  1.03e-02
        MMD flow   20001   1.20e-02
        WFR          501  -3.00e+00
        """,
        table.text());
  }

  @Test
  void aColumnWithTextIsAlignedToTheLeft() {
    Table table = Table.of("value", "x").row("none", 1).row(2.5, Option.some(10));
    assertEquals(
        """
        value      x
        --------  --
        none       1
        2.50e+00  10
        """,
        table.text());
  }

  @Test
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1.03e-02", Cell.of(0.0103).shown());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void oddNumbersAreShownAsTheyAre() {
    assertEquals("NaN", Cell.of(Double.NaN).shown());
    assertEquals("-Infinity", Cell.of(Double.NEGATIVE_INFINITY).shown());
    assertEquals("0.00e+00", Cell.of(-0.0).shown());
    assertEquals("-0.0", Cell.of(-0.0).exact());
    assertEquals("0.1", Cell.of(0.1f).exact());
    assertEquals("1.00e-310", Cell.of(1e-310).shown());
    assertEquals("two lines", Cell.of("two\nlines").shown());
  }

  @Test
  void anEmptyTableIsItsHeader() {
    assertEquals("a  bc\n-  --\n", Table.of("a", "bc").text());
  }

  @Test
  void rowsMustFit() {
    var e = assertThrows(IllegalArgumentException.class, () -> Table.of("a", "b").row(1));
    assertEquals("rows[0] has 1 cells: must have 2, as the header", e.getMessage());
    assertThrows(IllegalArgumentException.class, Table::of);
  }
}
