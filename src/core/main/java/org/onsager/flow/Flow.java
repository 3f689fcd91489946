package org.onsager.flow;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * A step, iterated.
 *
 * @param step the step
 */
public record Flow(Step step) {

  /**
   * The flow of a step.
   *
   * @param step the step
   * @return the flow
   */
  public static Flow of(Step step) {
    return new Flow(step);
  }

  /**
   * A run from the start.
   *
   * @param particles where to start
   * @param key the key of all randomness
   * @return the run, not yet begun
   */
  public Run from(Particles particles, Key key) {
    return from(State.start(particles, key));
  }

  /**
   * A run from a state, for instance one that was saved.
   *
   * @param state where to start
   * @return the run, not yet begun
   */
  public Run from(State state) {
    return Run.of(step, state, Vector.empty());
  }

  /**
   * A run from where it was saved ({@link Run#saving}), with the rows so far:
   *
   * <pre>{@code
   * Run run = flow.resuming(file, id).getOrElse(() -> flow.from(particles, key));
   * }</pre>
   *
   * @param file the file
   * @param run what makes the run this one, as when it was saved
   * @return the run, or none if there is no such file
   * @throws IOException if the file cannot be read, is damaged, or was saved by another run
   */
  public Option<Run> resuming(Path file, Fingerprint run) throws IOException {
    return Checkpoint.load(file, run).map(saved -> Run.of(step, saved.state(), saved.rows()));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
