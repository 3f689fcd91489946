package org.onsager.bench;

import java.util.function.DoubleSupplier;

/** Times a call that returns a number, so that the work cannot be left out. */
final class Clock {

  /** Long against the clock's granularity and short against the scheduler's whims. */
  private static final double REPETITION = 0.05;

  /** A batch is better than the best only if it is that much faster: less is noise. */
  private static final double FASTER = 0.9;

  /** Seconds without a better batch, after which code counts as compiled. */
  private static final double SETTLED = 1;

  /** Seconds after which warming up ends in any case. */
  private static final double PATIENCE = 20;

  private double sink;

  /** Nanoseconds a call, over as many calls as fill a twentieth of a second; at least one. */
  double nanoseconds(DoubleSupplier work) {
    long calls = 0;
    long begin = System.nanoTime();
    long elapsed;
    do {
      call(work);
      calls++;
      elapsed = System.nanoTime() - begin;
    } while (elapsed < REPETITION * 1e9);
    return (double) elapsed / calls;
  }

  /** Calls until it gets no faster: vector code runs a thousand times slower before it is compiled. */
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
