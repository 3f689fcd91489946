package org.onsager.command.shell;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;

/**
 * Ctrl-C, or a polite kill: it asks the run to end at the next state, and holds the JVM until what
 * is done is written. The JVM then ends with 128 and the number of the signal.
 */
public final class Interruption implements BooleanSupplier, AutoCloseable {

  /** Longer than a step of a large run takes; a run that does not end is not waited for. */
  private static final int SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;

  private Interruption() {}

  /** From now on, until it is closed. */
  public static Interruption watched(PrintWriter err) {
    // It would add a hook of its own, which a JVM that ends refuses: no picture could be written.
    ImageIO.setUseCache(false);
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.ask(err), "onsager-interruption"));
    return interruption;
  }

  private void ask(PrintWriter err) {
    if (ended.getCount() == 0) {
      return; // the command has ended by itself
    }
    asked = true;
    err.println("interrupted: ends at the next step, and writes what is done");
    try {
      if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
        err.println("the step takes too long: nothing is written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return asked;
  }

  /** The command has ended, and written what it has. */
  @Override
  public void close() {
    ended.countDown();
  }
}
