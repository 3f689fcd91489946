package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.stein;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.pairwise.KernelSums;
import org.onsager.scheme.Splitting;

/** The engines of the library and one of a user's, held to their contract and driven in a run. */
class EnginesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);

  @Nested
  class OfBest implements KernelSumsContract {
    @Override
    public KernelSums subject() {
      return KernelSums.best();
    }
  }

  @Nested
  class OfScalar implements KernelSumsContract {
    @Override
    public KernelSums subject() {
      return KernelSums.named("scalar");
    }
  }

  @Nested
  class OfSingle implements KernelSumsContract {
    @Override
    public KernelSums subject() {
      return KernelSums.singlePrecision();
    }

    /** Within ten lengths of a centre, and apart: floats close together have no distance. */
    @Override
    public Domain domain() {
      return Domain.everywhere().ofNearbyPoints().ofSeparatedPoints();
    }
  }

  @Nested
  class OfUsers implements KernelSumsContract {
    @Override
    public KernelSums subject() {
      return KernelSums.named("naive");
    }
  }

  @Test
  void aUsersEngineDrivesARun() {
    Particles end = run(KernelSums.named("naive"));
    Particles best = run(KernelSums.best());
    for (int i = 0; i < end.count(); i++) {
      assertEquals(best.points().get(i, 0), end.points().get(i, 0), 1e-9);
      assertEquals(best.weights().get(i), end.weights().get(i), 1e-9);
    }
  }

  private static Particles run(KernelSums sums) {
    Mmd energy = Mmd.to(Normal.isotropic(1, 0, 0), KERNEL).by(sums);
    Outcome outcome =
        Flow.of(
                Splitting.of(
                        stein(KERNEL).by(sums).plus(kernelisedFisherRao(KERNEL).by(sums)), energy)
                    .lie()
                    .tau(0.5))
            .from(Particles.uniform(Normal.isotropic(1, 2, 1).sample(20, Key.of(1))), Key.of(2))
            .until(steps(10));
    assertEquals("10 steps done", outcome.reason().message());
    return outcome.state().particles();
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> KernelSums.named("gpu")).getMessage();
    assertTrue(message.endsWith("must be one of scalar, vector, single, naive"), message);
  }
}
