package org.onsager.law;

import io.vavr.control.Option;
import org.onsager.certificate.Box;
import org.onsager.energy.Energy;
import org.onsager.energy.Widening;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/** The law of energies that know themselves at other lengths. */
public final class EnergyWidening {

  /** Powers of two, so that multiplying lengths rounds nothing. */
  private static final double[] FACTORS = {1, 2, 8, 64};

  /** Wide beside everything in a trial. */
  private static final double FAR = 0x1p30;

  private static final double FARTHEST = 0x1p300;

  private EnergyWidening() {}

  /**
   * An energy with a {@link Energy#widening} is its own member at one; twice wider is what the
   * product of the factors says; what a measure sees is a share of all, which grows with the factor
   * and tends to all.
   */
  public static final Law<Energy> WIDENED =
      Law.of(
          "EnergyWidening.widened",
          "by(1) = F, F.by(2).by(f) = F.by(2 f), overlap(f) <= overlap(f') <= 1 for f <= f', to 1",
          EnergyWidening::widened);

  private static Verdict widened(Claim claim, Energy energy) {
    Option<Widening> widening = energy.widening();
    if (widening.isEmpty() || energy.entropy() != 0) {
      return claim.holds("not claimed");
    }
    Widening family = widening.get();
    Energy twice = family.by(2);
    Verdict verdict =
        same(claim, "by(1)", family.by(1), energy)
            .and(() -> claim.that("by(2) has no widening", twice.widening().isDefined()));
    if (!verdict.holds()) {
      return verdict;
    }
    return same(claim, "by(2).by(4)", twice.widening().get().by(4), family.by(8))
        .and(() -> seen(claim, family));
  }

  private static Verdict same(Claim claim, String what, Energy left, Energy right) {
    Particles mu = claim.trial().particles();
    double value = right.value(mu);
    if (!Double.isFinite(value)) {
      return claim.that(what + " is finite", !Double.isFinite(left.value(mu)));
    }
    Field xi = right.firstVariation(mu);
    var ofField = EnergyRounding.ofField(right, mu, xi, claim.trial());
    return claim
        .equal(what, left.value(mu), value, EnergyRounding.ofValue(right, mu, claim.trial()))
        .and(() ->
            claim.equal(
                "xi of " + what, left.firstVariation(mu).values(), xi.values(), ofField._1));
  }

  private static Verdict seen(Claim claim, Widening family) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Tolerance rounding =
        Tolerance.ofSum(EnergyRounding.terms(mu.count()), 1, trial.domain().accuracy());
    Verdict verdict = claim.holds("");
    double before = 0;
    for (double factor : FACTORS) {
      double least = before;
      double share = family.overlap(mu, factor);
      verdict =
          verdict
              .and(() -> claim.atMost("what is seen, narrower", least, share, rounding))
              .and(() -> claim.atMost("what is seen at " + factor, share, 1, rounding));
      before = share;
    }
    double far = Math.min(FAR * Math.max(1, Box.around(mu.points()).longest()), FARTHEST);
    return verdict.and(
        () -> claim.atMost("half, from afar", 0.5, family.overlap(mu, far), rounding));
  }
}
