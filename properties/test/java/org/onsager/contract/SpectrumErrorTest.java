package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.onsager.feature.Features;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What spectra say of their error is true: at pairs of points of random boxes, corners among them,
 * for sums of Gaussians of different widths.
 */
class SpectrumErrorTest {

  /** Of a sum of all modes, relative to {@code k(0)}: far below the tolerances tried here. */
  private static final double ROUNDING = 1e-14;

  private static final int RANDOM = 6;

  @Property(tries = 60, seed = "1")
  void theErrorIsNoMoreThanItSays(
      @ForAll @IntRange(min = 1, max = 3) int dimension,
      @ForAll @IntRange(min = 1, max = 3) int parts,
      @ForAll @DoubleRange(min = 1, max = 12) double digits,
      @ForAll @DoubleRange(min = 0.1, max = 20) double length,
      @ForAll long seed) {
    Key key = Key.of(seed);
    Kernel kernel = kernel(parts, key.fold(1));
    Block center = key.fold(2).normals(dimension).map(c -> 100 * c);
    Block shape = key.fold(3).normals(dimension);
    double wanted = dimension == 3 ? 1 + digits / 4 : digits;
    double edge = dimension == 3 ? length / 4 : length;
    Block lengths = shape.map(s -> edge * Math.exp(s / 2));
    double tolerance = Math.min(0.01, Math.pow(10, -wanted));
    Spectrum spectrum = Spectrum.of(kernel, center, lengths, tolerance);
    double diagonal = kernel.value(new double[dimension], new double[dimension]);
    assertTrue(spectrum.error() <= tolerance * diagonal);
    Points points = points(spectrum, key.fold(4));
    assertTrue(spectrum.contains(points));
    double measured = worst(spectrum, kernel, points);
    assertTrue(
        measured <= spectrum.error() + ROUNDING * diagonal,
        () -> measured + " is above " + spectrum.error());
  }

  private static PositiveDefiniteKernel kernel(int parts, Key key) {
    Block z = key.normals(2 * parts);
    PositiveDefiniteKernel kernel = part(z, 0);
    for (int c = 1; c < parts; c++) {
      kernel = kernel.plus(part(z, c));
    }
    return kernel;
  }

  private static PositiveDefiniteKernel part(Block z, int c) {
    return Gaussian.ofVariance(4 * Math.exp(z.get(2 * c))).times(Math.exp(z.get(2 * c + 1)));
  }

  /** Opposite corners, half-way between them, and points anywhere in the box. */
  private static Points points(Spectrum spectrum, Key key) {
    double[][] points = new double[3 + RANDOM][spectrum.dimension()];
    for (int i = 0; i < points.length; i++) {
      Block z = key.fold(i).normals(spectrum.dimension());
      for (int a = 0; a < points[i].length; a++) {
        double part = i < 3 ? (i - 1) / 2.0 : Math.sin(z.get(a)) / 2;
        double inside = 1 - 1e-9; // the sum of centre and half of an edge is rounded
        points[i][a] = spectrum.center().get(a) + inside * part * spectrum.lengths().get(a);
      }
    }
    return Points.of(points);
  }

  /** The largest difference of {@code <Phi(x), Phi(y)>} and {@code k(x, y)}. */
  private static double worst(Features features, Kernel kernel, Points points) {
    double worst = 0;
    for (int i = 0; i < points.count(); i++) {
      Block phi = features.mean(Particles.uniform(points.select(i)));
      Block products = features.along(points, phi).values();
      for (int k = 0; k < points.count(); k++) {
        double exact = kernel.value(points.row(i), points.row(k));
        worst = Math.max(worst, Math.abs(products.get(k) - exact));
      }
    }
    return worst;
  }

  /** The measure of this test sees a mode that is lost, an image, and half of an error. */
  @Test
  void saboteursAreSeen() {
    Kernel kernel = Gaussian.ofVariance(1);
    Spectrum right = Spectrum.of(kernel, Block.copyOf(0), Block.copyOf(4), 1e-6);
    Points corners = Points.onLine(-2, 0, 2);
    assertTrue(worst(right, kernel, corners) <= right.error());
    assertFalse(worst(right, kernel, corners) <= right.error() / 2);
    assertFalse(worst(right, kernel, Points.onLine(-2.5, 2.5)) <= right.error());
    assertFalse(worst(right, Gaussian.ofVariance(1.00001), corners) <= right.error());
    Block phi = right.mean(Particles.uniform(Points.onLine(0)));
    double lost = phi.get(phi.length() - 2) * phi.get(phi.length() - 2);
    assertTrue(lost > 0);
    assertEquals(1, phi.dot(phi), right.error());
    assertFalse(Math.abs(phi.dot(phi) - phi.get(1) * phi.get(1) - 1) <= right.error());
  }
}
