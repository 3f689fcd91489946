package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.measure.Key;
import org.onsager.scheme.Schemes;

/** Trials on which right objects were found wrong, a few in a million. */
class FormerFalseAlarmsTest {

  private static final SlicedEnergyDistance SLICED =
      SlicedEnergyDistance.to(
          GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2))
              .samples(20, Key.of(3)),
          5,
          Key.of(1));

  private static final Domain KINKED =
      Domain.everywhere().inDimension(2).withKinks().accurateTo(1e-15);

  private static void holds(Verdict verdict) {
    assertTrue(verdict.holds(), verdict::message);
  }

  /** The lighter particle is gone for any larger step: two moves of the same size. */
  @Test
  void aConstraintThatStopsTwoMoves() {
    holds(
        SchemeNumbers.IDENTITY.check(
            Experiment.of(Schemes.projectedGradient()),
            Domain.probabilities().trial(2, 1, 82601, 0.1, Shape.TINY_WEIGHTS)));
  }

  /** Terms of a quadratic that are far larger than its value and than F at single points. */
  @Test
  void aQuadraticThatCancels() {
    holds(EnergyLaws.QUADRATIC.check(SLICED, KINKED.trial(5, 2, 66083, 100, Shape.FAR_APART)));
  }

  /** Kinks of light particles, just above rounding, along each of the first directions. */
  @Test
  void kinksAlongMostDirections() {
    holds(
        EnergyDerivatives.GRADIENT.check(
            SLICED, KINKED.trial(9, 2, 27685, 0.1, Shape.TINY_WEIGHTS)));
  }
}
