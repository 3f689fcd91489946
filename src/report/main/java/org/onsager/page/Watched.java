package org.onsager.page;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;
import org.onsager.flow.Row;
import org.onsager.flow.Run;
import org.onsager.flow.Thinned;
import org.onsager.step.State;

/** A run on its way: written by its thread, read by those that look at it. */
final class Watched {

  /** Enough for a film that moves, little enough to send all of it again and again. */
  private static final int FRAMES = 200;

  private static final String GOES_ON = "goes on";

  private Thinned<Frame> frames = Thinned.<Frame>atMost(FRAMES);
  private Vector<Row> rows;
  private State state;
  private Option<String> ended = Option.none();
  private long version;

  Watched(Run run) {
    rows = run.rows();
    state = run.start();
    frames = frames.append(Frame.of(state));
  }

  /**
   * A moment of the run.
   *
   * @param version grows with every change
   * @param ended whether it is the last
   * @param story the run so far
   */
  record Moment(long version, boolean ended, Story story) {}

  synchronized void see(State next) {
    state = next;
    frames = frames.append(Frame.of(next));
    version++;
    notifyAll();
  }

  synchronized void see(Row row) {
    rows = rows.append(row);
    version++;
    notifyAll();
  }

  synchronized void end(String reason) {
    ended = Option.some(reason);
    version++;
    notifyAll();
  }

  synchronized Moment now() {
    Vector<Frame> film = frames.kept();
    boolean there = film.last().step() == state.index();
    return new Moment(
        version,
        ended.isDefined(),
        new Story(
            "run",
            there ? film : film.append(Frame.of(state)),
            rows,
            state,
            ended.getOrElse(GOES_ON)));
  }

  /** Waits for something new, or for the end. */
  synchronized void await(long seen, long milliseconds) throws InterruptedException {
    await(() -> version != seen || ended.isDefined(), milliseconds);
  }

  /** Waits for the end. */
  synchronized void awaitEnd(long milliseconds) throws InterruptedException {
    await(ended::isDefined, milliseconds);
  }

  private void await(BooleanSupplier event, long milliseconds) throws InterruptedException {
    long until = System.nanoTime() + 1_000_000 * milliseconds;
    for (long left = milliseconds; left > 0 && !event.getAsBoolean(); ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
  }
}
