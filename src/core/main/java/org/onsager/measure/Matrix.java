package org.onsager.measure;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable matrix of doubles with value equality.
 *
 * @param rows number of rows, {@code >= 0}
 * @param columns number of columns, {@code >= 0}
 * @param block {@code rows * columns} entries, row after row: entry (i, j) is at {@code i * columns
 *     + j}
 */
public record Matrix(int rows, int columns, Block block) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if a number is negative, or the block has another length
   */
  public Matrix {
    Require.atLeast("rows", rows, 0);
    Require.atLeast("columns", columns, 0);
    if (block.length() != (long) rows * columns) {
      throw new IllegalArgumentException(
          "block has length %d: must be %d by %d".formatted(block.length(), rows, columns));
    }
  }

  /**
   * A matrix given by its rows.
   *
   * @param rows rows of equal lengths, copied
   * @return the matrix
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Matrix of(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has length %d: must be %d, as row 0".formatted(i, rows[i].length, columns));
      }
    }
    return build(
        rows.length,
        columns,
        out -> {
          for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, out, i * columns, columns);
          }
        });
  }

  /**
   * A matrix that {@code fill} writes once, without a copy. The array starts as zeros; {@code fill}
   * must not keep it.
   *
   * @param rows number of rows
   * @param columns number of columns
   * @param fill writes the entries, row after row
   * @return the matrix
   * @throws ArithmeticException if an array cannot have as many entries; ask {@link Room} before
   */
  public static Matrix build(int rows, int columns, Consumer<double[]> fill) {
    return new Matrix(rows, columns, Block.build(Math.multiplyExact(rows, columns), fill));
  }

  /**
   * One entry.
   *
   * @param row {@code 0 <= i < rows}
   * @param column {@code 0 <= j < columns}
   * @return the entry (i, j)
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public double get(int row, int column) {
    return block.get(row * columns + Objects.checkIndex(column, columns));
  }

  /**
   * One row.
   *
   * @param row {@code 0 <= i < rows}
   * @return its entries, a copy
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Block row(int row) {
    int from = Objects.checkIndex(row, rows) * columns;
    return Block.build(
        columns, out -> System.arraycopy(block.borrowReadOnly(), from, out, 0, columns));
  }

  /**
   * The product {@code A v}. O(rows * columns).
   *
   * @param vector as many entries as there are columns
   * @return as many entries as there are rows
   * @throws IllegalArgumentException if the length differs
   */
  public Block times(Block vector) {
    vector.requireLength("vector", columns);
    return Block.build(
        rows,
        out -> {
          for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
              out[i] += block.get(i * columns + j) * vector.get(j);
            }
          }
        });
  }

  /**
   * The product {@code A' v} with the transposed matrix. O(rows * columns).
   *
   * @param vector as many entries as there are rows
   * @return as many entries as there are columns
   * @throws IllegalArgumentException if the length differs
   */
  public Block transposedTimes(Block vector) {
    vector.requireLength("vector", rows);
    return Block.build(
        columns,
        out -> {
          for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
              out[j] += block.get(i * columns + j) * vector.get(i);
            }
          }
        });
  }

  /**
   * {@code this + factor * other}.
   *
   * @param factor the factor
   * @param other a matrix of the same shape
   * @return the sum
   * @throws IllegalArgumentException if the shapes differ
   */
  public Matrix plus(double factor, Matrix other) {
    other.requireShape("other", rows, columns);
    return new Matrix(rows, columns, block.plus(factor, other.block));
  }

  /**
   * A function applied to every entry.
   *
   * @param function the function
   * @return a matrix of the same shape
   */
  public Matrix map(DoubleUnaryOperator function) {
    return new Matrix(rows, columns, block.map(function));
  }

  /**
   * Whether every entry is finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return block.isFinite();
  }

  /**
   * Refuses a matrix that is not finite, naming the first bad entry.
   *
   * @param name how the message calls the matrix
   * @throws IllegalArgumentException if an entry is NaN or infinite
   */
  public void requireFinite(String name) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (!Double.isFinite(get(i, j))) {
          throw new IllegalArgumentException(
              "%s[%d][%d] = %s: must be finite".formatted(name, i, j, get(i, j)));
        }
      }
    }
  }

  /**
   * Refuses a matrix of another shape.
   *
   * @param name how the message calls the matrix
   * @param rowCount the number of rows that it must have
   * @param columnCount the number of columns that it must have
   * @throws IllegalArgumentException if the shape differs
   */
  public void requireShape(String name, int rowCount, int columnCount) {
    if (rows != rowCount || columns != columnCount) {
      throw new IllegalArgumentException(
          "%s is %d by %d: must be %d by %d".formatted(name, rows, columns, rowCount, columnCount));
    }
  }
}
