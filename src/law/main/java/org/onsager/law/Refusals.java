package org.onsager.law;

import java.util.function.BooleanSupplier;

/** Whether an object refuses what it says it cannot do. */
final class Refusals {

  private Refusals() {}

  static Verdict agrees(Claim claim, boolean accepts, BooleanSupplier attempt) {
    try {
      boolean sound = attempt.getAsBoolean();
      return claim
          .that("accepted, though it says that it cannot", accepts)
          .and(() -> claim.that("the result is not finite", sound));
    } catch (IllegalArgumentException refused) {
      return claim.that("refused, though it says that it can: " + refused, !accepts);
    }
  }
}
