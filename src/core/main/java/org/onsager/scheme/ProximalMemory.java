package org.onsager.scheme;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.solve.Lbfgs;
import org.onsager.step.State;

/**
 * What a proximal search leaves to the next one, in the state under the name of its scheme: {@code
 * steps, curvature}, and where there are pairs {@code size, s_1, y_1, s_2, y_2, ...}, the oldest
 * first. Committed at the end of a step, so that Strang's visits start alike.
 *
 * @param steps how many steps were made
 * @param curvature of F, met last
 * @param pairs of F without the cost, in the coordinates around the measure that was reached
 */
record ProximalMemory(double steps, double curvature, Vector<Lbfgs.Pair> pairs) {

  /** Numbers in front of the pairs. */
  private static final int HEAD = 3;

  /** States stay small: 8 MB, a hundred pairs of 1700 particles in the plane. */
  private static final int MOST = 1 << 20;

  /**
   * What a state remembers, without pairs if they are of another number of coordinates: then the
   * particles are others.
   */
  static ProximalMemory of(State state, String name, int size) {
    return state
        .memory()
        .get(name)
        .map(block ->
            new ProximalMemory(block.get(0), block.get(1), read(block.borrowReadOnly(), size)))
        .getOrElse(new ProximalMemory(0, 0, Vector.empty()));
  }

  private static Vector<Lbfgs.Pair> read(double[] all, int size) {
    return all.length > HEAD && all[HEAD - 1] == size
        ? Vector.rangeBy(HEAD, all.length, 2 * size)
            .map(k -> new Lbfgs.Pair(part(all, k, size), part(all, k + size, size)))
        : Vector.empty();
  }

  private static Block part(double[] all, int from, int length) {
    return Block.copyOf(Arrays.copyOfRange(all, from, from + length));
  }

  Block block() {
    if (pairs.isEmpty()) {
      return Block.copyOf(steps, curvature);
    }
    int size = pairs.head().move().length();
    Vector<Lbfgs.Pair> kept = pairs.takeRight(Math.max(1, MOST / (2 * size)));
    return Block.build(HEAD + 2 * size * kept.size(), out -> write(kept, size, out));
  }

  private void write(Vector<Lbfgs.Pair> kept, int size, double[] out) {
    out[0] = steps;
    out[1] = curvature;
    out[2] = size;
    kept.forEachWithIndex((pair, k) -> {
      int from = HEAD + 2 * size * k;
      System.arraycopy(pair.move().borrowReadOnly(), 0, out, from, size);
      System.arraycopy(pair.change().borrowReadOnly(), 0, out, from + size, size);
    });
  }
}
