package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.onsager.law.Domain;
import org.onsager.law.Trial;

/** Every law meets few particles and many, and a fault is shown on the fewest. */
class TrialsTest {

  private static List<Integer> counts(Domain domain, int tries) {
    RandomGenerator<Trial> trials = Trials.of(domain).generator(tries);
    Random random = new Random(1);
    return Stream.generate(() -> trials.next(random).value().count()).limit(tries).toList();
  }

  @Example
  void manyParticlesAreTriedByEveryLaw() {
    for (int tries : new int[] {Contract.TRIES, FlowContract.RUNS, TargetContract.AVERAGES}) {
      List<Integer> counts = counts(Domain.everywhere(), tries);
      assertTrue(counts.stream().anyMatch(n -> n > 64 && n <= 300), () -> counts.toString());
      assertTrue(counts.stream().filter(n -> n > 12).count() <= tries / 12, counts::toString);
      assertTrue(counts.stream().allMatch(n -> n >= 1));
    }
    List<Integer> some = counts(Domain.everywhere().upTo(40), 1000);
    assertEquals(62, some.stream().filter(n -> n > 12).count());
    assertTrue(some.stream().allMatch(n -> n <= 40));
    assertTrue(some.stream().anyMatch(n -> n > 30));
    assertEquals(
        5, counts(Domain.everywhere().upTo(5), 1000).stream().mapToInt(n -> n).max().getAsInt());
  }

  @Test
  void aFaultThatBeginsAtFourteenIsShownOnFourteen() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(LeavesTheRest.class))
                .build(),
            listener);
    Map<String, String> messages = new TreeMap<>();
    listener
        .getSummary()
        .getFailures()
        .forEach(failure ->
            messages.put(
                failure.getTestIdentifier().getDisplayName(),
                String.valueOf(failure.getException().getMessage())));
    String relabelling = messages.getOrDefault("relabelling", "not found");
    assertTrue(relabelling.contains("trial:     14 particles"), relabelling);
    // Another law finds it where one of the first thirteen is the one that is split.
    assertTrue(
        Set.of("relabelling", "splitting").containsAll(messages.keySet()), messages::toString);
  }
}
