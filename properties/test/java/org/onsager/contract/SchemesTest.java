package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.exponentialThenProjection;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisy;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.scheme.Schemes.projectedGradient;
import static org.onsager.scheme.Schemes.rejuvenation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.law.Laws;
import org.onsager.law.Proximity;
import org.onsager.law.SchemeRates;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.scheme.Schemes;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/** Every scheme of the library, held to its contract and to what it claims. */
class SchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final MmdGeometry MMD = mmd(KERNEL, 1e-8);

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

  /** Weights under the Euclidean distance. */
  private record Euclidean() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      double mean = xi.sum() / xi.length();
      return xi.map(value -> mean - value);
    }

    @Override
    public boolean conservesMass() {
      return true;
    }
  }

  /** An explicit Euler step of a geometry that moves points. */
  interface EulerContract extends SchemeContract {
    default Geometry geometry() {
      return wasserstein();
    }

    @Override
    default Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .ofOrder(1)
          .discretising(geometry())
          .moving(Moves.POINTS);
    }
  }

  @Nested
  class OfExplicitTransport implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein());
    }
  }

  @Nested
  class OfStepDoubling implements EulerContract {
    @Override
    public Scheme subject() {
      return Schemes.stepDoubling(explicit(wasserstein()), 1);
    }
  }

  @Nested
  class OfPlaced implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).at("leaf 0");
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
  class OfExactReaction implements SchemeContract {
    @Override
    public Scheme subject() {
      return exact(MMD.spherical());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.metric(MMD))
          .discretising(MMD.spherical())
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfExactReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return exact(MMD);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .proximal(Proximity.metric(MMD))
          .discretising(MMD)
          .moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().upTo(100);
    }
  }

  @Nested
  class OfEntropicReaction implements SchemeContract {
    @Override
    public Scheme subject() {
      return entropic(hellinger().spherical());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.entropic())
          .upTo(1)
          .discretising(hellinger().spherical())
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfEntropicReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return entropic(hellinger());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .proximal(Proximity.entropic())
          .upTo(0.1)
          .discretising(hellinger())
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere();
    }
  }

  @Nested
  class OfProjectedGradient implements SchemeContract {
    @Override
    public Scheme subject() {
      return projectedGradient();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .discretising(new Euclidean())
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfExponentialThenProjection implements SchemeContract {
    @Override
    public Scheme subject() {
      return exponentialThenProjection();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfThen implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).then(entropic(hellinger().spherical()));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .ofOrder(1)
          .discretising(wasserstein().plus(hellinger().spherical()));
    }
  }

  @Nested
  class OfTimes implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).times(0.5);
    }

    @Override
    public Geometry geometry() {
      return wasserstein().times(0.5);
    }
  }

  @Nested
  class OfControlled implements SchemeContract {
    @Override
    public Scheme subject() {
      return backtracking(wasserstein()).controlled("transport", Controller.standard());
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
