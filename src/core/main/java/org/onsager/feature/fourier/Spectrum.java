package org.onsager.feature.fourier;

import io.vavr.control.Option;
import java.util.Objects;
import org.onsager.feature.CurvatureBounds;
import org.onsager.feature.Features;
import org.onsager.feature.Jet;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;

/**
 * A kernel on a box as its Fourier series: {@code |k(x, y) - <Phi(x), Phi(y)>| <= error} where
 * {@code |x_a - y_a| <= L_a} on every axis, with features {@code Phi_j = sqrt(c_j) b_j} of products
 * b_j of 1, {@code cos k h_a z_a} and {@code sin k h_a z_a}, {@code z = x - center}. It is the
 * integral over frequencies by the trapezoidal rule with spacings {@code h_a = 2 pi / T_a},
 * frequencies in a ball; the period {@code T_a > L_a} keeps images away.
 *
 * <p>The mean features of n points, and a combination of features with its gradient at n points,
 * cost O(n), in the plane together 0.2 microseconds a point to 1e-14 where the box is six standard
 * deviations wide; rounding is that of {@code sum_i |w_i|}.
 *
 * <p>Outside its box a spectrum is periodic: a point there feels an image of what is not near it.
 *
 * <p><i>Source:</i> Greengard, Rachh and Barnett (2022), arXiv:2210.10210; Potts and Steidl (2003),
 * doi:10.1137/S1064827502400984.
 */
public final class Spectrum implements Features {

  private final Kernel kernel;
  private final Block center;
  private final Block lengths;
  private final double variance;
  private final double tolerance;
  private final Modes modes;

  private Spectrum(Kernel kernel, Block center, Block lengths, double variance, double tolerance) {
    this.kernel = kernel;
    this.center = center;
    this.lengths = lengths;
    this.variance = variance;
    this.tolerance = tolerance;
    this.modes = Modes.of(Components.of(kernel), center, lengths, variance, tolerance);
  }

  /**
   * The spectrum of a kernel on a box.
   *
   * @param kernel a Gaussian, or a sum or multiple of such
   * @param center the centre of the box, {@code 1 <= d <= 3} coordinates
   * @param lengths its edges {@code L_a > 0}
   * @param tolerance the error that is allowed, relative to {@code k(0)}, from 1e-30 to 0.01; below
   *     1e-16 it is no longer seen in the kernel, but in a squared MMD, a sum of squares
   * @return the spectrum, as few modes as this takes
   * @throws IllegalArgumentException if the kernel is another one, or a number is out of range
   * @throws org.onsager.measure.Trouble with {@code Failure.TooLarge} if the box is too wide
   */
  public static Spectrum of(Kernel kernel, Block center, Block lengths, double tolerance) {
    return of(kernel, center, lengths, 0, tolerance);
  }

  /**
   * The spectrum of a kernel for measures of an extent.
   *
   * @param kernel a Gaussian, or a sum or multiple of such
   * @param extent a box, every edge of positive length, in dimension {@code 1 <= d <= 3}
   * @param tolerance as above
   * @return the spectrum, whose period keeps away the images of normal distributions as well
   * @throws IllegalArgumentException if the kernel is another one, or a number is out of range
   * @throws org.onsager.measure.Trouble with {@code Failure.TooLarge} if the box is too wide
   */
  public static Spectrum of(Kernel kernel, Extent extent, double tolerance) {
    Block center = extent.least().map(x -> x / 2).plus(0.5, extent.most());
    Block lengths = extent.most().plus(-1, extent.least());
    return of(kernel, center, lengths, extent.variance(), tolerance);
  }

  /**
   * The longest length of a kernel.
   *
   * @param kernel a Gaussian, or a sum or multiple of such
   * @return the largest standard deviation
   * @throws IllegalArgumentException if the kernel is another one
   */
  public static double widest(Kernel kernel) {
    return Math.sqrt(Components.of(kernel).widest());
  }

  private static Spectrum of(
      Kernel kernel, Block center, Block lengths, double variance, double tolerance) {
    center.requireFinite("center");
    lengths.requireLength("lengths", center.length());
    for (int a = 0; a < lengths.length(); a++) {
      Require.positive("lengths[" + a + "]", lengths.get(a));
    }
    if (center.length() > 3) {
      throw new IllegalArgumentException(
          "dimension = %d: must be at most 3; use orthogonal random features, or exact sums"
              .formatted(center.length()));
    }
    if (!(tolerance >= 1e-30 && tolerance <= 0.01)) {
      throw new IllegalArgumentException(
          "tolerance = %s: must be from 1e-30 to 0.01".formatted(tolerance));
    }
    return new Spectrum(kernel, center, lengths, variance, tolerance);
  }

  /**
   * The kernel.
   *
   * @return k
   */
  public Kernel kernel() {
    return kernel;
  }

  /**
   * The centre of the box.
   *
   * @return d coordinates
   */
  public Block center() {
    return center;
  }

  /**
   * The edges of the box.
   *
   * @return {@code L_a}, d numbers
   */
  public Block lengths() {
    return lengths;
  }

  /**
   * What the box is left by.
   *
   * @return the largest variance of normal distributions whose means are in it; 0 for points
   */
  public double variance() {
    return variance;
  }

  /**
   * The error that was allowed.
   *
   * @return relative to {@code k(0)}
   */
  public double tolerance() {
    return tolerance;
  }

  /**
   * The certified error, without rounding: of the kernel on the box, and of its integral over
   * probabilities, of points in the box or of normal distributions with means in it and at most
   * {@link #variance}. So {@code (m + m')^2} times it is that of the squared MMD of two measures of
   * masses m and m'.
   *
   * @return an upper bound, {@code <= tolerance k(0)}
   */
  public double error() {
    return modes.error();
  }

  /**
   * The squared speed of the features when a point moves, along the axis where it is largest; the
   * same at all points.
   *
   * @return {@code |Phi'(x)|^2}, {@code -2 phi'(0)} of a radial kernel but for the error
   */
  public double squaredSlope() {
    return modes.squaredSlope();
  }

  /**
   * How far the mean features of a probability may be from themselves by rounding, in norm, to
   * first order in {@code u = 2^-53}. A sum of n terms adds n u times their sizes (Higham 2002,
   * section 4.2), which is {@code n u sqrt(k(0))}; a mode b_j at a point is known to {@code u (3 d
   * + 8 + (d + 3) / 2 sum_a omega_ja L_a)}: cosine, products and phase. The latter is the larger
   * part for few points.
   *
   * @param terms n, the longest sum over points
   * @return a bound of the worst case
   */
  public double rounding(long terms) {
    return modes.rounding(terms, lengths);
  }

  /**
   * The relative error of a compensated sum of squared mean features by rounding: that of the
   * amplitudes, above all of their exponentials.
   *
   * @return a bound of the worst case
   */
  public double relative() {
    return modes.relative();
  }

  /**
   * A distance at which measures that are in the box, or normal with means in it, are no longer
   * felt: there their embedding is below {@code tolerance k(0)} times their mass.
   *
   * @return the distance
   */
  public double reach() {
    return modes.reach();
  }

  /**
   * The kernel on the diagonal.
   *
   * @return {@code k(0)}
   */
  public double diagonal() {
    return Components.of(kernel).diagonal();
  }

  /**
   * The box, and the variance of what leaves it.
   *
   * @return the extent of the measures that this is a spectrum for
   */
  public Extent extent() {
    return new Extent(center.plus(-0.5, lengths), center.plus(0.5, lengths), variance);
  }

  /**
   * Refuses points outside the box.
   *
   * @param points of dimension d
   * @throws Trouble with {@link Failure.Refused} if there is one
   * @throws IllegalArgumentException if the dimensions differ
   */
  public void requireInside(Points points) {
    if (!contains(points)) {
      throw new Trouble(
          new Failure.Refused(
              "A point is outside of the box of the spectrum, center %s, lengths %s."
                  .formatted(center, lengths),
              "Compute the coefficients on a larger box, or confine the particles by a chart:"
                  + " energy.in(Chart.box(...)).",
              0));
    }
  }

  @Override
  public int count() {
    return modes.lattice().count();
  }

  @Override
  public int dimension() {
    return center.length();
  }

  /**
   * Whether all points are in the box.
   *
   * @param points of dimension d
   * @return true if {@code |x_a - center_a| <= L_a / 2} for all
   * @throws IllegalArgumentException if the dimensions differ
   */
  public boolean contains(Points points) {
    points.requireDimension("the points", dimension());
    for (int a = 0; a < dimension(); a++) {
      for (int i = 0; i < points.count(); i++) {
        if (!(Math.abs(points.get(i, a) - center.get(a)) <= lengths.get(a) / 2)) {
          return false;
        }
      }
    }
    return true;
  }

  /** {@code sum_i w_i b_j(x_i)}. */
  Block sums(Particles mu) {
    mu.points().requireDimension("the measure", dimension());
    double[] sums = modes.transform().sums(mu.points(), mu.weights());
    return Block.build(sums.length, out -> System.arraycopy(sums, 0, out, 0, out.length));
  }

  /** Times the amplitudes {@code sqrt(c_j)}. */
  Block scaled(Block numbers) {
    return Block.build(
        numbers.length(),
        out -> {
          for (int j = 0; j < out.length; j++) {
            out[j] = modes.amplitude(j) * numbers.get(j);
          }
        });
  }

  @Override
  public Block mean(Particles mu) {
    return scaled(sums(mu));
  }

  @Override
  public Field along(Points at, Block g) {
    at.requireDimension("the points", dimension());
    g.requireLength("g", count());
    return Field.build(
        at.count(),
        dimension(),
        (values, gradients) ->
            modes.transform().evaluate(scaled(g).borrowReadOnly(), at, values, gradients));
  }

  /** The gradients at points of {@code sum_j g_j b_j}, without amplitudes. */
  double[] gradients(Points at, double[] g) {
    double[] gradients = new double[at.dimension() * at.count()];
    modes.transform().evaluate(g, at, new double[at.count()], gradients);
    return gradients;
  }

  @Override
  public Jet jet(Points at) {
    at.requireDimension("the points", dimension());
    return new SpectralJet(this, at);
  }

  @Override
  public Block values(Points at) {
    return jet(at).values();
  }

  @Override
  public Block jacobian(Points at) {
    return jet(at).jacobian();
  }

  @Override
  public Block curvature(Points at, Block g) {
    return jet(at).curvature(g);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code sqrt(c_j) |omega_j|^2}, everywhere.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return Option.of(
        CurvatureBounds.everywhere(
            Block.build(
                count(),
                out -> {
                  for (int j = 0; j < out.length; j++) {
                    out[j] = modes.amplitude(j) * modes.lattice().squaredFrequency(j);
                  }
                })));
  }

  Modes modes() {
    return modes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrum that
        && kernel.equals(that.kernel)
        && center.equals(that.center)
        && lengths.equals(that.lengths)
        && variance == that.variance
        && tolerance == that.tolerance;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kernel, center, lengths, variance, tolerance);
  }

  @Override
  public String toString() {
    return "Spectrum[kernel=%s, center=%s, lengths=%s, variance=%s, tolerance=%s]"
        .formatted(kernel, center, lengths, variance, tolerance);
  }
}
