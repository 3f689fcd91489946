package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.Unreadable.Remedy;

/** Arrays that NumPy wrote; see {@code test/resources/data/data.md}. */
class NpyTest {

  @TempDir private Path folder;

  private static Sheet part(String file, String name) {
    return Data.read(DataTest.file(file), Reading.samples().withPart(name));
  }

  /** The last number is that of its type which others would get wrong. */
  @ParameterizedTest
  @CsvSource({
    "b1, 1",
    "i1, -5",
    "i2, -5",
    "i4, -5",
    "i8, -5",
    "u1, 5",
    "u2, 5",
    "u4, 5",
    "u8, 18446744073709551615",
    "f2, -0.5",
    "f4, -0.5",
    "f8, -0.5"
  })
  void everyTypeIsReadInBothOrders(String type, double last) {
    double[][] rows =
        type.equals("b1")
            ? new double[][] {{0, 1, 1}, {1, 1, last}}
            : new double[][] {{0, 1, 2}, {3, 4, last}};
    for (String bytes : new String[] {"little", "big"}) {
      for (String order : new String[] {"C", "F"}) {
        String name = type + "-" + bytes + "-" + order;
        assertArrayEquals(rows, part("types.npz", name).rows(), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyFormatIsRead(int version) {
    Sheet sheet = Data.read(DataTest.file("version-" + version + ".npy"));
    assertArrayEquals(new double[][] {{0, 1, 2}, {3, 4, 5}}, sheet.rows());
    assertEquals(Vector.empty(), sheet.header());
    assertEquals(Vector.empty(), sheet.notices());
  }

  @Test
  void columnsOfOneLengthStandSideBySide() {
    Sheet sheet = Data.read(DataTest.file("columns.npz"));
    assertEquals(Vector.of("x", "n"), sheet.header());
    assertArrayEquals(new double[][] {{0.5, 1}, {1.5, 2}}, sheet.rows());
    assertEquals(2, part("columns.npz", "n").get(1, 0));
  }

  @Test
  void oneOfSeveralArraysMustBeNamed() {
    Unreadable several =
        assertThrows(Unreadable.class, () -> Data.read(DataTest.file("arviz.npz")));
    assertEquals(
        DataTest.file("arviz.npz")
            + " has the arrays mu (10), theta (10 x 3): must be one, or columns of one length",
        several.getMessage());
    assertEquals(Option.some(Remedy.PART), several.remedy());
    Unreadable none = assertThrows(Unreadable.class, () -> part("arviz.npz", "nu"));
    assertTrue(none.getMessage().contains("has no array 'nu'"), none.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "scalar; has the shape (): must have rows and columns, or rows alone",
        "cube; has the shape (2, 2, 2): must have rows and columns, or rows alone",
        "complex; is of complex numbers ('<c16'): must be of real numbers",
        "words; is of words ('<U1'): must be of real numbers",
        "objects; is of Python's objects ('|O'): must be of real numbers",
        "fields; is of records with fields ('['): must be of real numbers",
        "dates; is of dates ('<M8[D]'): must be of real numbers"
      })
  void whatIsNoNumberIsRefused(String name, String sentence) {
    Unreadable refusal = assertThrows(Unreadable.class, () -> part("refused.npz", name));
    assertEquals(DataTest.file("refused.npz") + ", " + name + " " + sentence, refusal.getMessage());
  }

  /** What NumPy reads as a matrix of doubles must be written just so. */
  @Test
  void writesAsNumPyDoes() throws IOException {
    Path file = folder.resolve("t.npy");
    Data.write(file, Table.of("a", "b", "c").row(0.0, 1.0, 2.0).row(3.0, 4.0, 5.0));
    assertArrayEquals(Files.readAllBytes(DataTest.file("version-1.npy")), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
        "{'descr': '<f16', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 0), }",
        "{}"
      })
  void strangeHeadsAreRefused(String head) throws IOException {
    byte[] text = head.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[10 + text.length];
    System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, bytes, 0, 8);
    bytes[8] = (byte) text.length;
    System.arraycopy(text, 0, bytes, 10, text.length);
    Path file = Files.write(folder.resolve("t.npy"), bytes);
    Unreadable refusal = assertThrows(Unreadable.class, () -> Data.read(file));
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
  }
}
