package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @TempDir private Path folder;

  private static String refusal(String text) {
    var e = assertThrows(IllegalArgumentException.class, () -> Sheet.parse("p.csv", text));
    return String.valueOf(e.getMessage());
  }

  @Test
  void aTextIsThatOfTheFile() throws IOException {
    Table table = Table.of("name", "x").row("#1, \"quoted\"", 0.1).row("b", Double.NaN);
    Path file = folder.resolve("table.csv");
    Csv.write(file, table);
    assertEquals(Files.readString(file), Csv.text(table));
    assertEquals("name,x\n\"#1, \"\"quoted\"\"\",0.1\nb,NaN\n", Csv.text(table));
  }

  @Test
  void doublesComeBackBitForBit() {
    var random = new Random(7);
    double[][] rows = new double[200][3];
    for (double[] row : rows) {
      for (int k = 0; k < 3; k++) {
        row[k] = Double.longBitsToDouble(random.nextLong());
      }
    }
    rows[0] = new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0};
    rows[1] = new double[] {Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2};
    Path file = folder.resolve("new/folder/rows.csv");
    Csv.write(file, List.of("x", "y, \"quoted\"", "z"), rows);
    Sheet sheet = Csv.read(file);
    assertEquals(Vector.of("x", "y, \"quoted\"", "z"), sheet.header());
    assertArrayEquals(rows, sheet.rows());
    assertEquals(0.1 + 0.2, sheet.column("z")[1]);
  }

  @Test
  void aHeaderIsOptional() {
    Path file = folder.resolve("rows.csv");
    double[][] rows = {{1, 2}, {3, 4}};
    Csv.write(file, List.of(), rows);
    Sheet sheet = Csv.read(file);
    assertTrue(sheet.header().isEmpty());
    assertArrayEquals(rows, sheet.rows());
    assertArrayEquals(new double[] {2, 4}, sheet.column(1));
  }

  @Test
  void textIsQuotedWhereItMustBe() throws IOException {
    Path file = folder.resolve("table.csv");
    Table table =
        Table.of("name", "a,b").row("say \"hi\"", 1.5).row("two\nlines", 7).row("plain", null);
    Csv.write(file, table);
    assertEquals(
        "name,\"a,b\"\n\"say \"\"hi\"\"\",1.5\n\"two\nlines\",7\nplain,\n", Files.readString(file));
  }

  @Test
  void everyLineEndingIsRead() {
    double[][] expected = {{1, 2}, {3, 4}};
    for (String text :
        List.of(
            "x,y\n1,2\n3,4\n",
            "x,y\r\n1,2\r\n3,4",
            "x,y\r1,2\r3,4\r",
            "\ufeffx,y\n1,2\n3,4\n\n\n",
            "\"x\",\"y\"\n\"1\", 2\n 3 ,4")) {
      Sheet sheet = Sheet.parse("p.csv", text);
      assertArrayEquals(expected, sheet.rows(), text);
      assertEquals(Vector.of("x", "y"), sheet.header(), text);
    }
  }

  @Test
  void aHeaderAloneHasNoRows() {
    Sheet sheet = Sheet.parse("p.csv", "x,y\n");
    assertEquals(0, sheet.rows().length);
    assertEquals(0, sheet.column("y").length);
  }

  @Test
  void badNumbersAreNamedWithTheirPlace() {
    assertEquals(
        "p.csv, line 3, column 2 (y): 'abc' must be a number", refusal("x,y\n1,2\n3,abc\n"));
    assertEquals("p.csv, line 1, column 2: 'abc' must be a number", refusal("1,abc\n"));
    assertEquals("p.csv, line 2, column 1: '' must be a number", refusal("1,2\n,2\n"));
    assertEquals("p.csv, line 2, column 1: '1d' must be a number", refusal("1,2\n1d,2\n"));
    assertEquals(
        "p.csv, line 4, column 1 (a b): 'z' must be a number",
        refusal("\"a\nb\"\n1\nz").replace('\n', ' '));
  }

  @Test
  void raggedRowsAreNamedWithTheirLine() {
    assertEquals(
        "p.csv, line 3 has 3 cells: must have 2, as the first line", refusal("x,y\n1,2\n1,2,3\n"));
    assertEquals(
        "p.csv, line 4 has 1 cells: must have 2, as the first line", refusal("x,y\n\n1,2\n3\n"));
  }

  @Test
  void brokenQuotesAreNamedWithTheirPlace() {
    assertEquals(
        "p.csv, line 2, column 2: a quote is opened but not closed", refusal("1,2\n1,\"2"));
    assertTrue(refusal("\"1\"2,3").startsWith("p.csv, line 1, column 1: after a closing quote"));
    assertEquals("p.csv is empty: must have at least one line", refusal("\n\n"));
  }

  @Test
  void filesAndColumnsThatAreNotThereAreNamed() {
    Path missing = folder.resolve("missing.csv");
    var e = assertThrows(UncheckedIOException.class, () -> Csv.read(missing));
    assertEquals("cannot read " + missing + ": there is no such file", e.getMessage());
    Sheet sheet = Sheet.parse("p.csv", "x,y\n1,2\n");
    var column = assertThrows(IllegalArgumentException.class, () -> sheet.column("z"));
    assertEquals("p.csv has no column 'z': must be one of x, y", column.getMessage());
    assertThrows(IllegalArgumentException.class, () -> sheet.column(2));
  }

  @Test
  void raggedRowsAreNotWritten() {
    Path file = folder.resolve("rows.csv");
    double[][] ragged = {{1, 2}, {3}};
    assertThrows(IllegalArgumentException.class, () -> Csv.write(file, List.of(), ragged));
    assertThrows(
        IllegalArgumentException.class, () -> Csv.write(file, List.of("x"), new double[1][2]));
    assertTrue(!Files.exists(file));
  }
}
