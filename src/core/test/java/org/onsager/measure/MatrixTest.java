package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MatrixTest {

  private static final Matrix MATRIX = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void entriesAreRowAfterRow() {
    assertEquals(new Matrix(2, 3, Block.copyOf(1, 2, 3, 4, 5, 6)), MATRIX);
    assertEquals(6, MATRIX.get(1, 2));
    assertEquals(4, MATRIX.get(1, 0));
    assertEquals(Block.copyOf(4, 5, 6), MATRIX.row(1));
    assertNotEquals(new Matrix(3, 2, MATRIX.block()), MATRIX);
  }

  @Test
  void productsAreThoseOfTheBook() {
    assertEquals(Block.copyOf(1 - 2 + 6, 4 - 5 + 12), MATRIX.times(Block.copyOf(1, -1, 2)));
    assertEquals(Block.copyOf(2 - 4, 4 - 5, 6 - 6), MATRIX.transposedTimes(Block.copyOf(2, -1)));
  }

  @Test
  void sumsAndImagesKeepTheShape() {
    Matrix doubled = MATRIX.map(x -> 2 * x);
    assertEquals(Matrix.of(new double[][] {{2, 4, 6}, {8, 10, 12}}), doubled);
    assertEquals(MATRIX, doubled.plus(-0.5, doubled).map(x -> x + 0));
    assertTrue(MATRIX.isFinite());
    assertFalse(MATRIX.map(x -> 1 / (x - 5)).isFinite());
  }

  @Test
  void whatIsGivenIsCopied() {
    double[][] rows = {{1, 2}, {3, 4}};
    Matrix matrix = Matrix.of(rows);
    rows[1][0] = 7;
    assertEquals(3, matrix.get(1, 0));
  }

  @Test
  void shapesAreHeld() {
    Block four = Block.constant(4, 0);
    refused("block has length 4: must be 2 by 3", () -> new Matrix(2, 3, four));
    // 65536^2 is zero as an int.
    refused("block has length 0", () -> new Matrix(65536, 65536, Block.copyOf()));
    refused("rows = -2", () -> new Matrix(-2, -2, four));
    refused("row 1 has length 1: must be 2", () -> Matrix.of(new double[2], new double[1]));
    refused("vector has length 2", () -> MATRIX.times(Block.copyOf(1, 2)));
    refused("vector has length 3", () -> MATRIX.transposedTimes(Block.copyOf(1, 2, 3)));
    refused("other is 3 by 2", () -> MATRIX.plus(1, new Matrix(3, 2, MATRIX.block())));
    refused("S is 2 by 3: must be 2 by 2", () -> MATRIX.requireShape("S", 2, 2));
    refused(
        "S[1][1] = Infinity: must be finite",
        () -> MATRIX.map(x -> x == 5 ? 1 / 0.0 : x).requireFinite("S"));
    // Entry (0, 3) would be entry (1, 0).
    assertThrows(IndexOutOfBoundsException.class, () -> MATRIX.get(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> MATRIX.get(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> MATRIX.row(2));
  }

  private static void refused(String message, Executable action) {
    var e = assertThrows(IllegalArgumentException.class, action);
    assertTrue(String.valueOf(e.getMessage()).startsWith(message), e.getMessage());
  }
}
