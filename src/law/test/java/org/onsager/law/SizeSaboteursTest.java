package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Faults that begin at a size: the rest of a loop over blocks, left out or taken twice. */
class SizeSaboteursTest {

  private static final Domain PLANE = Domain.probabilities().inDimension(2);

  private static final Energy MMD = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));

  private static Vector<Verdict> violated(Vector<Verdict> verdicts) {
    return Laws.violated(verdicts);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 17, 65, 128})
  void anEnergyThatForgetsParticlesBeyondABlock(int first) {
    Energy wrong =
        new Altered.WithoutQuadratic(MMD) {
          @Override
          public Field firstVariation(Particles mu, Points at) {
            return super.firstVariation(beginning(mu, first - 1), at);
          }
        };
    assertFalse(violated(Laws.of(wrong, PLANE)).isEmpty());
  }

  private static Particles beginning(Particles mu, int count) {
    double[] w = mu.weights().toArray();
    Arrays.fill(w, Math.min(count, w.length), w.length, 0);
    return mu.withWeights(Block.copyOf(w));
  }

  @Test
  void anEnergyThatForgetsQueriesBeyondTheTwentyFifth() {
    Energy wrong =
        new Altered.WithoutQuadratic(MMD) {
          @Override
          public Field firstVariation(Particles mu, Points at) {
            Field xi = super.firstVariation(mu, at);
            return Field.of(without(xi.values(), at), without(xi.gradients(), at));
          }
        };
    assertFalse(violated(Laws.of(wrong, PLANE)).isEmpty());
  }

  private static Block without(Block numbers, Points at) {
    return Block.build(
        numbers.length(), out -> Arrays.setAll(out, e -> e % at.count() < 24 ? numbers.get(e) : 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 17, 65})
  void aTransportAndASchemeThatLeaveTheRestBehind(int first) {
    Transport wrong =
        (mu, xi) -> {
          Block v = wasserstein().velocity(mu, xi);
          int n = mu.count();
          return Block.build(
              v.length(), out -> Arrays.setAll(out, e -> e % n < first - 1 ? v.get(e) : 0));
        };
    assertFalse(violated(Laws.of(wrong, PLANE)).isEmpty());
    Experiment scheme = Experiment.of(explicit(wrong)).discretising(wasserstein());
    assertFalse(violated(Laws.of(scheme, PLANE)).isEmpty());
  }

  @Test
  void aLawThatHoldsSaysUpToWhichSize() {
    String message = Laws.of(MMD, PLANE).head().message();
    assertTrue(message.contains("37 trials of up to 300 particles"), message);
    assertTrue(
        Laws.of(MMD, PLANE.upTo(40)).head().message().contains("35 trials of up to 40 particles"));
  }
}
