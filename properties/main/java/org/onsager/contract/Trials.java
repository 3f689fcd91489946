package org.onsager.contract;

import io.vavr.collection.Iterator;
import java.util.random.RandomGenerator;
import org.onsager.law.Domain;
import org.onsager.law.Shape;
import org.onsager.law.Trial;
import org.onsager.measure.Key;

/** Arbitrary trials of all counts, dimensions, spreads and shapes that a domain allows. */
final class Trials {

  private static final int SEEDS = 100_000;

  /** Every so many trials one has more particles than is usual. */
  private static final int LARGE = 16;

  private static final int MIDDLE = 64;

  private Trials() {}

  /**
   * Trials without end.
   *
   * @param domain the domain
   * @param seed where their randomness starts
   * @param name what they are for: other names, other trials
   */
  static Iterator<Trial> of(Domain domain, long seed, String name) {
    Key key = Key.of(seed).fold(name.hashCode());
    return Iterator.from(0).map(number -> arbitrary(domain, number, key.fold(number).generator()));
  }

  private static Trial arbitrary(Domain domain, int number, RandomGenerator random) {
    double[] spreads = domain.spreads();
    Shape[] shapes = Shape.values();
    return domain.trial(
        count(domain, number, random),
        random.nextInt(domain.minDimension(), domain.maxDimension() + 1),
        random.nextInt(SEEDS),
        spreads[random.nextInt(spreads.length)],
        shapes[random.nextInt(shapes.length)]);
  }

  /**
   * Few particles, and at every sixteenth trial many: more than 64, or fewer, by turns, so that no
   * law goes without.
   */
  private static int count(Domain domain, int number, RandomGenerator random) {
    int usual = domain.usualCount();
    int most = domain.maxCount();
    int middle = Math.min(MIDDLE, most);
    if (number % LARGE != LARGE / 2 || most == usual) {
      return 1 + random.nextInt(usual);
    }
    boolean largest = number % (2 * LARGE) < LARGE && most > MIDDLE;
    return largest ? between(middle, most, random) : between(usual, middle, random);
  }

  /**
   * A number above one, up to another, larger ones less often: the chance of more than n falls as 1
   * / n, so that sums over pairs take as long at all sizes.
   */
  private static int between(int above, int most, RandomGenerator random) {
    double least = 1.0 / (most + 1);
    double share = least + random.nextDouble() * (1.0 / (above + 1) - least);
    return (int) Math.min((long) (1 / share), most);
  }
}
