package org.onsager.measure;

import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * Numerical trouble on its way out of a method that returns a number: an energy whose iteration
 * does not converge, a metric that is singular, a matrix that does not fit.
 *
 * <p>Throw it from an energy, a geometry or an observer of your own. Schemes and runs catch it by
 * {@link #caught}, the one door: a run then ends with the {@link Failure}, and keeps its last good
 * state.
 */
public final class Trouble extends ArithmeticException {

  private static final long serialVersionUID = 1;

  private static final String ADVICE =
      "Use a smaller tau, or bring the particles closer to the target.";

  private final transient Failure failure;

  /**
   * The exception that carries a failure.
   *
   * @param failure what went wrong, with advice
   */
  public Trouble(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /**
   * What went wrong.
   *
   * @return the failure, with advice
   */
  public Failure failure() {
    return failure;
  }

  /**
   * The result of work, or what kept it from one: trouble, arithmetic, an argument that a
   * constructor refuses in the middle of a computation, memory that is not there. Other exceptions
   * are faults of a program, and pass.
   *
   * @param work what may throw
   * @param <T> of what
   * @return its result, or a failure
   */
  public static <T> Either<Failure, T> caught(Supplier<Either<Failure, T>> work) {
    try {
      return work.get();
    } catch (Trouble trouble) {
      return Either.left(trouble.failure());
    } catch (ArithmeticException e) {
      return Either.left(new Failure.NotSolved(sentence(e), ADVICE, true));
    } catch (IllegalArgumentException e) {
      return Either.left(new Failure.Refused(sentence(e), ADVICE, 0));
    } catch (OutOfMemoryError e) {
      return Either.left(
          new Failure.TooLarge(
              "The heap of %d MB is too small: %s."
                  .formatted(Runtime.getRuntime().maxMemory() >> 20, message(e)),
              "Use fewer particles or samples, or give the JVM more by -Xmx.",
              0));
    }
  }

  private static String sentence(Throwable e) {
    String message = message(e);
    return message.endsWith(".") ? message : message + ".";
  }

  /** What was thrown on another thread arrives as a copy without a message, and with a cause. */
  private static String message(Throwable e) {
    if (e.getMessage() != null) {
      return e.getMessage();
    }
    return e.getCause() == null ? e.getClass().getSimpleName() : message(e.getCause());
  }
}
