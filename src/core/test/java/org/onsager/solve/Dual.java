package org.onsager.solve;

/** A number with its exact partial derivatives, for test functions. */
final class Dual {

  private final double value;
  private final double[] partials;

  private Dual(double value, double[] partials) {
    this.value = value;
    this.partials = partials;
  }

  double value() {
    return value;
  }

  double[] partials() {
    return partials;
  }

  static Dual[] variables(double[] x) {
    Dual[] variables = new Dual[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] partials = new double[x.length];
      partials[i] = 1;
      variables[i] = new Dual(x[i], partials);
    }
    return variables;
  }

  private Dual chain(double image, double slope, Dual other, double otherSlope) {
    double[] sum = new double[partials.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = slope * partials[i] + otherSlope * other.partials[i];
    }
    return new Dual(image, sum);
  }

  private Dual chain(double image, double slope) {
    return chain(image, slope, this, 0);
  }

  Dual plus(Dual other) {
    return chain(value + other.value, 1, other, 1);
  }

  Dual plus(double number) {
    return chain(value + number, 1);
  }

  Dual minus(Dual other) {
    return chain(value - other.value, 1, other, -1);
  }

  Dual times(Dual other) {
    return chain(value * other.value, other.value, other, value);
  }

  Dual times(double number) {
    return chain(number * value, number);
  }

  Dual over(Dual other) {
    return chain(value / other.value, 1 / other.value, other, -value / (other.value * other.value));
  }

  Dual squared() {
    return chain(value * value, 2 * value);
  }

  Dual exp() {
    return chain(Math.exp(value), Math.exp(value));
  }

  Dual sqrt() {
    return chain(Math.sqrt(value), 1 / (2 * Math.sqrt(value)));
  }

  Dual sin() {
    return chain(Math.sin(value), Math.cos(value));
  }

  Dual cos() {
    return chain(Math.cos(value), -Math.sin(value));
  }

  Dual atan() {
    return chain(Math.atan(value), 1 / (1 + value * value));
  }
}
