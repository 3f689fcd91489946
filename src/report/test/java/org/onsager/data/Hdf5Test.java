package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.onsager.data.Unreadable.Remedy;

/** Files of h5py and ArviZ; see {@code test/resources/data/data.md}. */
class Hdf5Test {

  private static Sheet part(String file, String name) {
    return Data.read(DataTest.file(file), Reading.samples().withPart(name));
  }

  /** All chains one after the other, a column for each entry of a variable. */
  @Test
  void drawsOfArvizAreRead() {
    Sheet sheet = Data.read(DataTest.file("arviz.nc"));
    assertEquals(Vector.of("mu", "theta[0]", "theta[1]", "theta[2]"), sheet.header());
    assertArrayEquals(part("arviz.npz", "mu").column(0), sheet.column("mu"));
    Sheet theta = part("arviz.npz", "theta");
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(theta.column(k), sheet.column("theta[" + k + "]"));
    }
    assertEquals(
        Vector.of(DataTest.file("arviz.nc") + ": the draws of the group posterior are read"),
        sheet.notices());
    assertEquals(sheet.numbers(), part("arviz.nc", "/posterior").numbers());
  }

  @Test
  void columnsOfOneLengthStandSideBySide() {
    Sheet sheet = Data.read(DataTest.file("columns.h5"));
    assertEquals(Vector.of("a", "b"), sheet.header());
    assertArrayEquals(new double[][] {{0, 0.5}, {1, 1}, {2, 2}, {3, 4}}, sheet.rows());
  }

  @Test
  void oneOfSeveralPartsMustBeNamed() {
    Unreadable several =
        assertThrows(Unreadable.class, () -> Data.read(DataTest.file("several.h5")));
    assertEquals(
        DataTest.file("several.h5")
            + " has /words (2), /g/x (2 x 3), /h/y (4): must be one table, or columns of one"
            + " length",
        several.getMessage());
    assertEquals(Option.some(Remedy.PART), several.remedy());
    double[][] x = {{0, 1, 2}, {3, 4, 5}};
    assertArrayEquals(x, part("several.h5", "g/x").rows());
    assertArrayEquals(x, part("several.h5", "/g").rows());
    assertThrows(Unreadable.class, () -> part("several.h5", "g/z"));
    assertThrows(Unreadable.class, () -> part("several.h5", "words"));
  }
}
