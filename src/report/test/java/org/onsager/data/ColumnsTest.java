package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.Reading.Decimals;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Unreadable.Remedy;

/** Columns that are wanted, and columns that are no numbers. */
class ColumnsTest {

  private static final String TEXT =
      "x1,x2,x10,kind,when\n1,2,3,a,2020-01-01\n4,5,6,b,2020-01-02\n";

  private static Sheet read(String text, String... columns) {
    return Sheet.parse("p.csv", text, Reading.samples().withColumns(columns));
  }

  private static Unreadable refusal(String text, Reading reading) {
    return assertThrows(Unreadable.class, () -> Sheet.parse("p.csv", text, reading), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x2;x1 | x2,x1",
        "x* | x1,x2,x10",
        "x? | x1,x2",
        "/x[0-9]+/ | x1,x2,x10",
        "2-3 | x2,x10",
        "3;1 | x10,x1",
        "x1;x* | x1,x2,x10",
        "!kind | x1,x2,x10,when",
        "x*;!x2 | x1,x10"
      })
  void columnsAreChosen(String chosen, String header) {
    assertEquals(Vector.of(header.split(",")), read(TEXT, chosen.split(";")).header());
  }

  /** A column of the file may be called what another is the place of. */
  @Test
  void namesComeBeforePlaces() {
    assertArrayEquals(new double[] {7.5, 9}, read("id,1\n1,7.5\n2,9\n", "1").column(0));
    assertEquals(Vector.of("a*"), read("a*,ab\n1,7.5\n2,9\n", "a*").header());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "0", "6", "2-9", "/[/", "!x*;!k*;!w*"})
  void columnsThatAreNotThereAreNamed(String chosen) {
    Unreadable refusal = refusal(TEXT, Reading.samples().withColumns(chosen.split(";")));
    assertEquals(Option.some(Remedy.COLUMNS), refusal.remedy());
  }

  /** Places of a refusal are those of the file. */
  @Test
  void chosenColumnsKeepTheirPlaces() {
    Sheet sheet = read(TEXT, "x10");
    assertEquals(
        "p.csv, line 3, column 3 (x10): 6 must be < 6", sheet.refusal(1, 0, "< 6").getMessage());
    assertEquals(
        "p.csv, line 2, column 4 (kind): 'a' must be a number; the column is of words, those of"
            + " numbers are x1, x2, x10",
        refusal(TEXT.replaceAll("2020", "d"), Reading.samples()).getMessage());
  }

  /** Nobody is refused for what he does not want. */
  @Test
  void onlyWantedColumnsAreChecked() {
    String text = "x,y\n1,NA\n2,z\n";
    assertArrayEquals(new double[] {1, 2}, read(text, "x").column("x"));
    Sheet kept =
        Sheet.parse(
            "p.csv", text, Reading.samples().withColumns("x").withMissing(Missing.LEFT_OUT));
    assertEquals(2, kept.count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1970-01-02 | 1",
        "1970/1/2 | 1",
        "1969-12-31T12:00 | -0.5",
        "1970-01-01 06:00:00.000 | 0.25",
        "1970-01-01T06:00:00Z | 0.25",
        "1970-01-01 06:00+03:00 | 0.125",
        "1970-01-01 06:00:00+00 | 0.25",
        "Jan 2 1970 | 1",
        "Jan-2-1970 | 1",
        "2 January, 1970 | 1",
        "1970-02 | 31",
        "1970Q2 | 90",
        "1970-Q1 | 0"
      })
  void datesAreDays(String date, double days) {
    Sheet sheet =
        Sheet.parse("p.csv", "when;y\n" + date + ";2\n" + date + ";3\n", Reading.samples());
    assertArrayEquals(new double[] {days, days}, sheet.column("when"));
    assertTrue(
        sheet
            .notices()
            .last()
            .endsWith("column 1 (when) is of dates, read as days since 1970-01-01"));
  }

  /** A day that is none, and what may be a month or a day. */
  @ParameterizedTest
  @ValueSource(strings = {"1970-02-30", "1/2/1970", "02.01.1970", "Foo 2 1970", "1970-01-01 25:00"})
  void whatIsNoDateIsRefused(String date) {
    Unreadable refusal = refusal("when,y\n" + date + ",2\n" + date + ",3\n", Reading.samples());
    assertTrue(
        refusal.getMessage().endsWith("the column is of words, those of numbers are y")
            && refusal.getMessage().startsWith("p.csv, line 2, column 1 (when): '"),
        refusal.getMessage());
    assertEquals(Option.some(Remedy.COLUMNS), refusal.remedy());
  }

  /** A date among numbers is a slip, not a column of dates. */
  @Test
  void aDateAmongNumbersIsRefused() {
    assertEquals(
        "p.csv, line 3, column 1 (x): '2020-01-01' must be a number",
        refusal("x\n1\n2020-01-01\n3\n", Reading.samples()).getMessage());
  }

  @Test
  void commasBeforeDecimalsAreGuessedOrSaid() {
    assertArrayEquals(
        new double[][] {{1.5, 2000}, {-0.25, 3e-3}},
        Sheet.parse("p.csv", "x;y\n1,5;2000\n-,25;3,0e-3\n", Reading.samples()).rows());
    Reading comma = Reading.samples().withDecimals(Decimals.COMMA);
    assertArrayEquals(
        new double[][] {{1.234, 2.5}},
        Sheet.parse("p.csv", "x,y\n\"1,234\",\"2,5\"\n", comma).rows());
    Unreadable thousand = refusal("x;y\n1,234;2\n5,678;3\n", Reading.samples());
    assertEquals(Option.some(Remedy.DECIMALS), thousand.remedy());
    assertTrue(
        refusal("x;y\n1,5;2\n", Reading.samples().withDecimals(Decimals.POINT))
            .getMessage()
            .contains("'1,5' must be a number, with a point before the decimals"));
  }

  @Test
  void separatorsAreSaid() {
    Sheet sheet = Sheet.parse("p.csv", "x:y\n1:2\n", Reading.samples().withSeparator(':'));
    assertEquals(Vector.of("x", "y"), sheet.header());
    assertEquals(Vector.empty(), sheet.notices());
    assertEquals(2, Sheet.parse("p.csv", "x|y\n1|2\n", Reading.samples()).width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "%"})
  void linesOfCommentAreLeftOut(String mark) {
    String text = mark + " made today\nx,y\n1,2\n" + mark + " so far\n3,4\n";
    Sheet sheet = Sheet.parse("p.csv", text, Reading.samples());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, sheet.rows());
    assertEquals(Vector.of("p.csv: 2 lines of comment left out (line 1, 4)"), sheet.notices());
    assertEquals(Vector.of(3, 5), sheet.origin().lines());
  }

  @Test
  void aColumnWithoutNumbersIsNamedWhereNoRowIsLeft() {
    Unreadable refusal =
        refusal("x,y\n1,NA\n2,\n", Reading.samples().withMissing(Missing.LEFT_OUT));
    assertEquals(
        "p.csv has no row without a missing value: must have at least one row of numbers; most"
            + " values are missing in column 2 (y)",
        refusal.getMessage());
    assertEquals(Option.some(Remedy.COLUMNS), refusal.remedy());
  }
}
