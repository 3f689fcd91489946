package org.onsager.feature;

import io.vavr.control.Option;
import java.util.Objects;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * All products {@code prod_a p_(k_a)((x_a - c_a) / s_a)} with {@code sum_a k_a <= degree} of
 * polynomials of one variable: {@code M = (degree + d choose d)} features, by total degree, the
 * constant first. Their means are the moments of a measure to the degree.
 *
 * <p>Raw monomials lose digits from degree 8 on: take a basis that is orthonormal for the measure
 * at hand. With such a basis the measure itself has the means {@code (1, 0, ..., 0)}.
 */
public final class Polynomials implements SharedFeatures {

  private final Recurrence recurrence;
  private final int degree;
  private final Block centre;
  private final Block scale;

  /** Exponents of feature j on axis a at {@code j * d + a}. */
  private final int[] powers;

  private Polynomials(Recurrence recurrence, int degree, Block centre, Block scale) {
    Require.atLeast("dimension", centre.length(), 1);
    Require.atLeast("degree", degree, 0);
    this.recurrence = recurrence;
    this.degree = degree;
    this.centre = centre;
    this.scale = scale;
    this.powers = Powers.upTo(degree, centre.length());
  }

  private static Polynomials centred(Recurrence recurrence, int dimension, int degree) {
    Require.atLeast("dimension", dimension, 1);
    return new Polynomials(
        recurrence, degree, Block.constant(dimension, 0), Block.constant(dimension, 1));
  }

  /**
   * Monomials {@code prod_a x_a^(k_a)}: the regressors of polynomial models and of quadratic
   * response surfaces.
   *
   * @param dimension {@code d >= 1}
   * @param degree {@code >= 0}
   * @return the features
   */
  public static Polynomials monomials(int dimension, int degree) {
    return centred(Recurrence.MONOMIAL, dimension, degree);
  }

  /**
   * Products of Legendre polynomials, orthonormal for the uniform distribution on {@code [-1,
   * 1]^d}.
   *
   * @param dimension {@code d >= 1}
   * @param degree {@code >= 0}
   * @return the features
   */
  public static Polynomials legendre(int dimension, int degree) {
    return centred(Recurrence.LEGENDRE, dimension, degree);
  }

  /**
   * Products of Hermite polynomials, orthonormal for {@code N(0, I)}.
   *
   * @param dimension {@code d >= 1}
   * @param degree {@code >= 0}
   * @return the features
   */
  public static Polynomials hermite(int dimension, int degree) {
    return centred(Recurrence.HERMITE, dimension, degree);
  }

  /**
   * Polynomials that are orthonormal over a measure, a sample for instance: Hermite polynomials of
   * the standardised coordinates, then {@link Features#orthonormalOver}.
   *
   * @param mu the measure
   * @param degree {@code >= 0}
   * @return the features
   * @throws IllegalArgumentException if the measure cannot tell them apart: fewer points than
   *     features, an axis on which it is constant, points on a line
   */
  public static Features orthonormalOver(Particles mu, int degree) {
    int d = mu.dimension();
    double mass = mu.mass();
    double[] mean = new double[d];
    double[] deviation = new double[d];
    for (int a = 0; a < d; a++) {
      int axis = a;
      mean[a] = mu.integral(x -> x[axis]) / mass;
      double centre = mean[a];
      deviation[a] = Math.sqrt(mu.integral(x -> (x[axis] - centre) * (x[axis] - centre)) / mass);
      Require.length("the standard deviation along axis " + a, deviation[a]);
    }
    return new Polynomials(Recurrence.HERMITE, degree, Block.copyOf(mean), Block.copyOf(deviation))
        .orthonormalOver(mu);
  }

  @Override
  public int count() {
    return powers.length / dimension();
  }

  @Override
  public int dimension() {
    return centre.length();
  }

  /**
   * The degree in one variable.
   *
   * @param feature j, {@code 0 <= j < count()}
   * @param axis a, {@code 0 <= a < dimension()}
   * @return {@code k_a}
   */
  public int power(int feature, int axis) {
    return powers[feature * dimension() + axis];
  }

  @Override
  public Jet jet(Points at) {
    at.requireDimension("the points", dimension());
    return new PolynomialJet(this, at, tables(at));
  }

  /** The tables of axis a at point i at index {@code a * n + i}. */
  private double[][] tables(Points at) {
    double[][] tables = new double[dimension() * at.count()][];
    for (int e = 0; e < tables.length; e++) {
      int axis = e / at.count();
      double z = (at.coordinates().get(e) - centre.get(axis)) / scale.get(axis);
      tables[e] = recurrence.table(degree, z);
    }
    return tables;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The Frobenius norm, by bounds of the factors.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return Option.of(this::bounds);
  }

  private Block bounds(double[] box, double[] halfWidths) {
    int d = dimension();
    double[][] tables = new double[d][];
    for (int a = 0; a < d; a++) {
      double farthest = Math.abs(box[a] - centre.get(a)) + halfWidths[a];
      tables[a] = recurrence.bounds(degree, farthest / scale.get(a));
    }
    return Block.build(
        count(),
        kappa -> {
          for (int j = 0; j < kappa.length; j++) {
            double squares = 0;
            for (int a = 0; a < d; a++) {
              for (int b = 0; b < d; b++) {
                double entry = product(tables, 1, 0, j, a, b);
                squares += entry * entry;
              }
            }
            kappa[j] = Math.sqrt(squares);
          }
        });
  }

  /**
   * A derivative of feature j with respect to the axes (negative: none), from the tables {@code
   * axis * stride + offset}.
   */
  double product(double[][] tables, int stride, int offset, int j, int first, int second) {
    int d = centre.length();
    if (vanishes(j, first) || vanishes(j, second)) {
      return 0;
    }
    double product = 1;
    for (int a = 0; a < d; a++) {
      int order = (a == first ? 1 : 0) + (a == second ? 1 : 0);
      product *= tables[a * stride + offset][order * (degree + 1) + powers[j * d + a]];
      for (int r = 0; r < order; r++) {
        product /= scale.get(a);
      }
    }
    return product;
  }

  /** Most products of many variables do not depend on most of them. */
  private boolean vanishes(int j, int axis) {
    return axis >= 0 && powers[j * centre.length() + axis] == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomials that
        && recurrence == that.recurrence
        && degree == that.degree
        && centre.equals(that.centre)
        && scale.equals(that.scale);
  }

  @Override
  public int hashCode() {
    return Objects.hash(recurrence, degree, centre, scale);
  }

  @Override
  public String toString() {
    return "Polynomials[%s, degree %d, dimension %d]".formatted(recurrence, degree, dimension());
  }
}
