package org.onsager.chart;

/** Length and direction of a point; the direction of the origin is zero. */
final class Polar {

  private final double length;

  private final double[] direction;

  private Polar(double length, double[] direction) {
    this.length = length;
    this.direction = direction;
  }

  /** Without overflow: the length is at most the largest double. */
  static Polar of(double[] z) {
    double largest = 0;
    for (double coordinate : z) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    double[] direction = new double[z.length];
    if (largest == 0) {
      return new Polar(0, direction);
    }
    double square = 0;
    for (double coordinate : z) {
      square += (coordinate / largest) * (coordinate / largest);
    }
    double root = Math.sqrt(square);
    for (int k = 0; k < z.length; k++) {
      direction[k] = z[k] / largest / root;
    }
    return new Polar(Math.min(largest * root, Double.MAX_VALUE), direction);
  }

  double length() {
    return length;
  }

  double direction(int axis) {
    return direction[axis];
  }

  /** The point in this direction at another length. */
  double[] at(double other) {
    double[] z = new double[direction.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = other * direction[k];
    }
    return z;
  }
}
