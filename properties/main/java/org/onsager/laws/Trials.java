package org.onsager.laws;

import java.util.Arrays;
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
            .withDistribution(RandomDistribution.uniform());
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
}
