package org.onsager.feature.fourier;

/**
 * One axis of a grid: {@code n = 2 (2 m + 1)} points a period, numbered from the centre of the box,
 * with the axis functions at each, divided by the window's transform.
 *
 * <p>A point is spread to the W grid points from its start on. They may lie beyond the period:
 * nothing is folded back, because the functions there are the periodic ones.
 */
final class GridAxis {

  /** Rows of tables are a multiple of this, for full vectors. */
  static final int UNIT = 8;

  /** An axis that is not there: one point, one function, 1. */
  static final GridAxis NONE = new GridAxis(0, 0, 1, 1, 1, 1);

  private final double center;

  /** Periods a unit of length. */
  private final double frequency;

  private final int period;
  private final int width;
  private final int size;
  private final int lowest;
  private final int points;
  private final double[] basis;
  private final double[] transposed;
  private final int rowLength;
  private final int columnLength;

  private GridAxis(
      double center, double frequency, int period, int width, int size, int rowLength) {
    this.center = center;
    this.frequency = frequency;
    this.period = period;
    this.width = width;
    this.size = size;
    this.rowLength = rowLength;
    this.lowest = width == 1 ? 0 : -((period + width) / 2);
    this.points = width == 1 ? 1 : period + width + 1;
    this.columnLength = width == 1 ? 1 : roundedUp(points + UNIT);
    this.basis = new double[points * rowLength];
    this.transposed = new double[size * columnLength];
    basis[0] = 1;
    transposed[0] = 1;
  }

  /** An axis of a lattice. */
  static GridAxis of(Lattice lattice, int axis, Window window) {
    int period = Window.OVERSAMPLING * (2 * lattice.most(axis) + 1);
    int size = lattice.size(axis);
    GridAxis out =
        new GridAxis(
            lattice.center(axis),
            lattice.spacing(axis) / (2 * Math.PI),
            period,
            window.width(),
            size,
            roundedUp(size));
    out.fill(window);
    return out;
  }

  static int roundedUp(int count) {
    return (count + UNIT - 1) / UNIT * UNIT;
  }

  private void fill(Window window) {
    for (int k = 0; 2 * k < size; k++) {
      double factor = 1 / window.transform((double) k / period);
      for (int g = 0; g < points; g++) {
        // Whole turns are left out in integers, where nothing is rounded.
        double angle = 2 * Math.PI * ((long) k * (lowest + g) % period) / period;
        put(g, 2 * k, factor * Math.cos(angle));
        put(g, 2 * k + 1, k == 0 ? 0 : factor * Math.sin(angle));
      }
    }
  }

  private void put(int g, int slot, double value) {
    basis[g * rowLength + slot] = value;
    transposed[slot * columnLength + g] = value;
  }

  /** In grid points from the centre, at most half a period. */
  double position(double x) {
    double turns = (x - center) * frequency;
    return period * (turns - Math.rint(turns));
  }

  /** The first grid point that a position is spread to. */
  int start(double position) {
    return (int) Math.ceil(position - 0.5 * width);
  }

  /** Where it is between two grid points, from -1 to 1. */
  double offset(double position, int start) {
    return 2 * (start + 0.5 * width - position) - 1;
  }

  /** What the derivative by the offset is to be multiplied with. */
  double slope() {
    return -2 * period * frequency;
  }

  /** Grid points that a point is spread to. */
  int width() {
    return width;
  }

  /** The slots of the lattice. */
  int size() {
    return size;
  }

  /** The slots, with those that fill vectors. */
  int rowLength() {
    return rowLength;
  }

  /** The functions at grid points: a row a point. */
  DenseView basis(int first, int count) {
    return new DenseView(basis, (first - lowest) * rowLength, rowLength, count, rowLength);
  }

  /** The functions at grid points: a row a function. */
  DenseView transposed(int first, int count) {
    return new DenseView(transposed, first - lowest, columnLength, size, count);
  }
}
