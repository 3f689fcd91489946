package org.onsager.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.onsager.data.Folder;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Run;
import org.onsager.flow.Stop;

/**
 * A page that shows a run while it goes on, and can stop it. It is served by this process, to
 * browsers on this machine alone, and for as long as the run takes; then an open page shows the
 * end, and stays.
 *
 * <p>The digits of the run do not depend on who watches. A page that is opened late has what came
 * before. Requests under another host's name, which a page from elsewhere could send, are refused;
 * only the page itself can stop the run. Other users of the same machine can open the page, too.
 *
 * @param port where to listen; 0 for any port that is free
 * @param report how the page looks: its title, settings, backdrop of the film
 * @param announcement told the address when there is one
 */
public record Live(int port, Report report, Consumer<URI> announcement) {

  private static final String BY_HAND = "stopped from the page";

  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException if it is negative or above 65,535
   */
  public Live {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port = " + port + ": must be from 0 to 65535");
    }
  }

  /**
   * A page on a port, whose address is written to the standard error stream.
   *
   * @param port where to listen; 0 for any port that is free
   * @return the page, not yet served
   * @throws IllegalArgumentException if it is negative or above 65,535
   */
  public static Live on(int port) {
    return new Live(port, Report.of(), address -> System.err.println("Watch it at " + address));
  }

  /**
   * The same page, which looks like a report.
   *
   * @param look its title, settings, tables, pictures, and what the film is shown against; runs of
   *     its own are left out
   * @return the page
   */
  public Live showing(Report look) {
    return new Live(port, look, announcement);
  }

  /**
   * The same page, whose address is told to somebody else.
   *
   * @param another is told the address
   * @return the page
   */
  public Live announcing(Consumer<URI> another) {
    return new Live(port, report, another);
  }

  /**
   * Runs until a rule says to stop, or somebody does on the page: then the reason is {@link
   * Reason.Stopped}. Otherwise the outcome is that of {@link Run#until}.
   *
   * @param run the run
   * @param stop the rule
   * @return the outcome
   * @throws UncheckedIOException if the port is taken; the message is a sentence
   */
  public Outcome until(Run run, Stop stop) {
    var asked = new AtomicBoolean();
    var watched = new Watched(run);
    try (var server = LiveServer.start(port, report, watched, () -> asked.set(true))) {
      announcement.accept(server.address());
      String end = "the program met an error";
      try {
        Outcome outcome =
            run.following(watched::see)
                .watching(watched::see)
                .until(Stop.when(BY_HAND, asked::get).or(stop));
        end = outcome.reason().message();
        return outcome;
      } finally {
        watched.end(end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot serve a page on port %d: %s".formatted(port, Folder.reason(e)), e);
    }
  }
}
