package org.onsager.flow;

import org.onsager.measure.Failure;

/** Why a run ended. */
public sealed interface Reason {

  /**
   * The reason in words.
   *
   * @return a sentence
   */
  String message();

  /**
   * The run reached its goal.
   *
   * @param message which goal
   */
  record Converged(String message) implements Reason {}

  /**
   * The run used up what it was given.
   *
   * @param message what ran out
   */
  record RanOut(String message) implements Reason {}

  /**
   * Somebody stopped the run, before it came where it was sent.
   *
   * @param message who, or how
   */
  record Stopped(String message) implements Reason {}

  /**
   * A step failed. The outcome holds the last state before it.
   *
   * @param failure the failure
   */
  record Failed(Failure failure) implements Reason {
    @Override
    public String message() {
      return failure.message();
    }
  }
}
