package org.onsager.energy;

import org.onsager.measure.Block;

/**
 * A positive semidefinite matrix M of order (d + 1) n, in the form in which it is small:
 * displacement along axis a of particle i is index {@code a * n + i}, its mass change {@code d * n
 * + i}.
 */
public sealed interface Curvature {

  /**
   * The matrix itself.
   *
   * @param matrix M, symmetric, row by row
   */
  record Dense(Block matrix) implements Curvature {}

  /**
   * {@code M = A'A}.
   *
   * @param rows the number of rows of A
   * @param factor A, rows * (d + 1) n numbers, row by row
   */
  record Factor(int rows, Block factor) implements Curvature {}
}
