package org.onsager.command.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Results;
import org.onsager.data.Table;
import org.onsager.flow.Outcome;
import org.onsager.measure.Particles;
import org.onsager.report.Curves;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.step.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a file holds in which a run saved its state: numbers, particles, and its curves. */
@Command(name = "report", description = "shows what a saved run holds")
public final class SavedRun implements Runnable {

  @Parameters(paramLabel = "STATE", description = "a file that a run saved its state in")
  private Path file = Path.of("");

  @Mixin private final Destination destination = new Destination("out/report");

  private final Console console;

  public SavedRun(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Outcome saved = read();
    State state = saved.state();
    Particles particles = state.particles();
    Results results = destination.open(console);
    results.say("state", numbers(state));
    if (state.memory().nonEmpty()) {
      results.say("memory", memory(state));
    }
    results.page(page -> page.and("run", saved));
    results.table("particles", Table.of(particles));
    results.picture(
        "particles",
        Snapshots.of(
                "%d particles after %d steps".formatted(particles.count(), state.index()),
                Snapshot.of("", particles))
            .named("x1", particles.dimension() == 1 ? "weight" : "x2"));
    if (saved.rows().nonEmpty()) {
      Table rows = Table.of(saved);
      results.say(rows.text());
      results.also("rows", rows);
      results.picture("curves", Curves.of("", saved));
    }
    results.close();
  }

  private Outcome read() {
    try {
      return Outcome.saved(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Table numbers(State state) {
    Particles mu = state.particles();
    Table table =
        Table.of("state", "")
            .row("steps", state.index())
            .row("flow time", state.time())
            .row("evaluations", state.evaluations())
            .row("particles", mu.count())
            .row("dimension", mu.dimension())
            .row("mass", mu.mass())
            .row("effective sample size", mu.effectiveSampleSize());
    for (var fact : state.facts()) {
      table = table.row(fact._1(), fact._2());
    }
    return table;
  }

  private static Table memory(State state) {
    Table table = Table.of("it remembers", "numbers");
    for (var remembered : state.memory()) {
      table = table.row(remembered._1(), remembered._2().length());
    }
    return table;
  }
}
