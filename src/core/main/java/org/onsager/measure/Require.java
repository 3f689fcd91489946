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
