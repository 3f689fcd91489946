package org.onsager.measure;

/**
 * {@code n} points in {@code R^d}.
 *
 * <p>The layout is coordinate-major: coordinate {@code k} of point {@code i} is entry {@code k * n
 * + i}, so that the hot loops run over neighbouring points.
 *
 * @param count number of points {@code n >= 1}
 * @param dimension dimension {@code d >= 1}
 * @param coordinates {@code n * d} finite numbers, coordinate-major
 */
public record Points(int count, int dimension, Block coordinates) {

  /** Numbers a cache line. */
  private static final int LINE = 8;

  /**
   * Validates shape and finiteness.
   *
   * @throws IllegalArgumentException if there is no point, no dimension, a wrong length, or a
   *     coordinate that is not finite
   */
  public Points {
    Require.atLeast("count", count, 1);
    Require.atLeast("dimension", dimension, 1);
    coordinates.requireLength(
        "coordinates", Room.forDoubles("the coordinates", count, dimension, "Use fewer points."));
    coordinates.requireFinite("coordinates");
  }

  /**
   * Points given row by row.
   *
   * @param rows one array of {@code d} coordinates a point
   * @return the points
   * @throws IllegalArgumentException if there are none, if rows differ in length, or if one is not
   *     finite
   */
  public static Points of(double[]... rows) {
    int count = rows.length;
    int dimension = count == 0 ? 0 : rows[0].length;
    for (int i = 0; i < count; i++) {
      if (rows[i].length != dimension) {
        throw new IllegalArgumentException(
            "rows[%d] has %d coordinates: must have %d, as rows[0]"
                .formatted(i, rows[i].length, dimension));
      }
    }
    return new Points(
        count,
        dimension,
        Block.build(
            count * dimension,
            out -> {
              for (int from = 0; from < count; from += LINE) {
                transpose(rows, from, Math.min(from + LINE, count), dimension, out);
              }
            }));
  }

  /** Some neighbouring points: what is written for one coordinate lies together. */
  private static void transpose(double[][] rows, int from, int to, int dimension, double[] out) {
    for (int k = 0; k < dimension; k++) {
      for (int i = from; i < to; i++) {
        out[k * rows.length + i] = rows[i][k];
      }
    }
  }

  /**
   * Points on the line.
   *
   * @param coordinates one coordinate a point
   * @return points of dimension one
   */
  public static Points onLine(double... coordinates) {
    return new Points(coordinates.length, 1, Block.copyOf(coordinates));
  }

  /**
   * One coordinate of one point.
   *
   * @param point index of the point
   * @param axis index of the coordinate
   * @return the coordinate
   */
  public double get(int point, int axis) {
    return coordinates.get(axis * count + point);
  }

  /**
   * One number a point and axis.
   *
   * @see #vectors
   */
  @FunctionalInterface
  public interface Component {

    /**
     * One component of the vector at one point.
     *
     * @param point index of the point
     * @param axis index of the coordinate
     * @return the component
     */
    double at(int point, int axis);
  }

  /**
   * A vector at every point, such as a velocity:
   *
   * <pre>{@code
   * points.vectors((i, k) -> -mobility.get(k) * xi.gradient(i, k));
   * }</pre>
   *
   * @param component component k of the vector at point i
   * @return {@code n * d} numbers, coordinate-major, as the coordinates are
   */
  public Block vectors(Component component) {
    return Block.build(
        coordinates.length(),
        out -> {
          for (int k = 0; k < dimension; k++) {
            for (int i = 0; i < count; i++) {
              out[k * count + i] = component.at(i, k);
            }
          }
        });
  }

  /**
   * One point.
   *
   * @param point its index
   * @return a fresh array of {@code d} coordinates
   */
  public double[] row(int point) {
    double[] row = new double[dimension];
    for (int k = 0; k < dimension; k++) {
      row[k] = get(point, k);
    }
    return row;
  }

  /**
   * All points, row by row.
   *
   * @return a fresh array of {@code n} rows
   */
  public double[][] rows() {
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = row(i);
    }
    return rows;
  }

  /**
   * These points, then others.
   *
   * @param more points of the same dimension
   * @return all of them
   * @throws IllegalArgumentException if the dimension differs
   */
  public Points joined(Points more) {
    more.requireDimension("more", dimension);
    int all = Math.addExact(count, more.count);
    return new Points(
        all,
        dimension,
        Block.build(
            Room.forDoubles("the coordinates", all, dimension, "Use fewer points."),
            out -> {
              for (int k = 0; k < dimension; k++) {
                System.arraycopy(coordinates.borrowReadOnly(), k * count, out, k * all, count);
                System.arraycopy(
                    more.coordinates.borrowReadOnly(),
                    k * more.count,
                    out,
                    k * all + count,
                    more.count);
              }
            }));
  }

  /**
   * The same number of points at other coordinates.
   *
   * @param moved {@code n * d} finite numbers, coordinate-major
   * @return the moved points
   * @throws IllegalArgumentException as the constructor does
   */
  public Points withCoordinates(Block moved) {
    return new Points(count, dimension, moved);
  }

  /**
   * Some of the points, in the given order.
   *
   * @param indices at least one index, repetition allowed
   * @return the chosen points
   */
  public Points select(int... indices) {
    double[][] rows = new double[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      rows[i] = row(indices[i]);
    }
    return of(rows);
  }

  /**
   * Refuses points of another dimension.
   *
   * @param name how the message calls the points
   * @param required the dimension they must have
   * @throws IllegalArgumentException if the dimension differs
   */
  public void requireDimension(String name, int required) {
    if (dimension != required) {
      throw new IllegalArgumentException(
          name + " has dimension " + dimension + ": must be " + required);
    }
  }
}
