package org.onsager.measure;

/**
 * Numerical trouble as a value. Misuse throws; what depends on the numbers of a run is a failure,
 * and says what to try.
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
  long spent();

  /**
   * Whether the same step with a smaller tau may succeed.
   *
   * @return true if a controller should try again
   */
  default boolean smallerStepMayHelp() {
    return true;
  }

  /**
   * The same failure after more evaluations, spent on what came before.
   *
   * @param more how many, {@code >= 0}
   * @return the failure
   */
  default Failure after(long more) {
    return switch (this) {
      case NotFinite f -> new NotFinite(f.what, f.advice, f.spent + more);
      case NoDescent f -> new NoDescent(f.what, f.advice, f.spent + more);
      case NotSolved f -> new NotSolved(f.what, f.advice, f.smallerStepMayHelp, f.spent + more);
      case NotAMeasure f -> new NotAMeasure(f.what, f.advice, f.spent + more);
      case TooLarge f -> new TooLarge(f.what, f.advice, f.spent + more);
      case Refused f -> new Refused(f.what, f.advice, f.spent + more);
      case WrongShape f -> new WrongShape(f.what, f.advice, f.spent + more);
      case NotSaved f -> new NotSaved(f.what, f.advice, f.spent + more);
    };
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
   * @param spent energy evaluations spent
   */
  record NotSolved(String what, String advice, boolean smallerStepMayHelp, long spent)
      implements Failure {

    /**
     * A failure before anything was spent.
     *
     * @param what what went wrong
     * @param advice what to try
     * @param smallerStepMayHelp whether a smaller tau makes the problem easier
     */
    public NotSolved(String what, String advice, boolean smallerStepMayHelp) {
      this(what, advice, smallerStepMayHelp, 0);
    }
  }

  /**
   * A step would leave the measures: a weight below zero, or all mass lost.
   *
   * @param what what went wrong
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record NotAMeasure(String what, String advice, long spent) implements Failure {}

  /**
   * A size beyond what an array or the memory holds.
   *
   * @param what the size and its limit
   * @param advice what to use instead
   * @param spent energy evaluations spent
   */
  record TooLarge(String what, String advice, long spent) implements Failure {
    @Override
    public boolean smallerStepMayHelp() {
      return false;
    }
  }

  /**
   * A number that a constructor refuses came up in the middle of a step.
   *
   * @param what which, and what it must be
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record Refused(String what, String advice, long spent) implements Failure {}

  /**
   * An energy or a geometry answers with more or fewer numbers than there are points and axes.
   *
   * @param what which numbers, how many, and how many they must be
   * @param advice their layout
   * @param spent energy evaluations spent
   */
  record WrongShape(String what, String advice, long spent) implements Failure {
    @Override
    public boolean smallerStepMayHelp() {
      return false;
    }
  }

  /**
   * A state could not be written to its file.
   *
   * @param what which file, and why
   * @param advice what to try
   * @param spent energy evaluations spent
   */
  record NotSaved(String what, String advice, long spent) implements Failure {
    @Override
    public boolean smallerStepMayHelp() {
      return false;
    }
  }
}
