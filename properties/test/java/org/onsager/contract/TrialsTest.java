package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.Shape;
import org.onsager.law.Trial;
import org.onsager.measure.Block;

/** Every law meets few particles and many, and a fault is shown on the fewest. */
class TrialsTest {

  private static Vector<Trial> drawn(Domain domain, long seed, String name, int tries) {
    return Inquiry.drawn(Trials.of(domain), seed, name, tries).map(Shrinkable::value);
  }

  private static List<Integer> counts(Domain domain, int tries) {
    return drawn(domain, 1, "TrialsTest", tries).map(Trial::count).toJavaList();
  }

  @Test
  void manyParticlesAreTriedByEveryLaw() {
    for (int tries : new int[] {Contract.TRIES, FlowContract.RUNS}) {
      List<Integer> counts = counts(Domain.everywhere(), tries);
      assertTrue(counts.stream().anyMatch(n -> n > 64 && n <= 300), () -> counts.toString());
      assertTrue(counts.stream().filter(n -> n > 12).count() <= tries / 12, counts::toString);
      assertTrue(counts.stream().allMatch(n -> n >= 1));
    }
    List<Integer> some =
        Inquiry.drawn(
                Trials.of(Domain.everywhere().upTo(40)).withoutEdgeCases(), 1, "TrialsTest", 1000)
            .map(drawn -> drawn.value().count())
            .toJavaList();
    assertEquals(62, some.stream().filter(n -> n > 12).count());
    assertTrue(some.stream().allMatch(n -> n <= 40));
    assertTrue(some.stream().anyMatch(n -> n > 30));
    assertEquals(
        5, counts(Domain.everywhere().upTo(5), 1000).stream().mapToInt(n -> n).max().getAsInt());
  }

  private static Vector<Trial> some(Domain domain, long seed, String name) {
    return drawn(domain, seed, name, Contract.TRIES);
  }

  @Test
  void trialsAreTheSameInEveryBuildAndOthersForEveryLaw() {
    Domain domain = Domain.everywhere();
    assertEquals(some(domain, 1, "a"), some(domain, 1, "a"));
    assertNotEquals(some(domain, 1, "a"), some(domain, 1, "b"));
    assertNotEquals(some(domain, 1, "a"), some(domain, 2, "a"));
  }

  @Test
  void everyShapeSpreadAndDimensionComesUp() {
    Domain domain = Domain.everywhere();
    Vector<Trial> trials = some(domain, 1, "TrialsTest");
    assertEquals(Shape.values().length, trials.map(Trial::shape).distinct().size());
    assertEquals(domain.spreads().length, trials.map(Trial::spread).distinct().size());
    assertEquals(
        1 + domain.maxDimension() - domain.minDimension(),
        trials.map(Trial::dimension).distinct().size());
  }

  /** Each number is as small as the fault allows. */
  @Test
  void shrinkingEndsAtTheLeastTrialThatShowsTheFault() {
    Domain domain = Domain.everywhere();
    for (Shrinkable<Trial> first : Inquiry.drawn(Trials.of(domain), 1, "TrialsTest", 200)) {
      assertEquals(
          domain.trial(1, 1, 0, domain.spreads()[0], Shape.CLOUD),
          Inquiry.least(first, trial -> true));
      assertEquals(first.value(), Inquiry.least(first, first.value()::equals));
      int count = 1 + first.value().count() / 2;
      int dimension = first.value().dimension();
      double spread = first.value().spread();
      Shape shape = first.value().shape();
      assertEquals(
          domain.trial(count, dimension, 0, spread, shape),
          Inquiry.least(
              first,
              trial ->
                  trial.count() >= count
                      && trial.dimension() >= dimension
                      && trial.spread() == spread
                      && trial.shape() == shape));
    }
  }

  @Test
  void shrinkingEnds() {
    AtomicInteger checks = new AtomicInteger();
    Shrinkable<Trial> first =
        Inquiry.drawn(Trials.of(Domain.everywhere()), 1, "TrialsTest", 50)
            .maxBy(drawn -> drawn.value().seed())
            .get();
    // As slow as can be: a step down is seen, a leap is not.
    AtomicLong seed = new AtomicLong(first.value().seed());
    Inquiry.least(
        first,
        trial -> {
          checks.incrementAndGet();
          return seed.compareAndSet(trial.seed() + 1, trial.seed());
        });
    assertTrue(checks.get() <= 1000, () -> checks + " checks");
  }

  @Test
  void theReportSaysHowFarLawsWereTried() {
    RandomEnergyContract contract = new RandomEnergiesTest().new OfSampledMmd();
    Inquiry inquiry = new Inquiry(contract);
    contract.clauses().forEach(inquiry::into);
    int times = contract.clauses().size() * contract.tries();
    assertTrue(
        inquiry
            .extent()
            .matches("OfSampledMmd: laws tried " + times + " times, on up to \\d{2,3} particles"),
        inquiry::extent);
  }

  /** What an object throws is shown on the fewest particles, and is the cause. */
  @Test
  void anObjectThatThrowsIsShownOnTheFewestParticles() {
    TransportContract contract =
        () ->
            (mu, xi) -> {
              if (mu.count() >= 9) {
                throw new ArithmeticException("nine");
              }
              return Block.constant(mu.count() * mu.dimension(), 0);
            };
    Clause<?> law = contract.law("GeometryLaws.dissipation");
    AssertionError error =
        assertThrows(AssertionError.class, () -> new Inquiry(contract).into(law));
    assertTrue(error.getMessage().contains("trial:     9 particles in R^1"), error.getMessage());
    assertEquals("nine", error.getCause().getMessage());
    assertFalse(law.trial(9, 1, 0, 1, Shape.CLOUD).holds());
    assertTrue(law.trial(8, 1, 0, 1, Shape.CLOUD).holds());
    assertThrows(IllegalArgumentException.class, () -> contract.law("GeometryLaws.nothing"));
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
