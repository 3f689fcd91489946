package org.onsager.feature.fourier;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Workspaces that are used again, each by one thread at a time: zeroing new ones would take as long
 * as the sums of some hundred points. What is in them when they are taken does not matter.
 */
final class Workspaces<W> {

  private final Supplier<W> fresh;
  private final Queue<W> idle = new ConcurrentLinkedQueue<>();

  Workspaces(Supplier<W> fresh) {
    this.fresh = fresh;
  }

  /** Lends a workspace. */
  <R> R use(Function<W, R> work) {
    W taken = idle.poll();
    W workspace = taken == null ? fresh.get() : taken;
    R result = work.apply(workspace);
    idle.add(workspace);
    return result;
  }
}
