package org.onsager.command.method;

import org.onsager.command.shell.Console;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.flow.Stop;
import org.onsager.report.Progress;

/**
 * What a descent may spend: evaluations, and the patience of the user.
 *
 * @param evaluations the most, {@code >= 0}
 * @param console where the user sees how far it is, and wants it to end
 */
public record Budget(long evaluations, Console console) {

  static final String INTERRUPTED = "interrupted";

  /** Evaluations alone. */
  public static Budget of(long evaluations) {
    return new Budget(evaluations, Console.silent());
  }

  /** What is left. */
  public Budget less(long spent) {
    return new Budget(Math.max(0, evaluations - spent), console);
  }

  /** Whether the user wants an end. */
  public boolean isInterrupted() {
    return console.isInterrupted();
  }

  /** Ends when it is spent. */
  public Stop stop() {
    return Stop.evaluations(evaluations).or(Stop.when(INTERRUPTED, this::isInterrupted));
  }

  /** Runs until it is spent; shows how far it is. */
  public Outcome spend(Run run) {
    if (console.isQuiet()) {
      return run.until(stop());
    }
    try (Progress progress = Progress.of("evaluations", Math.max(1, evaluations))) {
      return run.following(
              state -> {
                long done = Math.min(evaluations, state.evaluations());
                progress.step(Math.max(0, done - progress.done()));
              })
          .until(stop());
    }
  }
}
