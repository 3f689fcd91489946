package org.onsager.contract;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.onsager.law.Clause;
import org.onsager.law.Trial;
import org.onsager.law.Verdict;
import org.onsager.measure.Key;

/**
 * Tries the clauses of a contract on arbitrary trials, and shows a violation on the least one.
 * jqwik draws the trials and makes them less; both need a session of jqwik, as JUnit runs the test.
 */
final class Inquiry {

  /** So many checks at most on the way to the least trial, so that a costly law ends. */
  private static final int CHECKS = 1000;

  private final Contract<?> contract;

  private long tried;

  private int largest;

  Inquiry(Contract<?> contract) {
    this.contract = contract;
  }

  /**
   * Fails where the law is violated, with the law's formula, the trial, and one line of Java that
   * repeats it.
   */
  void into(Clause<?> clause) {
    int tries = clause.law().isCostly() ? Math.ceilDiv(2 * contract.tries(), 5) : contract.tries();
    String name = contract.getClass().getName() + " " + clause.law().name();
    for (Shrinkable<Trial> drawn : drawn(trials(clause), contract.seed(), name, tries)) {
      tried++;
      largest = Math.max(largest, drawn.value().count());
      if (!clause.on(drawn.value()).holds()) {
        throw violation(clause, least(drawn, trial -> !clause.on(trial).holds()));
      }
    }
  }

  private Arbitrary<Trial> trials(Clause<?> clause) {
    return clause.domain().equals(contract.domain())
        ? contract.trials()
        : Trials.of(clause.domain());
  }

  /**
   * Arbitrary trials, the same in every build.
   *
   * @param seed where their randomness starts
   * @param name what they are for: other names, other trials
   */
  static Vector<Shrinkable<Trial>> drawn(
      Arbitrary<Trial> trials, long seed, String name, int tries) {
    Random random = new Random(Key.of(seed).fold(name.hashCode()).generator().nextLong());
    return inSession(() -> {
      RandomGenerator<Trial> generator = trials.generator(tries, true);
      return Vector.fill(tries, () -> generator.next(random));
    });
  }

  /**
   * The end of a walk to trials that are less, each the first one that shows the fault, too.
   *
   * @param drawn a trial that shows the fault
   * @param shows whether a trial shows it
   */
  static Trial least(Shrinkable<Trial> drawn, Predicate<Trial> shows) {
    AtomicInteger left = new AtomicInteger(CHECKS);
    return inSession(() -> {
      Shrinkable<Trial> now = drawn;
      for (Optional<Shrinkable<Trial>> less = Optional.of(now); less.isPresent(); ) {
        now = less.get();
        less =
            now.shrink()
                .takeWhile(next -> left.getAndDecrement() > 0)
                .filter(next -> shows.test(next.value()))
                .findFirst();
      }
      return now.value();
    });
  }

  private static <T> T inSession(Supplier<T> work) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    JqwikSession.run(() -> result.set(work.get()));
    return Objects.requireNonNull(result.get());
  }

  /** How often laws were tried so far. */
  String extent() {
    return "%s: laws tried %d times, on up to %d particles"
        .formatted(contract.getClass().getSimpleName(), tried, largest);
  }

  private <S> AssertionError violation(Clause<S> clause, Trial least) {
    Verdict.Violated violated = (Verdict.Violated) clause.on(least);
    AssertionError error =
        new AssertionError(
            "%s%n  subject:   %s%n  trial:     %s%n  repeat:    %s.law(\"%s\").%s"
                .formatted(
                    clause.diagnosed(violated).message(),
                    contract.subject(),
                    least.description(),
                    created(contract.getClass()),
                    clause.law().name(),
                    least.source()));
    thrown(clause, least).forEach(error::initCause);
    return error;
  }

  /** What the object throws, if that is the violation. */
  private static <S> Option<Throwable> thrown(Clause<S> clause, Trial trial) {
    try {
      clause.law().check(clause.subject(), trial);
      return Option.none();
    } catch (RuntimeException | AssertionError thrown) {
      return Option.some(thrown);
    }
  }

  /** The expression that makes a test class, nested or not. */
  private static String created(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer == null) {
      return "new " + type.getSimpleName() + "()";
    }
    return Modifier.isStatic(type.getModifiers())
        ? "new " + outer.getSimpleName() + "." + type.getSimpleName() + "()"
        : created(outer) + ".new " + type.getSimpleName() + "()";
  }
}
