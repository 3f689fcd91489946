package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.energy.MmdSquared;
import org.onsager.measure.Particles;

/** The law of squared discrepancies that say how well they are known. */
public final class DiscrepancyLaws {

  private DiscrepancyLaws() {}

  /**
   * All laws of discrepancies.
   *
   * @return the laws
   */
  public static Vector<Law<Discrepancy>> all() {
    return Vector.of(BOUNDED);
  }

  /** The bound is no less than the error, as far as sums over pairs tell it. */
  public static final Law<Discrepancy> BOUNDED =
      Law.of(
          "DiscrepancyLaws.bounded",
          "|MMD^2 - exact| <= bound + bound of exact",
          DiscrepancyLaws::bounded);

  private static Verdict bounded(Claim claim, Discrepancy subject) {
    Particles mu = claim.trial().particles();
    MmdSquared found = subject.bounded().apply(mu);
    MmdSquared exact = subject.exact().bounded(mu);
    return claim
        .finite("the bound", found.bound())
        .and(() ->
            claim.equal(
                "MMD^2",
                found.value(),
                exact.value(),
                new Tolerance(found.bound() + exact.bound(), "both bounds")));
  }
}
