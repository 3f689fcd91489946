package org.onsager.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Kernels that are not radial, in closed form. */
class KernelTest {

  private static final double[] X = row(1, -2);
  private static final double[] Y = row(0.5, 0.75);

  /** A dozen roundings of numbers of order one. */
  private static final double ROUNDING = 12 * Math.ulp(1.0);

  private static void assertSame(Kernel expected, Kernel kernel) {
    assertEquals(expected.value(X, Y), kernel.value(X, Y), ROUNDING);
    assertArrayEquals(expected.gradient(X, Y), kernel.gradient(X, Y), ROUNDING);
  }

  /** {@code exp(-(1/2)^2 / 2 / 4 - (11/4)^2 / 2 / 16)}, and its derivatives. */
  @Test
  void lengthsScaleTheAxes() {
    Kernel kernel = Anisotropic.ofLengths(Gaussian.ofVariance(1), 2, 4);
    double value = Math.exp(-0.25 / 8 - 2.75 * 2.75 / 32);

    assertEquals(value, kernel.value(X, Y), ROUNDING);
    assertArrayEquals(row(-0.5 / 4 * value, 2.75 / 16 * value), kernel.gradient(X, Y), ROUNDING);
  }

  /** {@code |A z|^2 = z'z} for a rotation A, and {@code <a, z>^2} for a projection on a. */
  @Test
  void matricesRotateAndProject() {
    Gaussian gaussian = Gaussian.ofVariance(2);
    assertSame(gaussian, Anisotropic.ofRows(gaussian, row(0.6, 0.8), row(-0.8, 0.6)));
    double along = 0.6 * 0.5 + 0.8 * -2.75;
    assertEquals(
        Math.exp(-along * along / 4),
        Anisotropic.ofRows(gaussian, row(0.6, 0.8)).value(X, Y),
        ROUNDING);
  }

  @Test
  void gaussiansOnTheAxesMultiplyToTheGaussian() {
    Gaussian gaussian = Gaussian.ofVariance(3);
    assertSame(gaussian, Product.of(OnAxes.of(gaussian, 0), OnAxes.of(gaussian, 1)));
    assertSame(gaussian, OnAxes.of(gaussian, 1, 0));
  }

  /** {@code <x, y> = -1}: {@code (-1 + 3)^3 = 8}, gradient {@code 3 (-1 + 3)^2 y}. */
  @Test
  void polynomialIsThePower() {
    Polynomial cubic = new Polynomial(3, 3);
    assertEquals(8, cubic.value(X, Y));
    assertArrayEquals(row(12 * 0.5, 12 * 0.75), cubic.gradient(X, Y));
    assertArrayEquals(Y, new Polynomial(1, 5).gradient(X, Y), "of degree one it is y");
  }

  @Test
  void radialKernelsSayThatTheyAre() {
    Gaussian gaussian = Gaussian.ofVariance(1);
    assertEquals(Option.of(gaussian), gaussian.radial());
    assertEquals(Option.none(), Anisotropic.ofLengths(gaussian, 1, 1).radial());
    assertEquals(Option.none(), Kernel.of(gaussian::value, gaussian::gradient).radial());
    assertArrayEquals(row(0, 0), new EnergyDistance().gradient(X, X), "a kink");
  }

  @Test
  void definitenessIsThatOfTheParts() {
    Kernel energy = new EnergyDistance();
    Gaussian gaussian = Gaussian.ofVariance(1);
    assertFalse(Anisotropic.ofLengths(energy, 1, 2).isPositiveDefinite());
    assertFalse(OnAxes.of(energy, 0).isPositiveDefinite());
    assertFalse(Kernel.of(gaussian::value, gaussian::gradient).isPositiveDefinite());
    assertTrue(Anisotropic.ofLengths(gaussian, 1, 2).isPositiveDefinite());
    assertTrue(OnAxes.of(gaussian, 0).isPositiveDefinite());
    assertTrue(Product.of(gaussian, new Polynomial(2, 0)).isPositiveDefinite());
    assertTrue(Kernel.positiveDefinite(gaussian::value, gaussian::gradient).isPositiveDefinite());
    var thrown = assertThrows(IllegalArgumentException.class, () -> Product.of(gaussian, energy));
    assertTrue(thrown.getMessage().contains("factor = " + energy), thrown::getMessage);
  }

  @Test
  void equalPartsMakeEqualKernels() {
    Gaussian gaussian = Gaussian.ofVariance(1);
    assertEquals(
        Anisotropic.ofLengths(gaussian, 1, 2),
        Anisotropic.ofRows(Gaussian.ofVariance(1), row(1, 0), row(0, 0.5)));
    assertEquals(
        Product.of(OnAxes.of(gaussian, 0), new Polynomial(2, 1)),
        Product.of(OnAxes.of(Gaussian.ofVariance(1), 0), new Polynomial(2, 1)));
  }

  @Test
  void refusesWhatIsNoKernel() {
    Gaussian gaussian = Gaussian.ofVariance(1);
    refused("degree", () -> new Polynomial(0, 1));
    refused("offset", () -> new Polynomial(2, -1));
    refused("lengths[1]", () -> Anisotropic.ofLengths(gaussian, 1, 0));
    refused("row", () -> Anisotropic.ofRows(gaussian, row(1, 2), row(1)));
    refused("matrix[1]", () -> Anisotropic.ofRows(gaussian, row(1, Double.NaN)));
    refused("rows", () -> Anisotropic.ofRows(gaussian));
    refused("axes", () -> OnAxes.of(gaussian));
    refused("axis = -1", () -> OnAxes.of(gaussian, -1));
    refused("distinct", () -> OnAxes.of(gaussian, 1, 1));
    refused("factors", () -> Product.of());
  }

  @Test
  void refusesPointsOfAnotherDimension() {
    Gaussian gaussian = Gaussian.ofVariance(1);
    refused("must be 3", () -> Anisotropic.ofLengths(gaussian, 1, 1, 1).value(X, Y));
    refused("above 2", () -> OnAxes.of(gaussian, 2).gradient(X, Y));
    refused("must be 2", () -> new Polynomial(2, 1).value(X, row(1)));
    refused("must be 2", () -> gaussian.gradient(X, row(1)));
  }

  private static void refused(String what, Executable making) {
    var thrown = assertThrows(IllegalArgumentException.class, making);
    assertTrue(thrown.getMessage().contains(what), thrown::getMessage);
  }
}
