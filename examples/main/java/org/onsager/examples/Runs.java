package org.onsager.examples;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.command.shell.UsageException;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.flow.Stop;
import org.onsager.report.Progress;
import org.onsager.step.Fingerprint;

/** Runs of programs: until so many evaluations are spent, and on from a saved state. */
final class Runs {

  private Runs() {}

  /** Until the evaluations are spent, those before included; shows how far it is. */
  static Outcome until(int evaluations, Run run) {
    long before = run.start().evaluations();
    try (Progress progress = Progress.of("evaluations", Math.max(1, evaluations - before))) {
      return run.following(
              state -> {
                long done = Math.min(evaluations, state.evaluations()) - before;
                progress.step(Math.max(0, done - progress.done()));
              })
          .until(Stop.evaluations(evaluations));
    }
  }

  /** On from a checkpoint, or none if there is no file. */
  static Option<Run> resumed(Flow flow, Path checkpoint, Fingerprint fingerprint) {
    try {
      return flow.resuming(checkpoint, fingerprint);
    } catch (IOException e) {
      throw new UsageException(e.getMessage() + "; remove it, or give another -Dout");
    }
  }
}
