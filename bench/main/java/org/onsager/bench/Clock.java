package org.onsager.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.DoubleSupplier;

/**
 * Times a call that returns a number, so that the work cannot be left out.
 *
 * <p>Work of one thread is timed by the processor time of the calling thread, which a busy machine
 * does not change much; work of several threads by the clock on the wall.
 */
final class Clock {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Long against the clock's granularity and short against the scheduler's whims. */
  private static final double REPETITION = 0.05;

  /** A batch is better than the best only if it is that much faster: less is noise. */
  private static final double FASTER = 0.9;

  /** Seconds without a better batch, after which code counts as compiled. */
  private static final double SETTLED = 1;

  /** Seconds after which warming up ends in any case. */
  private static final double PATIENCE = 20;

  private final boolean processorTime;
  private double sink;

  private Clock(boolean processorTime) {
    this.processorTime = processorTime;
  }

  /** For work of the calling thread alone. */
  static Clock ofThread() {
    return new Clock(THREADS.isCurrentThreadCpuTimeSupported());
  }

  /** For work of several threads. */
  static Clock onTheWall() {
    return new Clock(false);
  }

  /** Nanoseconds a call, over as many calls as fill a twentieth of a second; at least one. */
  double nanoseconds(DoubleSupplier work) {
    long calls = 0;
    long wall = System.nanoTime();
    long begin = now();
    do {
      call(work);
      calls++;
    } while (System.nanoTime() - wall < REPETITION * 1e9);
    return (double) (now() - begin) / calls;
  }

  private long now() {
    return processorTime ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  /**
   * Calls until it gets no faster: vector code runs a thousand times slower before it is compiled.
   */
  void warmUp(DoubleSupplier work) {
    double best = Double.POSITIVE_INFINITY;
    long start = System.nanoTime();
    double lastBetter = 0;
    double elapsed = 0;
    while (elapsed < PATIENCE && elapsed - lastBetter < SETTLED) {
      double time = nanoseconds(work);
      elapsed = (System.nanoTime() - start) * 1e-9;
      if (time < FASTER * best) {
        lastBetter = elapsed;
      }
      best = Math.min(best, time);
    }
  }

  /** Calls once, untimed. */
  void call(DoubleSupplier work) {
    sink += work.getAsDouble();
    if (Double.isNaN(sink)) {
      throw new IllegalStateException("a timed computation gave NaN");
    }
  }
}
