package org.onsager.contract;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.onsager.law.Domain;
import org.onsager.law.Shape;
import org.onsager.law.Trial;

/** Arbitrary trials. */
public final class Trials {

  private static final long SEEDS = 100_000;

  /** Every so many trials one has more particles than is usual. */
  private static final int LARGE = 16;

  private static final int MIDDLE = 64;

  private Trials() {}

  /**
   * The trials of a domain. What comes first in a list is what shrinking leads to.
   *
   * @param domain the domain
   * @return trials of all counts, dimensions, spreads and shapes that it allows
   */
  public static Arbitrary<Trial> of(Domain domain) {
    Arbitrary<Integer> counts =
        Arbitraries.integers()
            .between(1, domain.maxCount())
            .withDistribution((size, least, most, centre) -> counts(domain))
            .edgeCases(edges -> edges.includeOnly(1, 2));
    Arbitrary<Integer> dimensions =
        Arbitraries.integers()
            .between(domain.minDimension(), domain.maxDimension())
            .withDistribution(RandomDistribution.uniform());
    Arbitrary<Long> seeds =
        Arbitraries.longs().between(0, SEEDS).withDistribution(RandomDistribution.uniform());
    Arbitrary<Double> spreads =
        Arbitraries.of(Arrays.stream(domain.spreads()).boxed().toArray(Double[]::new));
    return Combinators.combine(counts, dimensions, seeds, spreads, Arbitraries.of(Shape.values()))
        .as(domain::trial);
  }

  /**
   * Few particles, and at every sixteenth trial many: more than 64, or fewer, by turns, so that no
   * law goes without. One distribution of integers, so that shrinking leads from many to few.
   */
  private static RandomDistribution.RandomNumericGenerator counts(Domain domain) {
    AtomicInteger calls = new AtomicInteger();
    int usual = domain.usualCount();
    int most = domain.maxCount();
    int middle = Math.min(MIDDLE, most);
    return random -> {
      int call = calls.getAndIncrement();
      boolean large = call % LARGE == LARGE / 2 && most > usual;
      boolean largest = call % (2 * LARGE) < LARGE && most > MIDDLE;
      return BigInteger.valueOf(
          !large
              ? 1 + random.nextInt(usual)
              : largest ? between(middle, most, random) : between(usual, middle, random));
    };
  }

  /**
   * A number above one, up to another, larger ones less often: the chance of more than n falls as 1
   * / n, so that sums over pairs take as long at all sizes.
   */
  private static long between(int above, int most, Random random) {
    double least = 1.0 / (most + 1);
    double share = least + random.nextDouble() * (1.0 / (above + 1) - least);
    return Math.min((long) (1 / share), most);
  }
}
