package org.onsager.contract;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Nested;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.FourierModes;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.KernelFeatures;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.SecondOrder;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Energies of features of every kind, held to the contract of energies. */
class CompositesTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Points DATA = MIXTURE.sample(12, Key.of(3));

  /** An energy whose model leaves nothing out. */
  interface Complete extends EnergyContract {
    @Override
    default Vector<Clause<?>> clauses() {
      return EnergyContract.super
          .clauses()
          .appendAll(Clause.all(SecondOrder.complete(), subject(), domain()));
    }
  }

  /** One in the plane, on points within some units of length. */
  interface InThePlane extends Complete {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2).ofNearbyPoints();
    }
  }

  @Nested
  class OfMixingDistribution implements InThePlane {
    @Override
    public Energy subject() {
      return Composite.of(
          GaussianLocation.ofStandardDeviation(DATA, 1),
          Loss.negativeLog(Block.constant(12, 1.0 / 12)));
    }
  }

  @Nested
  class OfPoissonRates implements Complete {
    @Override
    public Energy subject() {
      return Composite.of(
          PoissonRate.of(0, 1, 2, 5), Loss.negativeLog(Block.copyOf(0.4, 0.3, 0.2, 0.1)));
    }

    /** Positive rates: at rate zero alone, counts are impossible. */
    @Override
    public Domain domain() {
      return Domain.everywhere()
          .inDimension(1)
          .ofNearbyPoints()
          .within(y -> new double[] {0.5 + y[0] * y[0] / 2});
    }
  }

  @Nested
  class OfBinomialRates implements Complete {
    @Override
    public Energy subject() {
      return Composite.of(
          BinomialRate.ofTrials(4, 0, 1, 2, 4), Loss.negativeLog(Block.copyOf(0.4, 0.3, 0.2, 0.1)));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere()
          .inDimension(1)
          .ofNearbyPoints()
          .within(y -> new double[] {0.5 + 0.4 * Math.sin(y[0])});
    }
  }

  @Nested
  class OfMoments implements InThePlane {
    @Override
    public Energy subject() {
      var features = Polynomials.orthonormalOver(Particles.uniform(DATA), 2);
      return Composite.of(features, Loss.halfSquares(features.mean(Particles.uniform(DATA)), 1));
    }
  }

  /** With prior information, so that one point is a design. */
  @Nested
  class OfDesign implements Complete {
    @Override
    public Energy subject() {
      return Composite.of(
          Regressors.of(Polynomials.legendre(1, 2)),
          Loss.negativeLogDeterminant(3).shifted(Block.copyOf(0.5, 0, 0, 0.5, 0, 0.5)));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).ofNearbyPoints();
    }
  }

  @Nested
  class OfFourierModes implements InThePlane {
    @Override
    public Energy subject() {
      var modes = FourierModes.ofGaussian(Gaussian.ofVariance(4), 2, 4);
      return Composite.of(modes, Loss.halfSquares(modes.mean(MIXTURE.characteristicFunction()), 1));
    }
  }

  @Nested
  class OfTorus implements Complete {
    @Override
    public Energy subject() {
      var modes = FourierModes.onTorus(1, 4);
      return Composite.of(
          modes, Loss.halfSquares(modes.mean(Particles.of(Points.onLine(1, 2.5), 0.7, 1.2)), 0.3));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1);
    }
  }

  @Nested
  class OfKernelFeatures implements InThePlane {
    @Override
    public Energy subject() {
      return Composite.of(
          KernelFeatures.of(InverseMultiquadric.ofScale(1), DATA),
          Loss.halfSquares(Block.constant(12, 0.5), 1));
    }
  }

  @Nested
  class OfLogistic implements InThePlane {
    @Override
    public Energy subject() {
      return Composite.of(
          KernelFeatures.of(Gaussian.ofVariance(1), DATA.select(0, 1, 2, 3)),
          Loss.logistic(Block.copyOf(1, -1, 1, 1)));
    }
  }
}
