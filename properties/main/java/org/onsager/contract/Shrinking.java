package org.onsager.contract;

import io.vavr.collection.Iterator;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Predicate;
import org.onsager.law.Domain;
import org.onsager.law.Shape;
import org.onsager.law.Trial;

/**
 * From a trial that shows a fault to the least one: the fewest particles first, then the lowest
 * dimension, the first spread and shape in their lists, and a small seed. A trial is five numbers,
 * so each is made less by itself, as long as the fault stays.
 */
final class Shrinking {

  /** Small seeds to try: the fault may need a certain one. */
  private static final long SEEDS = 4;

  /** As many checks at most, so that a costly law ends. */
  private static final int CHECKS = 1000;

  private final Predicate<Trial> shows;

  private int left = CHECKS;

  private Shrinking(Predicate<Trial> shows) {
    this.shows = shows;
  }

  /**
   * The least trial.
   *
   * @param trial a trial that shows the fault
   * @param shows whether a trial shows it
   */
  static Trial least(Trial trial, Predicate<Trial> shows) {
    return new Shrinking(shows).from(trial);
  }

  private Trial from(Trial trial) {
    Trial now = trial;
    for (Option<Trial> less = less(now); less.isDefined(); less = less(now)) {
      now = less.get();
    }
    return now;
  }

  /** The first that shows the fault among those that are less. */
  private Option<Trial> less(Trial trial) {
    return candidates(trial).filter(t -> left-- > 0 && shows.test(t)).headOption();
  }

  private static Iterator<Trial> candidates(Trial t) {
    Domain domain = t.domain();
    Iterator<Trial> fewer =
        fewer(t.count())
            .flatMap(count ->
                seeds(SEEDS)
                    .append(t.seed())
                    .map(s -> domain.trial(count, t.dimension(), s, t.spread(), t.shape())));
    Iterator<Trial> lower =
        Stream.range(domain.minDimension(), t.dimension())
            .iterator()
            .map(d -> domain.trial(t.count(), d, t.seed(), t.spread(), t.shape()));
    Iterator<Trial> nearer =
        Iterator.ofAll(Arrays.stream(domain.spreads()).boxed().toList())
            .takeWhile(spread -> spread != t.spread())
            .map(spread -> domain.trial(t.count(), t.dimension(), t.seed(), spread, t.shape()));
    Iterator<Trial> plainer =
        Iterator.of(Shape.values())
            .takeWhile(shape -> shape != t.shape())
            .map(shape -> domain.trial(t.count(), t.dimension(), t.seed(), t.spread(), shape));
    Iterator<Trial> seeded =
        seeds(Math.min(SEEDS, t.seed()))
            .iterator()
            .map(s -> domain.trial(t.count(), t.dimension(), s, t.spread(), t.shape()));
    return Iterator.concat(fewer, lower, nearer, plainer, seeded);
  }

  private static Stream<Long> seeds(long number) {
    return Stream.range(0L, number);
  }

  /** 1, then half of the way from there to the count, a quarter, ... and one less. */
  private static Iterator<Integer> fewer(int count) {
    return Iterator.iterate(count - 1, step -> step / 2)
        .takeWhile(step -> step > 0)
        .map(step -> count - step);
  }
}
