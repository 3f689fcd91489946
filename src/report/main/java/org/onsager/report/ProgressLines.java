package org.onsager.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every ten percent, for logs. */
final class ProgressLines implements Progress.Display {

  private static final int PARTS = 10;
  private static final double NANOS = 1e9;

  private final String task;
  private final long total;
  private final PrintStream out;
  private final LongSupplier clock;
  private final long start;
  private long shown;

  ProgressLines(String task, long total, PrintStream out, LongSupplier clock) {
    this.task = task;
    this.total = total;
    this.out = out;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  @Override
  public void show(long done) {
    // In floating point, since total * PARTS may be too large for a long.
    long part = (long) Math.floor((double) done / total * PARTS);
    if (part > shown) {
      shown = part;
      double elapsed = elapsed();
      String rest =
          done < total
              ? duration(elapsed / done * (total - done)) + " left"
              : "done in " + duration(elapsed);
      out.printf(
          Locale.ROOT,
          "%s: %3d %% (%d of %d), %s, %s%n",
          task,
          100 * done / total,
          done,
          total,
          rate(done / elapsed),
          rest);
    }
  }

  @Override
  public void close(long done) {
    if (done < total) {
      out.printf(
          Locale.ROOT, "%s: ended at %d of %d after %s%n", task, done, total, duration(elapsed()));
    }
  }

  private double elapsed() {
    return Math.max(1, clock.getAsLong() - start) / NANOS;
  }

  /** Tasks per second, minute or hour, whichever is at least one. */
  static String rate(double perSecond) {
    if (perSecond >= 1) {
      return String.format(Locale.ROOT, perSecond < 100 ? "%.1f/s" : "%.0f/s", perSecond);
    }
    return perSecond * 60 >= 1
        ? String.format(Locale.ROOT, "%.1f/min", perSecond * 60)
        : String.format(Locale.ROOT, "%.1f/h", perSecond * 3600);
  }

  /** Two units at most. */
  static String duration(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    long minutes = whole / 60;
    return whole < 60
        ? whole + " s"
        : minutes < 60
            ? minutes + " min " + whole % 60 + " s"
            : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
