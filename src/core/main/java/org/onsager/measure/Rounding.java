package org.onsager.measure;

/**
 * The one policy for inputs that are off by rounding: weights that were floats, proportions printed
 * with six digits, covariances whose mirrored entries were computed in two ways. What rounding
 * explains is accepted, and mended at once, so that whatever is stored is consistent to the last
 * bits; beyond that it is refused, because it may be a mistake, and the message offers {@code
 * normalised()}. What is exact up to rounding of doubles is kept as it is, bit for bit.
 *
 * <p>The numbers:
 *
 * <ul>
 *   <li><i>A sum of n weights</i> may be off by {@code 1e-6 n}, relatively, but by {@code 1e-3} at
 *       most. A number in (0, 1) printed with six digits is off by {@code 1e-6} if the rest was
 *       cut, by half of that if it was rounded; a float by {@code 2^-24 = 6e-8}, and a sum of n
 *       floats by as much a summand. A thousandth of the mass is a loss, however many weights there
 *       are.
 *   <li><i>Mirrored entries of a d by d matrix</i> may differ by {@code 2^-22 d sqrt(|S_ii S_jj|)},
 *       but by {@code 1e-4} of that root at most. Products such as {@code R D R'} in floats give
 *       each entry with an error of {@code 2 d 2^-24 sqrt(S_ii S_jj)}, by the inequality of Cauchy
 *       and Schwarz, and two entries twice that.
 *   <li><i>Exact</i> is a sum off by {@code 2^-50 n}, relatively: to normalise n doubles, and to
 *       add them up, is n roundings of {@code 2^-53} each, with a factor of four for room.
 * </ul>
 *
 * <p><i>Source:</i> Higham, Accuracy and Stability of Numerical Algorithms (2002), sections 3.1 and
 * 4.2.
 */
public final class Rounding {

  private static final double OF_A_WEIGHT = 1e-6;
  private static final double OF_A_MASS = 1e-3;
  private static final double OF_A_PRODUCT = 0x1p-22;
  private static final double OF_A_MATRIX = 1e-4;
  private static final double OF_A_DOUBLE = 0x1p-50;

  private Rounding() {}

  /**
   * Whether two sums of weights are equal up to rounding.
   *
   * @param sum a positive sum
   * @param other another one
   * @param count how many weights were added, in both
   * @return true if rounding of the weights explains the difference
   */
  public static boolean explains(double sum, double other, long count) {
    return differBy(Math.min(OF_A_WEIGHT * count, OF_A_MASS), sum, other);
  }

  /** Whether two sums of weights are equal up to rounding of doubles. */
  static boolean isExact(double sum, double other, long count) {
    return differBy(OF_A_DOUBLE * count, sum, other);
  }

  private static boolean differBy(double tolerance, double sum, double other) {
    return Math.abs(sum - other) <= tolerance * Math.max(sum, other);
  }

  /**
   * Weights of sum one: as they are, if exact, and normalised, if rounded.
   *
   * @param name how the message calls them
   * @param weights positive numbers, or zero
   * @return the weights
   * @throws IllegalArgumentException if rounding does not explain their sum
   */
  public static Block ofSumOne(String name, Block weights) {
    double sum = weights.sum();
    if (!explains(sum, 1, weights.length())) {
      throw new IllegalArgumentException(
          "the sum of %s is %s: must be 1, as that of %s.normalised()".formatted(name, sum, name));
    }
    return weights.normalised();
  }

  /**
   * A probability: the measure as it is, if its mass is exactly one, and normalised, if rounded.
   *
   * @param name how the message calls it
   * @param measure a measure
   * @return the probability; shares the points
   * @throws IllegalArgumentException if rounding does not explain its mass
   */
  public static Particles probability(String name, Particles measure) {
    if (!measure.isProbability()) {
      throw new IllegalArgumentException(
          "%s has mass %s: must be 1, as that of %s.normalised()"
              .formatted(name, measure.mass(), name));
    }
    return measure.normalised();
  }

  /**
   * A symmetric matrix: as it is, if it is one, and the mean with its mirror image, if rounded.
   *
   * @param name how the message calls it
   * @param matrix d by d finite numbers
   * @return the matrix, symmetric to the last bit
   * @throws IllegalArgumentException if the matrix is not square, or rounding does not explain a
   *     difference
   */
  public static Matrix symmetric(String name, Matrix matrix) {
    int order = matrix.rows();
    matrix.requireShape(name, order, order);
    double tolerance = Math.min(OF_A_PRODUCT * order, OF_A_MATRIX);
    boolean exact = true;
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < i; j++) {
        double lower = matrix.get(i, j);
        double upper = matrix.get(j, i);
        exact &= lower == upper;
        double scale =
            Math.sqrt(Math.abs(matrix.get(i, i))) * Math.sqrt(Math.abs(matrix.get(j, j)));
        if (!(Math.abs(lower - upper) <= tolerance * scale)) {
          throw new IllegalArgumentException(
              "%s[%d][%d] = %s, [%d][%d] = %s: must be symmetric; if rounding is why, take the mean"
                  .formatted(name, i, j, lower, j, i, upper));
        }
      }
    }
    return exact ? matrix : meanWithMirrorImage(matrix);
  }

  private static Matrix meanWithMirrorImage(Matrix matrix) {
    int order = matrix.rows();
    return Matrix.build(
        order,
        order,
        out -> {
          for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
              out[i * order + j] = matrix.get(i, j) / 2 + matrix.get(j, i) / 2;
            }
          }
        });
  }
}
