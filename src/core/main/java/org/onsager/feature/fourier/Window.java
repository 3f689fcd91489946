package org.onsager.feature.fourier;

/**
 * The window that spreads a point to W neighbours on a grid, {@code exp(beta (sqrt(1 - z^2) - 1))}
 * for {@code |z| <= 1}, as W polynomials side by side: the neighbour j of a point gets {@code sum_p
 * c_pj s^p}, where s runs from -1 to 1 as the point moves from one grid point to the next.
 *
 * <p>On a grid with twice as many points as modes, sums of a kernel whose coefficients fall as
 * those of a Gaussian, to its tolerance at the edge of the lattice, are off by at most {@link
 * #error} of {@code k(0) sum |w|} on each axis: by what the window's transform lets through from
 * beyond the frequencies of the grid.
 *
 * <p>Were all modes to be known alike, those at the edge would bound beta, by the image next to
 * them. A kernel makes so little of them that beta may be larger: with such a steep window 12
 * points do what takes 14 else. Its modes at the edge are off by much more than its kernel sums;
 * the features of the kernel, modes times the roots of coefficients, by a few tolerances. Wider
 * windows serve tolerances that ask for every mode to rounding. Gradients are off by up to a
 * hundred times as much as values, in units of the largest frequency, because a window ends with a
 * step.
 *
 * <p><i>Source:</i> Barnett, Magland and af Klinteberg (2019), arXiv:1808.06736; the rate is that
 * of Barnett (2020), arXiv:2001.09405.
 */
final class Window {

  /** Grid points a mode. */
  static final int OVERSAMPLING = 2;

  /** The error of a wider one is rounding. */
  static final int WIDEST = 16;

  /** Fewer points take no less time. */
  private static final int NARROWEST = 4;

  /** Lanes are a multiple of this. */
  private static final int UNIT = 8;

  /** Up to here for kernels, beyond for all modes. */
  private static final int STEEP = 12;

  /** The best beta for all modes, of {@code pi W (1 - 1 / (2 oversampling))}. */
  private static final double SHAPE = 0.976;

  /** Degrees beyond the width, for which polynomials err less than the window. */
  private static final int MORE_DEGREES = 2;

  /** Nodes of a quadrature that is exact to rounding. */
  private static final int NODES = 128;

  private final int width;
  private final double beta;
  private final double[] coefficients;

  private Window(int width) {
    this.width = width;
    this.beta = beta(width);
    this.coefficients = polynomials();
  }

  /** The narrowest window that errs by half of a tolerance at most on d axes, or the widest. */
  static Window within(double tolerance, int dimension) {
    int width = NARROWEST;
    while (width < WIDEST && dimension * error(width) > tolerance / 2) {
      width++;
    }
    return new Window(width);
  }

  /** The window of a width. */
  static Window ofWidth(int width) {
    return new Window(width);
  }

  /**
   * How far a kernel sum is off, there and back, on one axis: {@code 15.5 exp(-beta)} by a steep
   * window, the largest of all lattices and of all tolerances that take it; {@code 5 exp(-pi W /
   * sqrt 2)} by a wider one. That of the widest is rounding, and zero here.
   */
  static double error(int width) {
    if (width <= STEEP) {
      return 15.5 * Math.exp(-beta(width));
    }
    double rate = Math.PI * Math.sqrt(1 - 1.0 / OVERSAMPLING);
    return width == WIDEST ? 0 : 5 * Math.exp(-rate * width);
  }

  /**
   * Of steep windows it grows faster than W: a lesser tolerance leaves less to modes at the edge.
   */
  private static double beta(int width) {
    return Math.PI
        * (width <= STEEP ? 0.94 * (width - 1) : SHAPE * width * (1 - 0.5 / OVERSAMPLING));
  }

  /** W. */
  int width() {
    return width;
  }

  /** W, rounded up to full vectors; polynomials beyond W are zero. */
  int lanes() {
    return (width + UNIT - 1) / UNIT * UNIT;
  }

  /** Of the polynomials. */
  int degree() {
    return width + MORE_DEGREES;
  }

  /** {@code c_pj} at {@code p * lanes + j}. */
  double[] coefficients() {
    return coefficients;
  }

  /** The integral of the window times {@code cos 2 pi frequency t}, t in grid points. */
  double transform(double frequency) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) { // a periodic integrand: z = sin angle
      double angle = Math.PI * ((i + 0.5) / NODES - 0.5);
      double z = Math.sin(angle);
      sum += value(z) * Math.cos(angle) * Math.cos(Math.PI * frequency * width * z);
    }
    return sum * Math.PI / NODES * width / 2;
  }

  /** Without the difference of a root to one, whose rounding would be beta times as large. */
  private double value(double z) {
    double root = Math.sqrt(Math.max(0, (1 - z) * (1 + z)));
    return Math.exp(-beta * z * z / (1 + root));
  }

  private double[] polynomials() {
    int terms = degree() + 1;
    double[] out = new double[terms * lanes()];
    for (int j = 0; j < width; j++) {
      double[] values = new double[terms];
      for (int i = 0; i < terms; i++) {
        values[i] = value((2 * j + 1 + node(i, terms)) / width - 1);
      }
      double[] powers = powers(values);
      for (int p = 0; p < terms; p++) {
        out[p * lanes() + j] = powers[p];
      }
    }
    return out;
  }

  private static double node(int i, int terms) {
    return Math.cos(Math.PI * (i + 0.5) / terms);
  }

  /** The polynomial through values at Chebyshev's nodes, by its coefficients. */
  private static double[] powers(double[] values) {
    int terms = values.length;
    double[] sum = new double[terms];
    double[] last = new double[terms];
    double[] chebyshev = new double[terms];
    chebyshev[0] = 1;
    for (int k = 0; k < terms; k++) {
      double factor = 0;
      for (int i = 0; i < terms; i++) {
        factor += values[i] * Math.cos(Math.PI * k * (i + 0.5) / terms);
      }
      factor *= (k == 0 ? 1.0 : 2.0) / terms;
      double[] next = new double[terms];
      for (int p = 0; p < terms; p++) {
        sum[p] += factor * chebyshev[p];
        double raised = p == 0 ? 0 : chebyshev[p - 1];
        next[p] = k == 0 ? raised : 2 * raised - last[p];
      }
      last = chebyshev;
      chebyshev = next;
    }
    return sum;
  }
}
