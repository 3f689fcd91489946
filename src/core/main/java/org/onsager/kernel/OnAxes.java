package org.onsager.kernel;

import io.vavr.collection.Vector;
import org.onsager.measure.Require;

/**
 * A kernel that reads some coordinates alone, {@code k(x_A, y_A)}. As definite as k. A {@link
 * Product} of kernels on different axes is their tensor product.
 *
 * @param kernel k, on as many coordinates as there are axes
 * @param axes A, indices of coordinates from 0, in the order in which k reads them
 */
public record OnAxes(Kernel kernel, Vector<Integer> axes) implements Kernel {

  /**
   * Validates the axes.
   *
   * @throws IllegalArgumentException if there are none, one is negative, or two are equal
   */
  public OnAxes {
    Require.atLeast("axes", axes.size(), 1);
    axes.forEach(axis -> Require.atLeast("axis", axis, 0));
    if (axes.distinct().size() < axes.size()) {
      throw new IllegalArgumentException("axes = " + axes.mkString(", ") + ": must be distinct");
    }
  }

  /**
   * A kernel on some axes.
   *
   * @param kernel k
   * @param axes indices of coordinates, from 0
   * @return the kernel
   * @throws IllegalArgumentException if there are none, one is negative, or two are equal
   */
  public static OnAxes of(Kernel kernel, int... axes) {
    return new OnAxes(kernel, Vector.ofAll(axes));
  }

  @Override
  public double value(double[] x, double[] y) {
    return kernel.value(read("x", x), read("y", y));
  }

  @Override
  public double[] gradient(double[] x, double[] y) {
    double[] inner = kernel.gradient(read("x", x), read("y", y));
    double[] gradient = new double[x.length];
    for (int a = 0; a < inner.length; a++) {
      gradient[axes.get(a)] = inner[a];
    }
    return gradient;
  }

  @Override
  public boolean isPositiveDefinite() {
    return kernel.isPositiveDefinite();
  }

  private double[] read(String name, double[] x) {
    double[] read = new double[axes.size()];
    for (int a = 0; a < read.length; a++) {
      int axis = axes.get(a);
      if (axis >= x.length) {
        throw new IllegalArgumentException(
            name + " has dimension " + x.length + ": must be above " + axis + ", an axis");
      }
      read[a] = x[axis];
    }
    return read;
  }
}
