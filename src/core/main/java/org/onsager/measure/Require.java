package org.onsager.measure;

/** Checks of arguments that many constructors share. */
public final class Require {

  private Require() {}

  /**
   * Refuses what is not a positive finite number.
   *
   * @param name how the message calls it
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is zero, negative, infinite or NaN
   */
  public static double positive(String name, double number) {
    return check(name, number, number > 0, "positive, finite");
  }

  /**
   * Refuses a length scale that is not positive and finite, or whose square leaves the range of a
   * double: kernels divide by it, and 0 / 0 is NaN.
   *
   * @param name how the message calls it
   * @param length the length
   * @return the length
   * @throws IllegalArgumentException if it is zero, negative, infinite or NaN, or its square or one
   *     over it is
   */
  public static double length(String name, double length) {
    positive(name, length);
    double square = length * length;
    if (square == 0 || Double.isInfinite(square) || Double.isInfinite(1 / square)) {
      throw new IllegalArgumentException(
          name
              + " = "
              + length
              + ": must be a length whose square is within the range of a double, from 1e-154 to"
              + " 1e154; scale the points, or standardise them");
    }
    return length;
  }

  /**
   * Refuses what is not a non-negative finite number.
   *
   * @param name how the message calls it
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is negative, infinite or NaN
   */
  public static double nonNegative(String name, double number) {
    return check(name, number, number >= 0, ">= 0, finite");
  }

  /**
   * Refuses what is not a finite number.
   *
   * @param name how the message calls it
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is infinite or NaN
   */
  public static double finite(String name, double number) {
    return check(name, number, true, "finite");
  }

  /**
   * Refuses a count below the least.
   *
   * @param name how the message calls it
   * @param number the count
   * @param least the least allowed
   * @throws IllegalArgumentException if it is below
   */
  public static void atLeast(String name, long number, long least) {
    if (number < least) {
      throw new IllegalArgumentException(name + " = " + number + ": must be at least " + least);
    }
  }

  private static double check(String name, double number, boolean holds, String requirement) {
    if (!holds || !Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " = " + number + ": must be " + requirement);
    }
    return number;
  }
}
