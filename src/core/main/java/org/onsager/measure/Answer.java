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
      String sentence =
          Character.toUpperCase(what.charAt(0))
              + what.substring(1)
              + " has length %d: must be %d.".formatted(answer.length(), length);
      throw new Trouble(new Failure.WrongShape(sentence, layout, 0));
    }
    return answer;
  }
}
