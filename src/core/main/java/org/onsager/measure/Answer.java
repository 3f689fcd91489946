package org.onsager.measure;

/**
 * What objects of users answer, held to the length that was asked for: one number too many would go
 * unnoticed in some sums, and be an index out of bounds in others.
 */
public final class Answer {

  private Answer() {}

  /**
   * An answer, if it has the right length.
   *
   * @param what how the message calls it, "the jacobian of the features"
   * @param answer the answer
   * @param length the length it must have
   * @param layout what it must contain, a sentence
   * @return the answer
   * @throws Trouble with {@link Failure.WrongShape}, if the length differs
   */
  public static Block ofLength(String what, Block answer, long length, String layout) {
    if (answer.length() != length) {
      throw wrong(what, " has length %d: must be %d.".formatted(answer.length(), length), layout);
    }
    return answer;
  }

  /**
   * A number for every point, or one for every point and axis.
   *
   * @param what how the message calls it, "the first variation"
   * @param answer the answer
   * @param at n points of dimension d
   * @param each how many numbers a point: one, or d
   * @return the answer
   * @throws Trouble with {@link Failure.WrongShape}, if the length is not {@code each * n}
   */
  public static Block atPoints(String what, Block answer, Points at, int each) {
    long length = (long) at.count() * each;
    if (answer.length() != length) {
      throw wrong(
          what,
          " has length %d at %d points in dimension %d: must be %d."
              .formatted(answer.length(), at.count(), at.dimension(), length),
          each == 1
              ? "Give a number for every point, in their order."
              : "Give a number for every point and axis, coordinate-major: k * n + i.");
    }
    return answer;
  }

  private static Trouble wrong(String what, String sentence, String layout) {
    String subject = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    return new Trouble(new Failure.WrongShape(subject + sentence, layout, 0));
  }
}
