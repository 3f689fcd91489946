package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.langevin;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisy;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.scheme.Schemes.rejuvenation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.onsager.chart.Chart;
import org.onsager.distribution.Normal;
import org.onsager.energy.KullbackLeibler;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.law.Laws;
import org.onsager.law.SchemeRates;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;

/**
 * The schemes that move points by what they read, held to their contracts and to what they claim.
 */
class SchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  /**
   * The rate of the authors' code, which is that of no geometry: splitting a particle changes it.
   */
  private record WeightedByMass() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      Block w = mu.weights();
      return weighed(xi, i -> -w.get(i));
    }
  }

  static Block weighed(Field xi, IntToDoubleFunction factor) {
    int n = xi.values().length();
    Block gradients = xi.gradients();
    return Block.build(
        gradients.length(),
        out -> Arrays.setAll(out, e -> factor.applyAsDouble(e % n) * gradients.get(e)));
  }

  @Nested
  class OfExplicitTransport implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein());
    }
  }

  @Nested
  class OfMassWeightedTransport implements EulerContract {
    @Override
    public Scheme subject() {
      return massWeighted(wasserstein());
    }

    @Override
    public Geometry geometry() {
      return new WeightedByMass();
    }
  }

  @Nested
  class OfExplicitStein implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(stein(KERNEL));
    }

    @Override
    public Geometry geometry() {
      return stein(KERNEL);
    }
  }

  @Nested
  class OfBacktrackingTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return backtracking(wasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .descending()
          .discretising(wasserstein())
          .moving(Moves.POINTS);
    }
  }

  @Nested
  class OfNoisyTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return noisy(explicit(wasserstein()), 0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.POINTS);
    }
  }

  @Nested
  class OfNoisyTransportWithSources implements SchemeContract {
    @Override
    public Scheme subject() {
      return noisyWithSources(explicit(wasserstein()), 0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.POINTS);
    }
  }

  @Nested
  class OfLangevin implements SchemeContract {
    @Override
    public Scheme subject() {
      return langevin(wasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .discretising(wasserstein())
          .carryingEntropy()
          .moving(Moves.POINTS);
    }
  }

  @Nested
  class OfInteractingLangevin implements SchemeContract {
    @Override
    public Scheme subject() {
      return langevin(kalmanWasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .discretising(kalmanWasserstein())
          .carryingEntropy()
          .moving(Moves.POINTS);
    }
  }

  /** With noise, drawn by key, which vanishes with tau. */
  @Nested
  class OfLangevinOnRelativeEntropy implements SchemeContract {
    @Override
    public Scheme subject() {
      return langevin(kalmanWasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .on(dimension -> KullbackLeibler.to(standard(dimension)))
          .conservingMass()
          .moving(Moves.POINTS);
    }

    private static Normal standard(int dimension) {
      return Normal.isotropic(1, new double[dimension]);
    }
  }

  @Nested
  class OfRejuvenation implements SchemeContract {
    @Override
    public Scheme subject() {
      return rejuvenation(0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().actingAtOnce();
    }
  }

  @Nested
  class OfCanonical implements SchemeContract {
    @Override
    public Scheme subject() {
      return Schemes.canonical(Chart.ball(2, 1));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().actingAtOnce().moving(Moves.POINTS);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().inDimension(2);
    }
  }

  /** Noise in the query points vanishes with its amplitude; with it, the rate is another one. */
  @TestFactory
  Stream<DynamicTest> noisyTransportsMoveAtTheRateWithoutNoise() {
    return Stream.of(
            noisy(explicit(wasserstein()), 0), noisyWithSources(explicit(wasserstein()), 0))
        .map(scheme ->
            dynamicTest(
                scheme.toString(),
                () -> {
                  Experiment experiment = Experiment.of(scheme).discretising(wasserstein());
                  Laws.tried(SchemeRates.all(), experiment, Domain.probabilities())
                      .forEach(verdict -> assertTrue(verdict.holds(), verdict::message));
                }));
  }
}
