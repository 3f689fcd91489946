package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Unreadable.Remedy;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Files of other programs; see {@code test/resources/data/data.md}. */
class DataTest {

  private static final Path FILES = Path.of("test", "resources", "data");

  /** Days from 1970 on: of 2020-01-01, noon a day later, 2020-03-01. */
  private static final double[] DAYS = {18262, 18263.5, 18322};

  @TempDir private Path folder;

  static Path file(String name) {
    return FILES.resolve(name);
  }

  private static Unreadable refusal(String name, Reading reading) {
    return assertThrows(Unreadable.class, () -> Data.read(file(name), reading), name);
  }

  /** What a data frame becomes, however pandas writes it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pandas.csv",
        "pandas.csv.gz",
        "pandas-comma.csv",
        "pandas-utf16.txt",
        "table.parquet",
        "table.json",
        "table.jsonl"
      })
  void dataFramesAreRead(String name) {
    Sheet sheet = Data.read(file(name), Reading.samples().withColumns("x", "gr*", "flag", "day"));
    assertEquals(Vector.of("x", "gr\u00f6\u00dfe", "flag", "day"), sheet.header());
    assertArrayEquals(new double[] {1.5, 2.5, -3.25}, sheet.column("x"));
    assertArrayEquals(new double[] {1, 2, 3}, sheet.column(1));
    assertArrayEquals(new double[] {1, 0, 1}, sheet.column("flag"));
    assertArrayEquals(DAYS, sheet.column("day"));
    assertTrue(
        sheet.notices().exists(n -> n.endsWith("of dates, read as days since 1970-01-01"))
            && sheet.notices().exists(n -> n.endsWith("of true and false, read as 1 and 0")),
        () -> sheet.notices().toString());
  }

  @Test
  void whatPandasNumbersRowsByIsLeftOut() {
    Sheet sheet = Data.read(file("pandas-comma.csv"));
    assertEquals(4, sheet.width());
    Vector<String> notices =
        sheet.notices().map(n -> n.replace(file("pandas-comma.csv") + ": ", ""));
    assertEquals(
        Vector.of(
            "the text is not UTF-8 and is read as Latin-1",
            "the cells are separated by semicolons",
            "decimals stand after a comma",
            "column 1 has no name and numbers the rows: left out",
            "column 4 (flag) is of true and false, read as 1 and 0",
            "column 5 (day) is of dates, read as days since 1970-01-01"),
        notices);
  }

  /** Words, and a value that is missing, in a file that is no text. */
  @ParameterizedTest
  @ValueSource(strings = {"table.parquet", "table.json"})
  void wordsAreRefusedWithTheColumnsOfNumbers(String name) {
    Unreadable words = refusal(name, Reading.samples());
    assertEquals(
        file(name)
            + ", row 1, column 5 (word): 'p' must be a number; the column is of words, those of"
            + " numbers are x, gr\u00f6\u00dfe, flag, day, gap",
        words.getMessage());
    assertEquals(Option.some(Remedy.COLUMNS), words.remedy());
    Unreadable gap = refusal(name, Reading.samples().withColumns("!word"));
    assertEquals(
        file(name) + ", row 2, column 6 (gap): '' is a missing value: must be a number",
        gap.getMessage());
    Sheet sheet =
        Data.read(
            file(name), Reading.samples().withColumns("gap", "x").withMissing(Missing.LEFT_OUT));
    assertArrayEquals(new double[][] {{1, 1.5}, {3, -3.25}}, sheet.rows());
    assertEquals(
        Vector.of(file(name) + ": 1 row with missing values left out (row 2)"), sheet.notices());
  }

  @Test
  void namesInACommentAreNames() {
    double[][] rows = {{0, 0.25, 0.5}, {0.75, 1, 1.25}};
    Sheet named = Data.read(file("savetxt.txt"));
    assertEquals(Vector.of("a", "b", "c"), named.header());
    assertArrayEquals(rows, named.rows());
    assertEquals(
        Vector.of("the cells are separated by blanks", "a comment is taken as names: a, b, c"),
        named.notices().map(n -> n.replace(file("savetxt.txt") + ": ", "")));
    Sheet plain = Data.read(file("savetxt.txt"), Reading.samples().withHeader(Header.ABSENT));
    assertEquals(Vector.empty(), plain.header());
    assertArrayEquals(rows, plain.rows());
  }

  @ParameterizedTest
  @CsvSource({
    "danish.csv, 55, 6, 1461, 'column 1 (period) is of dates, read as days since 1970-01-01'",
    "elec_equip.csv, 257, 2, 9131, 'column 1 (DATE) is of dates, read as days since 1970-01-01'",
    "linnerud_exercise.csv, 20, 3, 5, the cells are separated by blanks",
    "crimea.json, 24, 4, -42278, 'column 1 (date) is of dates, read as days since 1970-01-01'",
  })
  void dataOfPackagesAreRead(String name, int count, int width, double first, String notice) {
    Sheet sheet = Data.read(file(name));
    assertEquals(count, sheet.count());
    assertEquals(width, sheet.width());
    assertEquals(first, sheet.get(0, 0));
    assertEquals(Vector.of(file(name) + ": " + notice), sheet.notices());
  }

  /** What stands above the table of scikit-learn is as wide as it is. */
  @Test
  void linesAboveATableAreSkipped() {
    Unreadable names = refusal("sklearn-iris.csv", Reading.samples());
    assertEquals(
        file("sklearn-iris.csv") + ", line 1, column 3: 'setosa' must be a number",
        names.getMessage());
    assertEquals(Option.some(Remedy.HEADER), names.remedy());
    Sheet sheet = Data.read(file("sklearn-iris.csv"), Reading.samples().withSkip(1));
    assertEquals(150, sheet.count());
    assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2, 0}, sheet.row(0));
    assertEquals(2, sheet.origin().lines().head());
    assertThrows(
        Unreadable.class,
        () -> Data.read(file("sklearn-iris.csv"), Reading.samples().withSkip(200)));
    assertThrows(IllegalArgumentException.class, () -> Reading.samples().withSkip(-1));
  }

  /** Two chains, five draws each; two of the second are of its warmup. */
  @Test
  void chainsOfStanAreOneAfterTheOther() {
    Sheet sheet = Data.read(List.of(file("stan-1.csv"), file("stan-2.csv")), Reading.samples());
    assertEquals(Vector.of("theta.1", "theta.2"), sheet.header());
    Sheet theta = Data.read(file("arviz.npz"), Reading.samples().withPart("theta"));
    assertEquals(8, sheet.count());
    for (int i = 0; i < 8; i++) {
      double[] draw = theta.row(i < 5 ? i : i + 2);
      assertArrayEquals(new double[] {draw[0], draw[1]}, sheet.row(i));
    }
    assertTrue(
        sheet
            .notices()
            .contains(
                file("stan-1.csv")
                    + ": columns of the sampler left out: lp__, accept_stat__, stepsize__,"
                    + " treedepth__, n_leapfrog__, divergent__, energy__"));
    assertTrue(
        sheet
            .notices()
            .contains(file("stan-2.csv") + ": 2 draws of the warmup left out (line 6, 7)"));
    Sheet chosen = Data.read(file("stan-1.csv"), Reading.samples().withColumns("lp__", "theta*"));
    assertEquals(Vector.of("lp__", "theta.1", "theta.2"), chosen.header());
    Unreadable others =
        assertThrows(
            Unreadable.class,
            () -> Data.read(List.of(file("stan-1.csv"), file("pandas.csv")), Reading.samples()));
    assertTrue(
        others.getMessage().contains("must have theta.1, theta.2, as "), others.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Data.read(List.<Path>of(), Reading.samples()));
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    Path missing = folder.resolve("missing.parquet");
    var e = assertThrows(UncheckedIOException.class, () -> Data.read(missing));
    assertEquals("cannot read " + missing + ": there is no such file", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'CDF\u0001', a classic netCDF: save it as netCDF-4",
    "\u00d0\u00cf\u0011\u00e0, a workbook: save the sheet as csv",
    "ARROW1, an Arrow file: save it as parquet",
    "SQLite format 3, a database of SQLite: save the table as csv or parquet"
  })
  void whatCannotBeReadIsRecognised(String head, String sentence) throws IOException {
    Path file = Files.write(folder.resolve("file.dat"), head.getBytes(StandardCharsets.ISO_8859_1));
    Unreadable refused = assertThrows(Unreadable.class, () -> Data.read(file));
    assertTrue(refused.getMessage().startsWith(file + " is " + sentence), refused.getMessage());
  }

  /** A file that is cut is refused with a sentence, whatever it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "version-1.npy",
        "columns.npz",
        "table.parquet",
        "table.json",
        "columns.h5",
        "pandas.csv.gz"
      })
  void cutFilesAreRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(file(name));
    for (int length : new int[] {12, whole.length / 2, whole.length - 3}) {
      Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
      try {
        assertTrue(Data.read(cut).count() > 0);
      } catch (Unreadable | UncheckedIOException e) {
        assertTrue(e.getMessage().contains(name), e.getMessage());
        assertTrue(!e.getMessage().contains("Exception"), e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void tablesComeBack(String ending) {
    Path file = folder.resolve("new/folder/table." + ending);
    Table table = Table.of("name", "x", "n").row("a, b", 0.1 + 0.2, 7).row("'c'", -1e-300, null);
    Data.write(file, table);
    Sheet sheet =
        Data.read(file, Reading.samples().withColumns("x", "n").withMissing(Missing.LEFT_OUT));
    assertArrayEquals(new double[][] {{0.1 + 0.2, 7}}, sheet.rows());
    Sheet x = Data.read(file, Reading.samples().withColumns("x"));
    assertArrayEquals(new double[] {0.1 + 0.2, -1e-300}, x.column("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "npy", "parquet"})
  void particlesComeBackBitForBit(String ending) {
    Path file = folder.resolve("particles." + ending);
    double[][] rows = {{0.1 + 0.2, -0.0}, {Double.MIN_VALUE, Double.MAX_VALUE}, {1 / 3.0, -7}};
    Data.write(file, Particles.of(Points.of(rows), 0.1, 0.7, 0.2));
    Sheet sheet = Data.read(file);
    assertEquals(
        ending.equals("npy") ? Vector.empty() : Vector.of("x1", "x2", "weight"), sheet.header());
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(rows[i], new double[] {sheet.get(i, 0), sheet.get(i, 1)});
    }
    assertArrayEquals(new double[] {0.1, 0.7, 0.2}, sheet.column(2));
  }

  @Test
  void aSheetIsPoints() {
    Sheet sheet = Data.read(file("version-1.npy"));
    assertEquals(Points.of(sheet.rows()), sheet.points());
    assertEquals(
        file("version-1.npy") + ", row 2, column 1: 3 must be < 3",
        sheet.refusal(1, 0, "< 3").getMessage());
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    Table table = Table.of("name").row("a");
    var ending =
        assertThrows(
            IllegalArgumentException.class, () -> Data.write(folder.resolve("t.xlsx"), table));
    assertTrue(ending.getMessage().contains("must end with .csv, .npy or .parquet"));
    var text =
        assertThrows(
            IllegalArgumentException.class, () -> Data.write(folder.resolve("t.npy"), table));
    assertEquals(
        "rows[0], name: 'a' must be a number; csv and parquet hold text, too", text.getMessage());
    assertTrue(!Files.exists(folder.resolve("t.npy")));
  }
}
