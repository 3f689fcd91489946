package org.onsager.page;

import io.vavr.collection.Vector;
import org.onsager.flow.Outcome;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/**
 * A moment of a film.
 *
 * @param step number of steps done
 * @param time flow time
 * @param count how many particles there are
 * @param shown those that are shown, with their weights
 */
record Frame(long step, double time, int count, Particles shown) {

  /** More are a blot on a screen, and megabytes in a file. */
  static final int MOST_PARTICLES = 2000;

  static Frame of(State state) {
    Particles all = state.particles();
    int[] chosen = chosen(all.count(), MOST_PARTICLES);
    Particles shown =
        chosen.length == all.count()
            ? all
            : Particles.of(
                all.points().select(chosen),
                Vector.ofAll(chosen).toJavaStream().mapToDouble(all.weights()::get).toArray());
    return new Frame(state.index(), state.time(), all.count(), shown);
  }

  /** The states that a run kept, and its end. */
  static Vector<Frame> of(Outcome outcome) {
    State end = outcome.state();
    return outcome.kept().filter(state -> state.index() < end.index()).append(end).map(Frame::of);
  }

  /** Some points of many, at even distances of their number. */
  static Points some(Points points, int most) {
    return points.count() <= most ? points : points.select(chosen(points.count(), most));
  }

  private static int[] chosen(int count, int most) {
    int number = Math.min(count, most);
    int[] chosen = new int[number];
    for (int k = 0; k < number; k++) {
      chosen[k] = (int) ((long) k * count / number);
    }
    return chosen;
  }
}
