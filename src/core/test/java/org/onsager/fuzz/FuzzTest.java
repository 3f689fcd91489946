package org.onsager.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Random compositions of everything with everything, at any scale: a step ends with a measure or
 * with a failure that says what to try, before long, and never otherwise.
 *
 * <p>{@code mvn verify -Donsager.fuzz=30000} tries so many cases instead of {@value #CASES}, {@code
 * -Donsager.fuzz.seed=1} begins at another seed. A case that fails prints its seed: {@code
 * -Donsager.fuzz=1 -Donsager.fuzz.seed=...} repeats it alone.
 */
class FuzzTest {

  private static final int CASES = 2000;

  /** A case takes milliseconds; one that takes this long, on whatever machine, does not end. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void everyStepIsAMeasureOrAFailureWithAdvice() {
    int cases = Integer.getInteger("onsager.fuzz", CASES);
    long first = Long.getLong("onsager.fuzz.seed", 0);
    int composed = 0;
    long steps = 0;
    for (int k = 0; k < cases; k++) {
      Case next = new Case(first + k);
      Option<Long> done = assertTimeoutPreemptively(LIMIT, next::run, next::toString);
      composed += done.isDefined() ? 1 : 0;
      steps += done.getOrElse(0L);
    }
    // Of refusals alone everything would hold.
    assertTrue(
        cases < CASES || (composed > cases / 2 && steps > cases),
        "%d of %d cases composed, %d steps done".formatted(composed, cases, steps));
  }
}
