package org.onsager.feature.fourier;

/** A matrix in a part of an array, row by row, rows {@code stride} apart. */
final class DenseView {

  final double[] entries;
  final int offset;
  final int stride;
  final int rows;
  final int columns;

  DenseView(double[] entries, int offset, int stride, int rows, int columns) {
    this.entries = entries;
    this.offset = offset;
    this.stride = stride;
    this.rows = rows;
    this.columns = columns;
  }

  /** From the start of an array, without gaps. */
  static DenseView of(double[] entries, int rows, int columns) {
    return new DenseView(entries, 0, columns, rows, columns);
  }

  /** Some of the rows. */
  DenseView rows(int from, int to) {
    return new DenseView(entries, offset + from * stride, stride, to - from, columns);
  }
}
