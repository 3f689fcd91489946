package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The judge of all derivatives, on remainders whose order is known. */
class TaylorTest {

  private static final double ROUNDING = 1e-14;

  private static final Claim CLAIM =
      new Claim("law", "formula", Domain.everywhere().trial(2, 1, 3, 1, Shape.CLOUD));

  private static Verdict judged(DoubleUnaryOperator remainder) {
    return Taylor.vanishesToSecondOrder(
        CLAIM, "R", t -> new Taylor.Remainder(remainder.applyAsDouble(t), ROUNDING));
  }

  @Test
  void acceptsSecondAndHigherOrder() {
    assertTrue(judged(t -> t * t).holds());
    assertTrue(judged(t -> -3 * t * t * t).holds());
    assertTrue(judged(t -> Math.pow(t, 1.8)).holds());
    assertTrue(judged(t -> Math.exp(t) - 1 - t).holds());
  }

  @Test
  void acceptsNothingButRounding() {
    assertTrue(judged(t -> 0).holds());
    assertTrue(judged(t -> ROUNDING * Math.cos(1 / t)).holds());
    assertTrue(judged(t -> 100 * ROUNDING * t).holds(), "above rounding at large steps only");
  }

  @Test
  void acceptsAThirdOrderTermOfTheOtherSign() {
    for (double zero = 1e-6; zero < 2; zero *= 1.1) {
      double z = zero;
      assertTrue(judged(t -> t * t * (1 - t / z)).holds(), "changes sign at " + z);
    }
  }

  @Test
  void rejectsFirstOrderHoweverSmallBehindTheCurvature() {
    for (double defect = 1; defect > 2e-6; defect /= 3) {
      double d = defect;
      assertFalse(judged(t -> d * t + t * t).holds(), "a defect of " + d);
      assertFalse(judged(t -> d * t - t * t).holds(), "a defect of " + d + ", other sign");
    }
  }

  @Test
  void rejectsWhatDoesNotVanish() {
    assertFalse(judged(t -> 1e-9).holds());
    assertFalse(judged(t -> Math.pow(t, 1.6)).holds());
  }

  @Test
  void rejectsWhatIsNowhereFiniteAndForgivesLargeSteps() {
    assertFalse(judged(t -> Double.NaN).holds());
    assertFalse(judged(t -> Double.POSITIVE_INFINITY).holds());
    assertTrue(judged(t -> t > 0.1 ? Double.POSITIVE_INFINITY : t * t).holds());
  }

  @Test
  void forgivesKinksBeforeTheLastOne() {
    assertTrue(judged(t -> t > 1e-3 ? t - 1e-3 : 0).holds());
    assertFalse(judged(t -> t > 1e-3 ? t - 1e-3 : 1e-3 * t).holds());
  }

  /** Every other remainder is eight times as large; one step of all, 2^-20, by 256. */
  @Test
  void theSteepestCountsWhereNoWindowIsStraight() {
    assertTrue(judged(t -> t * t * zigzag(t)).holds());
    assertFalse(judged(t -> t * zigzag(t)).holds());
    assertTrue(judged(t -> t * zigzag(t) / (t < 0x1p-20 ? 256 : 1)).holds());
  }

  private static double zigzag(double t) {
    return Math.getExponent(t) % 2 == 0 ? 1 : 8;
  }

  @Test
  void saysTheSlopeItFound() {
    Verdict.Violated violated = assertInstanceOf(Verdict.Violated.class, judged(t -> 2 * t));
    assertEquals(1, violated.left(), 1e-6);
    assertEquals(2, violated.right());
    assertEquals(0.25, violated.tolerance());
    assertTrue(judged(t -> t * t).message().contains("slope 2.00"));
  }

  @Test
  void aViolationNeedsTwoDirections() {
    Verdict holds = judged(t -> t * t);
    Verdict violated = judged(t -> t);
    assertTrue(Taylor.confirmed(k -> k == 0 ? violated : holds).holds());
    assertTrue(Taylor.confirmed(k -> k == 0 ? holds : violated).holds());
    assertFalse(Taylor.confirmed(k -> violated).holds());
  }
}
