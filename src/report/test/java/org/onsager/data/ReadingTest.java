package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Unreadable.Remedy;

/** Files as people bring them. */
class ReadingTest {

  @TempDir private Path folder;

  private static final double[][] ROWS = {{1, 2.5}, {-3, 4e-2}};

  private static Sheet read(String text) {
    return Sheet.parse("p.csv", text, Reading.samples());
  }

  private static Unreadable refusal(String text, Reading reading) {
    return assertThrows(Unreadable.class, () -> Sheet.parse("p.csv", text, reading), text);
  }

  private static void refuses(String text, String message, Remedy... remedy) {
    Unreadable refusal = refusal(text, Reading.samples());
    assertEquals(message, refusal.getMessage());
    assertEquals(Vector.of(remedy).headOption(), refusal.remedy(), text);
  }

  /** A quote in one cell is enough for a file to be read cell by cell: the same sheet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y\n1.5,2\n-.5,+2.\n1e-400,0012\n",
        "x,y\r\n1.5,2\r\n3,4e2",
        " name ,y\n1.5,-0\n",
        "x;y\n1.5;2\n3;4",
        "x\ty\n1.5\t2\n",
        "1.5,2\n3,4\n",
        "a,b,c\n1.5,2,3\n"
      })
  void plainFilesAreReadAsOthersAre(String text) {
    for (Header header : Header.values()) {
      for (Missing missing : Missing.values()) {
        Reading reading = Reading.samples().withHeader(header).withMissing(missing);
        String quoted = text.replaceFirst("1\\.5|1e-400", "\"$0\"");
        assertEquals(outcome(quoted, reading), outcome(text, reading));
      }
    }
  }

  /** What is not plain is refused, or read, as a file with a quote in the line before is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3,1e309",
        "3,NaN",
        "3",
        "3,4,5",
        "3,x",
        "3, 4",
        "3,",
        "",
        " ",
        "3,0x1",
        "3,1d",
        "3,+-1",
        "3,4\r5,6",
        "3,4\n\n5,6"
      })
  void whatIsNotPlainGoesCellByCell(String line) {
    for (Missing missing : Missing.values()) {
      Reading reading = Reading.samples().withMissing(missing);
      for (String end : new String[] {"", "\n7,8\n"}) {
        assertEquals(
            outcome("x,y\n\"1.5\",2\n" + line + end, reading),
            outcome("x,y\n1.5,2\n" + line + end, reading));
      }
    }
  }

  private static Object outcome(String text, Reading reading) {
    try {
      return Sheet.parse("p.csv", text, reading);
    } catch (Unreadable e) {
      return e.getMessage() + e.remedy();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-.5, -0.5", "+2., 2", "1e3, 1000", "4E-2, 0.04", "1e-400, 0", "0012, 12"})
  void decimalNumbersAreRead(String text, double number) {
    assertEquals(Option.of(number), Decimal.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1d",
        "1f",
        "0x1p3",
        "NaN",
        "Infinity",
        "inf",
        "1,5",
        "1_000",
        "1e",
        ".",
        "--1",
        "1 2",
        "\u0661",
        "\u22121"
      })
  void whatJavaAloneReadsIsNoDecimalNumber(String text) {
    assertEquals(Option.none(), Decimal.of(text), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void separatorsAreGuessed(String s) {
    for (String head : List.of("", "x" + s + "y\n", "\"a,b;c\"" + s + "y\n")) {
      Sheet sheet = read(head + "1" + s + "2.5\n-3" + s + "4e-2\n");
      assertArrayEquals(ROWS, sheet.rows(), head);
      assertEquals(!s.equals(","), sheet.notices().exists(n -> n.contains("separated by")));
    }
  }

  /** A comma in a name, or a decimal comma, does not cut a file of semicolons. */
  @Test
  void commasAmongSemicolonsAreNoSeparators() {
    assertArrayEquals(ROWS, read("depth, m;T\n1;2.5\n-3;4e-2\n").rows());
    assertArrayEquals(ROWS, read("T;C,h\n1,2.5\n-3,4e-2\n").rows());
    refuses(
        "a;b\n1;2,5\n0.5;1\n",
        "p.csv, line 2, column 2 (b): '2,5' must be a number, with a point before the decimals",
        Remedy.DECIMALS);
  }

  @Test
  void blankLinesAreLeftOutAndCounted() {
    Sheet sheet = read("\n\nx,y\n1,2.5\n\n  \n-3,4e-2\n\n");
    assertArrayEquals(ROWS, sheet.rows());
    assertEquals(Vector.of("p.csv: 2 blank lines left out (line 5, 6)"), sheet.notices());
    refuses(
        "x\n1\n\n2\n",
        "p.csv, line 3, column 1 (x): '' is a missing value: must be a number",
        Remedy.LEAVE_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "n/a", "NaN", "nan", "NULL", "?", "-"})
  void missingValuesAreRefusedOrLeftOut(String missing) {
    String text = "x,y\n1,2.5\n7," + missing + "\n-3,4e-2\n";
    refuses(
        text,
        "p.csv, line 3, column 2 (y): '" + missing + "' is a missing value: must be a number",
        Remedy.LEAVE_OUT);
    Sheet sheet = Sheet.parse("p.csv", text, Reading.samples().withMissing(Missing.LEFT_OUT));
    assertArrayEquals(ROWS, sheet.rows());
    assertEquals(Vector.of("p.csv: 1 line with missing values left out (line 3)"), sheet.notices());
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    for (Missing missing : Missing.values()) {
      for (String huge : List.of("1e309", "-1e309")) {
        assertEquals(
            "p.csv, line 2, column 1 (x): '" + huge + "' is beyond the largest double, 1.8e308",
            refusal("x\n" + huge + "\n", Reading.samples().withMissing(missing)).getMessage());
      }
    }
    for (String infinite : List.of("Infinity", "-inf", "INF")) {
      refuses(
          "x\n" + infinite + "\n",
          "p.csv, line 2, column 1 (x): '" + infinite + "' must be a number, and finite");
    }
  }

  /** Numbers as names of columns: read as names after a name, doubted alone. */
  @Test
  void namesMayBeNumbers() {
    Sheet sheet = read("id,2019,2020\n1,3.5,4.5\n2,3.1,4\n");
    assertEquals(Vector.of("id", "2019", "2020"), sheet.header());
    assertEquals(
        Vector.of("p.csv: the first line is taken as names: id, 2019, 2020"), sheet.notices());
    for (String names : List.of("2019,2020", "0,1", "10,7")) {
      String text = names + "\n3.5,4.5\n3.1,4.25\n";
      refuses(
          text,
          "p.csv, line 1: '"
              + names
              + "' may be names or numbers, as only this line is of whole numbers",
          Remedy.HEADER);
      Sheet named = Sheet.parse("p.csv", text, Reading.samples().withHeader(Header.PRESENT));
      assertEquals(2, named.rows().length);
      Sheet plain = Sheet.parse("p.csv", text, Reading.samples().withHeader(Header.ABSENT));
      assertEquals(3, plain.rows().length);
      assertTrue(named.notices().isEmpty() && plain.notices().isEmpty());
    }
    assertEquals(3, read("1,2\n3,5\n7,1\n").rows().length);
    assertEquals(2, read("1,2.5\n3,5\n").rows().length);
  }

  /** A first row that no reader of decimal numbers takes is not dropped as a header. */
  @Test
  void aRowOfAlmostNumbersIsNoHeader() {
    for (String cell : List.of("1d", "0x1p3", "1_000")) {
      refuses(
          cell + ",2d\n3,4\n",
          "p.csv, line 1: '" + cell + "' begins like a number and is none, and may be a name",
          Remedy.HEADER);
    }
    refuses("1d,2\n3,4\n", "p.csv, line 1, column 1: '1d' must be a number", Remedy.HEADER);
    refuses("5.1,a\n3,4\n", "p.csv, line 1, column 2: 'a' must be a number", Remedy.HEADER);
    assertEquals(Vector.of("x", "1st"), read("x,1st\n3,4\n").header());
  }

  /** Some programs end every line with a separator, spreadsheets with one for an empty column. */
  @Test
  void separatorsAtTheEndOfEveryLineAreNoColumns() {
    for (String text : List.of("x,y,\n1,2.5,\n-3,4e-2,\n", "1,2.5,,\n-3,4e-2,, \n")) {
      Sheet sheet = Sheet.parse("p.csv", text, Reading.samples().withMissing(Missing.LEFT_OUT));
      assertArrayEquals(ROWS, sheet.rows());
      assertTrue(
          sheet
              .notices()
              .contains("p.csv: every line ends with separators, and nothing after them"),
          sheet.notices().toString());
    }
    refuses(
        "x,y\n1,2,\n", "p.csv, line 2 has 3 cells: must have 2, as the first line", Remedy.SKIP);
    refuses(
        "x,y,z\n1,2,\n",
        "p.csv, line 2, column 3 (z): '' is a missing value: must be a number; the column has none,"
            + " those of numbers are x, y",
        Remedy.LEAVE_OUT);
    refuses(
        "x,y\n,\n",
        "p.csv, line 2, column 1 (x): '' is a missing value: must be a number",
        Remedy.LEAVE_OUT);
  }

  /** As data frames are written: it would be one more dimension, and nobody would know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",x\n0,2.5\n1,4\n",
        "\"\",\"x\"\n\"7\",2.5\n\"9\",4\n",
        "Unnamed: 0,x\n0,2.5\n3,4\n",
        "x\n1 2.5\n2 4\n"
      })
  void aNamelessColumnThatNumbersTheRowsIsLeftOut(String text) {
    Sheet sheet = read(text);
    assertEquals(Vector.of("x"), sheet.header());
    assertArrayEquals(new double[][] {{2.5}, {4}}, sheet.rows());
    assertEquals(
        "p.csv: column 1 has no name and numbers the rows: left out", sheet.notices().last());
    assertEquals(Vector.of(2), sheet.origin().columns());
    assertEquals(
        2, Sheet.parse("p.csv", text, Reading.samples().withColumns("1-2")).width(), "if wanted");
  }

  @Test
  void aNamelessColumnOfNamesIsLeftOut() {
    Sheet sheet = read("\"\",\"mpg\"\n\"Mazda RX4\",2.5\n\"Valiant\",4\n");
    assertArrayEquals(new double[][] {{2.5}, {4}}, sheet.rows());
    assertEquals(
        Vector.of("p.csv: column 1 has no name and names the rows: left out"), sheet.notices());
  }

  @Test
  void aColumnThatMayBeDataStays() {
    for (String text : List.of(",x\n0,2.5\n0,4\n", ",x\n0.5,2.5\n1,4\n", "id,x\n0,2.5\n1,4\n")) {
      assertEquals(2, read(text).width());
      assertEquals(Vector.empty(), read(text).notices());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1,234.5' | , without separators of thousands",
        "1.234,5 | , without separators of thousands",
        "-1'234'567 | , without separators of thousands",
        "\u22121.5 | ; it has the character U+2212",
        "7\u00a0 | ; it has the character U+00A0",
        "\u00e91x | ''"
      })
  void whatIsAlmostANumberIsHintedAt(String cell, String hint) {
    refuses(
        "x;y\n0;1\n" + cell + ";2\n",
        "p.csv, line 3, column 1 (x): '" + cell + "' must be a number" + hint);
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    refuses("x,y\n", "p.csv has no row: must have at least one row of numbers");
    assertEquals(
        "p.csv has no row without a missing value: must have at least one row of numbers",
        refusal("x\nNA\n", Reading.samples().withMissing(Missing.LEFT_OUT)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
  void encodingsAreGuessed(String charset) throws IOException {
    Path file = folder.resolve("names.csv");
    Files.write(file, "Gr\u00f6\u00dfe,y\n1,2.5\n-3,4e-2\n".getBytes(Charset.forName(charset)));
    Sheet sheet = Csv.read(file, Reading.samples());
    assertEquals(Vector.of("Gr\u00f6\u00dfe", "y"), sheet.header());
    assertArrayEquals(ROWS, sheet.rows());
    assertEquals(
        charset.equals("ISO-8859-1")
            ? Vector.of(file + ": the text is not UTF-8 and is read as Latin-1")
            : Vector.empty(),
        sheet.notices());
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("book.xlsx");
    Files.write(file, "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8));
    var refusal = assertThrows(Unreadable.class, () -> Csv.read(file));
    assertEquals(
        file + ", line 1 has the character U+0003: must be a text of separated values",
        refusal.getMessage());
  }

  @Test
  void blanksSeparateNumbers() {
    for (String text :
        List.of("1 2.5\n-3 4e-2\n", "x y\n1   2.5\n  -3\t4e-2  \n", "x y\r\n 1 2,5\r\n-3 4e-2")) {
      Sheet sheet = read(text);
      assertArrayEquals(ROWS, sheet.rows(), text);
      assertTrue(sheet.notices().contains("p.csv: the cells are separated by blanks"), text);
    }
    assertEquals(Vector.of("a b", "c"), read("\"a b\" c\n1 2\n").header());
    Sheet named = read("\"a b\" \"c\"\n\"one row\" 1 NA\n\"two rows\" 3 4\n".replace("NA", "2"));
    assertEquals(Vector.of("a b", "c"), named.header());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, named.rows());
  }

  /** A unit is no separator, nor is what stands between words. */
  @Test
  void blanksWithinCellsStay() {
    refuses(
        "depth\n12 cm\n9 cm\n",
        "p.csv, line 2, column 1 (depth): '12 cm' must be a number; the column is of words, and so"
            + " are all others",
        Remedy.COLUMNS);
    refuses(
        "x,y\n1 2,3\n4,5\n",
        "p.csv, line 2, column 1 (x): '1 2' must be a number; blanks do not separate the cells"
            + " here",
        Remedy.SEPARATOR);
  }

  /** Lines are those of the file, whatever was left out before. */
  @Test
  void refusesANumberByItsPlace() {
    var reading = Reading.samples().withMissing(Missing.LEFT_OUT);
    Sheet sheet = Sheet.parse("p.csv", "a,b\n1,2\n\nNA,3\n-4,0.25\n", reading);
    assertEquals(Vector.of(2, 5), sheet.origin().lines());
    assertEquals(
        "p.csv, line 5, column 1 (a): -4 must be >= 0", sheet.refusal(1, 0, ">= 0").getMessage());
    assertEquals(
        "p.csv, line 5, column 2 (b): 0.25 must be a whole number",
        sheet.refusal(1, 1, "a whole number").getMessage());
    assertEquals(
        "p.csv, line 1, column 2: 2 must be < 2", read("1,2\n").refusal(0, 1, "< 2").getMessage());
  }
}
