package org.onsager.flow;

import io.vavr.collection.Vector;
import org.onsager.measure.Require;

/**
 * Members of a sequence of unknown length at even distances, the first among them, in constant
 * memory: when there are too many, every other one is let go and the distance doubles. So there are
 * half of the limit at least, once the sequence is that long.
 *
 * @param limit how many there are at most, {@code >= 2}
 * @param distance between two that are kept, a power of two
 * @param seen how many there were so far
 * @param kept those that are kept, in order
 * @param <T> what they are
 */
public record Thinned<T>(int limit, long distance, long seen, Vector<T> kept) {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is below two
   */
  public Thinned {
    Require.atLeast("limit", limit, 2);
  }

  /**
   * Of an empty sequence.
   *
   * @param limit how many are kept at most, {@code >= 2}
   * @param <T> what they are
   * @return nothing so far
   * @throws IllegalArgumentException if the limit is below two
   */
  public static <T> Thinned<T> atMost(int limit) {
    return new Thinned<>(limit, 1, 0, Vector.empty());
  }

  /**
   * With the next one of the sequence.
   *
   * @param next the next
   * @return what is kept then
   */
  public Thinned<T> append(T next) {
    if (seen % distance != 0) {
      return new Thinned<>(limit, distance, seen + 1, kept);
    }
    return kept.size() < limit
        ? new Thinned<>(limit, distance, seen + 1, kept.append(next))
        : halved().append(next);
  }

  private Thinned<T> halved() {
    Vector<T> half = kept.zipWithIndex().filter(pair -> pair._2() % 2 == 0).map(pair -> pair._1());
    return new Thinned<>(limit, 2 * distance, seen, half);
  }
}
