package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** One fault each, and the sentence that explains it. */
class DiagnosisTest {

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final Energy MMD = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));

  private static String of(Energy energy, String law) {
    return of(Laws.of(energy, PLANE).find(verdict -> verdict.law().endsWith("." + law)).get());
  }

  private static String of(Verdict verdict) {
    return ((Verdict.Violated) verdict).diagnosis();
  }

  private static Energy gradientTimes(double factor) {
    return new Altered(MMD) {
      @Override
      public Field firstVariation(Particles mu, Points at) {
        Field xi = super.firstVariation(mu, at);
        return Field.of(xi.values(), xi.gradients().map(g -> factor * g));
      }
    };
  }

  @Test
  void aFactorOfTheGradient() {
    assertEquals(
        "the gradient is 0.500 of what it should be everywhere",
        of(gradientTimes(0.5), "gradient"));
    assertEquals(
        "the gradient is 2.000 of what it should be everywhere", of(gradientTimes(2), "gradient"));
    assertEquals(
        "the field gradient is -1.00 of what it should be everywhere",
        of(gradientTimes(-1), "fieldGradient"));
  }

  @Test
  void aFactorOfASlope() {
    Radial kernel = PositiveDefiniteKernel.of(s -> Math.exp(-s / 2), s -> -Math.exp(-s / 2));
    assertEquals(
        "the slope is 2.000 of what it should be everywhere",
        of(Laws.of(kernel, Domain.everywhere()).find(verdict -> !verdict.holds()).get()));
  }

  @Test
  void onlyWhereWeightsDiffer() {
    Energy uneven =
        new Altered(MMD) {
          @Override
          public Evaluation evaluate(Particles mu) {
            double[] w = mu.weights().toArray();
            double factor = Arrays.stream(w).allMatch(weight -> weight == w[0]) ? 1 : 1.5;
            return new Evaluation(factor * value(mu), firstVariation(mu));
          }
        };
    assertEquals(
        "evaluate, F(mu) is 1.500 of what it should be only where weights differ",
        of(uneven, "evaluate"));
  }

  @Test
  void onlyBeyondADistance() {
    Energy wrongFarAway =
        Potential.of(x -> x[0] + x[1], x -> new double[] {1, Math.hypot(x[0], x[1]) > 7 ? 0.9 : 1});
    String sentence = of(wrongFarAway, "fieldGradient");
    assertTrue(sentence.matches("violated only beyond \\|x\\| = [4567](\\.\\d+)?"), sentence);
  }

  @Test
  void nothingIsSaidOfWhatHasNothingInCommon() {
    Energy random =
        new Altered(MMD) {
          @Override
          public Field firstVariation(Particles mu, Points at) {
            Field xi = super.firstVariation(mu, at);
            double factor = 2 + Math.sin(1e3 * mu.points().get(0, 0));
            return Field.of(xi.values(), xi.gradients().map(g -> factor * g));
          }
        };
    assertEquals("", of(random, "gradient"));
  }
}
