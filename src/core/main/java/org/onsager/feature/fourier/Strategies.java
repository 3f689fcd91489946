package org.onsager.feature.fourier;

import io.vavr.Lazy;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Two strategies for the same sums: for n points the modes themselves, exact to rounding, unless a
 * grid takes much less time by both accounts. What n points take depends on nothing else, so
 * neither do the digits.
 *
 * <p>On a line these are the modes, always. In the plane the grid serves from about {@code 2 m + 1
 * = 41} modes an axis and thousands of points, in space from some hundred points.
 */
final class Strategies implements Transform {

  /** The system property that decides for one: {@code tensor} or {@code grid}. */
  static final String PROPERTY = "onsager.spectra";

  /** Gradients of the best grid err by some 1e-13 of the largest slope: it must be worth that. */
  private static final double WORTH = 1.5;

  private final Lattice lattice;
  private final Window window;
  private final Lazy<Transform> tensor;
  private final Lazy<Transform> grid;

  private Strategies(Lattice lattice, Window window) {
    this.lattice = lattice;
    this.window = window;
    this.tensor = Lazy.of(() -> new TensorTransform(lattice, TensorLoops.best()));
    this.grid = Lazy.of(() -> new GridTransform(lattice, window, GridLoops.best()));
  }

  /** Both, or what the property decides for. */
  static Transform of(Lattice lattice, double tolerance) {
    Strategies both = new Strategies(lattice, Window.within(tolerance, lattice.dimension()));
    return switch (System.getProperty(PROPERTY, "")) {
      case "tensor" -> both.tensor.get();
      case "grid" -> both.grid.get();
      case "" -> both;
      default ->
          throw new IllegalArgumentException(
              "%s = \"%s\": must be tensor or grid"
                  .formatted(PROPERTY, System.getProperty(PROPERTY)));
    };
  }

  /** How far kernel sums may be off beside rounding, relative to {@code k(0) sum |w|}. */
  static double error(double tolerance, int dimension) {
    return dimension * Window.error(Window.within(tolerance, dimension).width());
  }

  @Override
  public double[] sums(Points points, Block weights) {
    return best(points.count()).sums(points, weights);
  }

  @Override
  public void evaluate(double[] g, Points points, double[] values, double[] gradients) {
    best(points.count()).evaluate(g, points, values, gradients);
  }

  Transform best(int n) {
    double byGrid = GridTransform.nanoseconds(lattice, window, n);
    boolean modes = TensorTransform.nanoseconds(lattice, n) <= WORTH * byGrid;
    return (modes ? tensor : grid).get();
  }
}
