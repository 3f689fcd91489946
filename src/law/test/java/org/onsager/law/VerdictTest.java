package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class VerdictTest {

  private static final Trial TRIAL = Domain.everywhere().trial(2, 1, 3, 1, Shape.CLOUD);

  private static final Claim CLAIM = new Claim("KernelLaws.law", "a = b", TRIAL);

  private static final Tolerance TENTH = new Tolerance(0.1, "a tenth");

  @Test
  void comparesUpToTheTolerance() {
    assertTrue(CLAIM.equal("a", 1, 1.1 - 1e-9, TENTH).holds());
    assertFalse(CLAIM.equal("a", 1, 1.1 + 1e-9, TENTH).holds());
    assertFalse(CLAIM.equal("a", 1.1 + 1e-9, 1, TENTH).holds());
    assertFalse(CLAIM.equal("a", Double.NaN, 1, TENTH).holds());
    assertTrue(CLAIM.atMost("a", 1.1 - 1e-9, 1, TENTH).holds());
    assertFalse(CLAIM.atMost("a", 1.1 + 1e-9, 1, TENTH).holds());
    assertFalse(CLAIM.atMost("a", Double.NaN, 1, TENTH).holds());
    assertTrue(CLAIM.equal("a", 0, 0.1, TENTH).holds(), "the tolerance is allowed");
    assertTrue(CLAIM.atMost("a", 1.0, 1.0, Tolerance.none()).holds());
    assertTrue(CLAIM.same("a", 2, 2).holds());
    assertFalse(CLAIM.same("a", 2, 3).holds());
    assertTrue(CLAIM.atMost("a", 2, 2).holds());
    assertFalse(CLAIM.atMost("a", 3, 2).holds());
  }

  @Test
  void infiniteValuesAreEqualToThemselves() {
    double infinite = Double.POSITIVE_INFINITY;
    assertTrue(CLAIM.equal("a", infinite, infinite, Tolerance.none()).holds());
    assertFalse(CLAIM.equal("a", infinite, 1, TENTH).holds());
  }

  @Test
  void blocksAreComparedEntryByEntry() {
    assertTrue(CLAIM.equal("a", Block.copyOf(1, 2), Block.copyOf(1.05, 2), TENTH).holds());
    assertFalse(CLAIM.equal("a", Block.copyOf(1, 2), Block.copyOf(1, 3), TENTH).holds());
    assertFalse(CLAIM.equal("a", Block.copyOf(1, 2), Block.copyOf(1), TENTH).holds());
  }

  @Test
  void aViolationSaysEverything() {
    Verdict verdict = CLAIM.equal("a", 1, 2, TENTH);
    assertEquals("KernelLaws.law", verdict.law());
    assertEquals("a = b", verdict.formula());
    String message = verdict.message();
    for (String part :
        new String[] {
          "KernelLaws.law is violated",
          "a = b",
          "left 1.0",
          "right 2.0",
          "difference -1.000e+00",
          "a tenth",
          "2 particles"
        }) {
      assertTrue(message.contains(part), message);
    }
    assertTrue(CLAIM.holds("vacuously").message().contains("vacuously"));
    assertEquals("KernelLaws.law holds: a = b", CLAIM.holds("").message());
  }

  @Test
  void theFirstViolationCounts() {
    Verdict holds = CLAIM.holds("");
    Verdict first = CLAIM.that("first", false);
    assertSame(first, holds.and(() -> first));
    assertSame(first, first.and(() -> holds));
  }

  @Test
  void tolerancesAddAndMultiply() {
    Tolerance sum = Tolerance.ofSum(2, 3, Tolerance.ULP);
    assertEquals(8 * 10 * 3 * Math.ulp(1.0), sum.size());
    assertEquals(sum.size() + 0.1, sum.plus(TENTH).size());
    assertEquals(2 * sum.size(), sum.times(2, "condition").size());
    assertTrue(
        sum.times(2, "condition")
            .plus(TENTH)
            .derivation()
            .endsWith("condition 2.000e+00 + a tenth"));
  }

  @Test
  void anObjectThatThrowsOnItsDomainViolatesTheLaw() {
    Law<String> law =
        Law.stating(
            "MyLaws.regular",
            "no pivot is zero",
            (subject, trial) -> {
              throw new ArithmeticException("singular");
            });
    Verdict verdict = Laws.tried(Vector.of(law), "subject", Domain.everywhere()).head();
    assertFalse(verdict.holds());
    assertTrue(verdict.message().contains("singular"), verdict.message());
  }

  @Test
  void aLawOfOnesOwnIsTriedAsAnyOther() {
    Law<Block> few = Law.stating("MyLaws.few", "n <= c", (c, trial) -> trial.count() <= c.get(0));
    Verdict violated = Laws.tried(Vector.of(few), Block.copyOf(5), Domain.everywhere()).head();
    assertTrue(violated.message().startsWith("MyLaws.few is violated\n  law:       n <= c\n"));
    assertTrue(Laws.tried(Vector.of(few), Block.copyOf(1000), Domain.everywhere()).head().holds());
  }

  @Test
  void costsOfMovesAreTheirFormulas() {
    Particles mu = Particles.of(Points.onLine(0, 3), 0.25, 0.75);
    Particles moved = mu.withPoints(Points.onLine(2, 2));
    assertEquals((0.25 * 4 + 0.75) / 2, Proximity.wasserstein().cost(mu, moved), 1e-15);
    Particles weighed = mu.withWeights(Block.copyOf(0.5, 0.5));
    assertEquals(
        0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3), Proximity.entropic().cost(mu, weighed), 1e-15);
    Particles lighter = mu.withWeights(Block.copyOf(0, 0.5));
    assertEquals(0.5 * Math.log(2.0 / 3) - 0.5 + 1, Proximity.entropic().cost(mu, lighter), 1e-15);
    Particles nearly = mu.withWeights(Block.copyOf(0.25 + 0x1p-30, 0.75 - 0x1p-30));
    double growth = 0x1p-28;
    double second = growth * growth / 2 * 0.25 * (1 + 1.0 / 3);
    // Third order is left out; a difference of logarithms would leave 1e-17 of 2e-18.
    assertEquals(second, Proximity.entropic().cost(mu, nearly), second * growth);
    double k = Math.exp(-4.5);
    assertEquals(
        0.0625 * (2 + 0.2 - 2 * k) / 2,
        Proximity.metric(mmd(Gaussian.ofVariance(1), 0.1)).cost(mu, weighed),
        1e-15);
    assertTrue(hellinger().metric().isEmpty());
  }
}
