package org.onsager.measure;

/**
 * Numerical trouble as a value. Misuse throws; what depends on the numbers of a run is a failure, and says what to try.
 */
public sealed interface Failure {

  /**
   * What went wrong, with numbers.
   *
   * @return a sentence
   */
  String what();

  /**
   * What to try.
   *
   * @return a sentence
   */
  String advice();

  /**
   * Energy evaluations spent on the failed attempt.
   *
   * @return {@code >= 0}
   */
  default long spent() {
    return 0;
  }

  /**
   * Whether the same step with a smaller tau may succeed.
   *
   * @return true if a controller should try again
   */
  default boolean smallerStepMayHelp() {
    return true;
  }

  /**
   * What and advice in one line.
   *
   * @return two sentences
   */
  default String message() {
    return what() + " " + advice();
  }

  /**
   * A number overflowed or became NaN.
   *
   * @param what what went wrong
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record NotFinite(String what, String advice, long spent) implements Failure {}

  /**
   * A step that promises descent found none.
   *
   * @param what what went wrong
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record NoDescent(String what, String advice, long spent) implements Failure {}

  /**
   * A linear system or a program could not be solved to the accuracy it promises.
   *
   * @param what what went wrong
   * @param advice what to try
   * @param smallerStepMayHelp whether a smaller tau makes the problem easier
   */
  record NotSolved(String what, String advice, boolean smallerStepMayHelp) implements Failure {}

  /**
   * A step would leave the measures: a weight below zero, or all mass lost.
   *
   * @param what what went wrong
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record NotAMeasure(String what, String advice, long spent) implements Failure {}
}
