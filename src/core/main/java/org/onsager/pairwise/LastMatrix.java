package org.onsager.pairwise;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * The kernel matrix that a thread made last, for as long as somebody else holds it. A reaction step
 * asks its metric and its energy for a matrix of the same points, often of the same kernel; the
 * second then is the first.
 *
 * <p>Points count as the same if they are one object, so that to ask costs nothing. Nothing is kept
 * alive: when the step is over, the garbage collector takes the matrix.
 *
 * @param radial the function
 * @param points the points
 * @param matrix its values at all pairs
 */
record LastMatrix(
    WeakReference<Radial> radial, WeakReference<Points> points, WeakReference<Block> matrix) {

  /** A thread of its own never takes the matrix of another, nor loses its own to it. */
  private static final ThreadLocal<LastMatrix> LAST =
      ThreadLocal.withInitial(() ->
          new LastMatrix(
              new WeakReference<>(null), new WeakReference<>(null), new WeakReference<>(null)));

  /** The matrix of a function at points: n * n entries, row by row. */
  static Block of(Radial radial, Points points) {
    Block known = LAST.get().find(radial, points);
    if (known != null) {
      return known;
    }
    Block matrix = Providers.matrices().gram(radial, points);
    LAST.set(
        new LastMatrix(
            new WeakReference<>(radial), new WeakReference<>(points), new WeakReference<>(matrix)));
    return matrix;
  }

  private @Nullable Block find(Radial wanted, Points at) {
    return points.refersTo(at) && wanted.equals(radial.get()) ? matrix.get() : null;
  }
}
