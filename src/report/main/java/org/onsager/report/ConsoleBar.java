package org.onsager.report;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves, with rate and time left. */
final class ConsoleBar implements Progress.Display {

  private static final int INTERVAL_MILLIS = 500;

  private final ProgressBar bar;
  private final PrintStream out;

  ConsoleBar(String task, long total, PrintStream out) {
    this.out = out;
    Charset charset = out.charset();
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setStyle(
                charset.equals(StandardCharsets.UTF_8)
                    ? ProgressBarStyle.UNICODE_BLOCK
                    : ProgressBarStyle.ASCII)
            .showSpeed()
            .setConsumer(new Line(out))
            .build();
  }

  @Override
  public void show(long done) {
    bar.stepTo(done);
  }

  /**
   * Ends the line here and not in the consumer, which the library does not close when the bar lives
   * shorter than its first update. The library also forgets that a thread was interrupted.
   */
  @Override
  public void close(long done) {
    boolean interrupted = Thread.interrupted();
    bar.close();
    out.println();
    out.flush();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Writes over the same line again and again. The library's own consumer asks the terminal for its
   * width through native code, of which Java 25 warns on the console.
   */
  private static final class Line implements ProgressBarConsumer {

    private static final int WIDTH = 79;

    private final PrintStream out;

    Line(PrintStream out) {
      this.out = out;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String line) {
      out.print('\r' + line);
      out.flush();
    }

    @Override
    public void close() {}
  }
}
