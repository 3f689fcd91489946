package org.onsager.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What some work gave, and how long it took: the first time, when not all of it was compiled, and
 * the quickest of some more.
 *
 * @param result of the first time
 * @param first seconds on the wall
 * @param wall seconds on the wall
 * @param processor seconds of the whole process, its compilers and collectors included: what a busy
 *     machine changes less
 */
record Timed<T>(T result, double first, double wall, double processor) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * Times some work.
   *
   * @param work the work
   * @param more how many times after the first; where none, the first stands for all
   */
  static <T> Timed<T> of(Supplier<T> work, int more) {
    Timed<T> first = once(work);
    Timed<T> best = first;
    for (int i = 0; i < more; i++) {
      Timed<T> again = once(work);
      best =
          i == 0
              ? again
              : new Timed<>(
                  first.result(),
                  first.first(),
                  Math.min(best.wall(), again.wall()),
                  Math.min(best.processor(), again.processor()));
    }
    return new Timed<>(first.result(), first.first(), best.wall(), best.processor());
  }

  private static <T> Timed<T> once(Supplier<T> work) {
    long processor = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    T result = work.get();
    double wall = (System.nanoTime() - begin) * 1e-9;
    return new Timed<>(result, wall, wall, (SYSTEM.getProcessCpuTime() - processor) * 1e-9);
  }
}
