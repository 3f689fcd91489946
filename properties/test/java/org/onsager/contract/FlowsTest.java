package org.onsager.contract;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Nested;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.law.Movement;
import org.onsager.preset.AsInIftFlow;
import org.onsager.preset.AsInPaper;
import org.onsager.scheme.Continuation;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Splitting;
import org.onsager.step.Controller;
import org.onsager.step.Step;

/** Steps of the library and of its presets, held to the contract of flows. */
class FlowsTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Energy MMD = Mmd.to(MIXTURE, KERNEL);

  private static final Geometry TWICE = wasserstein().plus(hellinger().spherical().times(2));

  private static Option<Movement> following(DoubleFunction<Step> steps, Geometry geometry) {
    return Option.of(new Movement(steps, geometry, MMD, 0.1));
  }

  /** A flow in the plane. */
  interface InThePlane extends FlowContract {
    @Override
    default Domain domain() {
      return Domain.probabilities().inDimension(2);
    }
  }

  @Nested
  class OfPaper implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.ift(KERNEL, MMD, 0.1, 0.1, 1e-6);
    }

    @Override
    public Option<Movement> movement() {
      return following(
          tau -> AsInPaper.ift(KERNEL, MMD, tau, tau, 1e-6),
          wasserstein().plus(sphericalMmd(KERNEL, 1e-6)));
    }
  }

  @Nested
  class OfPaperWithNoise implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.noisyMmdFlow(Mmd.sampled(MIXTURE, KERNEL, 10), 0.1, 0.5);
    }
  }

  @Nested
  class OfPaperWfr implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.wfr(MMD, 0.1, 0.1);
    }

    @Override
    public Option<Movement> movement() {
      return following(tau -> AsInPaper.wfr(MMD, tau, 2 * tau), TWICE);
    }
  }

  @Nested
  class OfIftFlow implements InThePlane {
    @Override
    public Step subject() {
      return AsInIftFlow.ift(Mmd.sampled(MIXTURE, KERNEL, 10), 0.1, 0.1);
    }
  }

  @Nested
  class OfStrang implements InThePlane {
    @Override
    public Step subject() {
      return Splitting.of(TWICE, MMD).strang().tau(0.1);
    }

    @Override
    public Option<Movement> movement() {
      return following(Splitting.of(TWICE, MMD).strang()::tau, TWICE);
    }
  }

  /** Stein transport of the relative entropy, which has no value, beside a reaction of the MMD. */
  @Nested
  class OfLeafWithAnEnergyOfItsOwn implements InThePlane {
    @Override
    public Step subject() {
      return movement().get().step();
    }

    @Override
    public Option<Movement> movement() {
      return Option.of(
          Movement.of(
              Splitting.of(stein(KERNEL).plus(hellinger().spherical()), MMD)
                  .with(stein(KERNEL), KullbackLeibler.to(MIXTURE)),
              0.1));
    }
  }

  /** Every step draws its energy, and follows that one. */
  @Nested
  class OfSplittingWithFreshSamples implements InThePlane {
    @Override
    public Step subject() {
      return movement().get().step();
    }

    @Override
    public Option<Movement> movement() {
      return Option.of(Movement.of(Splitting.of(TWICE, Mmd.sampled(MIXTURE, KERNEL, 10)), 0.1));
    }
  }

  @Nested
  class OfControlled implements InThePlane {
    @Override
    public Step subject() {
      return backtracking(wasserstein())
          .controlled("transport", Controller.standard())
          .on(MMD)
          .tau(1);
    }

    @Override
    public Option<Movement> movement() {
      return following(
          backtracking(wasserstein()).controlled("transport", Controller.standard()).on(MMD)::tau,
          wasserstein());
    }
  }

  /** Five steps are some wide stages. */
  @Nested
  class OfContinuation implements InThePlane {
    @Override
    public Step subject() {
      return Continuation.of(GaussNewtonJko.balanced())
          .stallingBelow(0.5)
          .on(Mmd.to(MIXTURE, Gaussian.ofVariance(0.1)))
          .tau(1);
    }
  }

  @Nested
  class OfSwitch implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.noisyMmdFlow(MMD, 0.1, 0.5).until(3, AsInPaper.mmdFlow(MMD, 0.2));
    }
  }

  /** The clock is that of the first; both draw the same samples. */
  @Nested
  class OfThen implements InThePlane {

    private static final RandomEnergy FRESH = Mmd.sampled(MIXTURE, KERNEL, 10);

    @Override
    public Step subject() {
      return movement().get().step();
    }

    @Override
    public Option<Movement> movement() {
      return Option.of(
          new Movement(
              tau ->
                  explicit(wasserstein())
                      .on(FRESH)
                      .tau(tau)
                      .then(entropic(hellinger().spherical()).on(FRESH).tau(2 * tau)),
              TWICE,
              FRESH,
              0.1));
    }
  }
}
