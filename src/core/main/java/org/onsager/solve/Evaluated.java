package org.onsager.solve;

/** A point with the value and the gradient of a function there. */
final class Evaluated {

  private final double[] point;
  private final double value;
  private final double[] gradient;

  private Evaluated(double[] point, double value, double[] gradient) {
    this.point = point;
    this.value = value;
    this.gradient = gradient;
  }

  /** One evaluation; the point is owned from now on. */
  static Evaluated at(Differentiable f, double[] point) {
    double[] gradient = new double[point.length];
    double value = f.evaluate(point, gradient);
    return new Evaluated(point, value, gradient);
  }

  boolean isFinite() {
    return Double.isFinite(value) && Dense.isFinite(gradient);
  }

  double[] point() {
    return point;
  }

  double value() {
    return value;
  }

  double[] gradient() {
    return gradient;
  }
}
