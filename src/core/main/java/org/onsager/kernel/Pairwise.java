package org.onsager.kernel;

import java.util.function.BinaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.onsager.measure.Text;

/** A kernel made of lambdas. */
record Pairwise(
    ToDoubleBiFunction<double[], double[]> function,
    BinaryOperator<double[]> derivative,
    boolean isPositiveDefinite)
    implements Kernel {

  @Override
  public double value(double[] x, double[] y) {
    return function.applyAsDouble(x, y);
  }

  @Override
  public double[] gradient(double[] x, double[] y) {
    return derivative.apply(x, y);
  }

  static void requireSameDimension(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "y has dimension " + y.length + ": must be " + x.length + ", as x");
    }
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
