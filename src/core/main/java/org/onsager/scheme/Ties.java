package org.onsager.scheme;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/**
 * Particles with mass that lie where another one lies. Their gradients are equal, so that no scheme
 * that follows gradients ever parts them: a search then ends above what as many particles could
 * reach.
 *
 * @param count how many could be left out without losing a place
 * @param particles how many particles with mass there are
 */
record Ties(int count, int particles) {

  /** Equal particles may part by the rounding of their steps, and get no further. */
  private static final double ROUNDING = 0x1p-40;

  static Ties of(Particles mu) {
    Set<List<Double>> places = new HashSet<>();
    double unit = Math.max(ROUNDING * largest(mu.points().coordinates()), Double.MIN_VALUE);
    int massive = 0;
    for (int i = 0; i < mu.count(); i++) {
      if (mu.weights().get(i) > 0) {
        massive++;
        // Adding zero makes both zeros one place.
        places.add(
            DoubleStream.of(mu.points().row(i)).mapToObj(x -> Math.rint(x / unit) + 0.0).toList());
      }
    }
    return new Ties(massive - places.size(), massive);
  }

  private static double largest(Block coordinates) {
    double largest = 0;
    for (double x : coordinates.borrowReadOnly()) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  /** What to say of them, after what went wrong. */
  String what(String otherwise) {
    return count == 0
        ? otherwise
        : otherwise
            + " %d of %d particles lie where another does: equal particles have equal gradients and never part."
                .formatted(count, particles);
  }

  /** What to do about them, before anything else. */
  String advice(String otherwise) {
    return count == 0
        ? otherwise
        : "Start at distinct places, by distinct samples or a jitter of a thousandth of the kernel's"
            + " length. "
            + otherwise;
  }
}
