package org.onsager.report;

import io.vavr.control.Option;
import java.io.Console;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * How far a long computation is: tasks done, tasks per time, time left.
 *
 * <pre>{@code
 * try (var progress = Progress.of("runs", 50)) {
 *   runs.parallel().forEach(run -> { run.compute(); progress.step(); });
 * }
 * }</pre>
 *
 * <p>It writes to the standard error stream: on a console a bar that moves, elsewhere a plain line
 * every ten percent. All methods may be called from any thread.
 */
public final class Progress implements AutoCloseable {

  /** Where progress is seen. Calls come one at a time, from any thread. */
  interface Display {
    /** Tasks were done. */
    void show(long done);

    /** The last call. */
    void close(long done);
  }

  private final Display display;
  private final Object lock = new Object();
  private long done;
  private boolean closed;

  private Progress(Display display) {
    this.display = display;
  }

  /**
   * Progress on the standard error stream: a bar on a console, else lines.
   *
   * @param task what is done, for the display
   * @param total how many tasks there are, {@code >= 0}
   * @return progress, none so far
   * @throws IllegalArgumentException if the total is negative
   */
  public static Progress of(String task, long total) {
    // Depending on JDK and provider, null or a console that is no terminal.
    return Option.of(System.console()).exists(Console::isTerminal)
        ? new Progress(new ConsoleBar(task, checked(total), System.err))
        : lines(task, total, System.err);
  }

  /**
   * Progress as plain lines, one every ten percent.
   *
   * @param task what is done, for the display
   * @param total how many tasks there are, {@code >= 0}
   * @param out where the lines go
   * @return progress, none so far
   * @throws IllegalArgumentException if the total is negative
   */
  public static Progress lines(String task, long total, PrintStream out) {
    return lines(task, total, out, System::nanoTime);
  }

  /** With a clock in nanoseconds. */
  static Progress lines(String task, long total, PrintStream out, LongSupplier clock) {
    return new Progress(new ProgressLines(task, checked(total), out, clock));
  }

  /** With any display. */
  static Progress on(Display display) {
    return new Progress(display);
  }

  private static long checked(long total) {
    if (total < 0) {
      throw new IllegalArgumentException("total = " + total + ": must be >= 0");
    }
    return total;
  }

  /** One more task is done. */
  public void step() {
    step(1);
  }

  /**
   * Some more tasks are done.
   *
   * @param tasks how many, not negative
   * @throws IllegalArgumentException if the number is negative
   */
  public void step(long tasks) {
    if (tasks < 0) {
      throw new IllegalArgumentException("tasks = " + tasks + ": must be >= 0");
    }
    synchronized (lock) {
      done += tasks;
      if (!closed) {
        display.show(done);
      }
    }
  }

  /**
   * How many tasks are done.
   *
   * @return the number so far
   */
  public long done() {
    synchronized (lock) {
      return done;
    }
  }

  /** Ends the display. Later steps are counted but not shown; closing again does nothing. */
  @Override
  public void close() {
    synchronized (lock) {
      if (!closed) {
        closed = true;
        display.close(done);
      }
    }
  }
}
