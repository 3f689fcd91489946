package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.DrMmd;
import org.onsager.energy.Energy;
import org.onsager.energy.EnergyDistanceOnLine;
import org.onsager.energy.Interaction;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Radial;
import org.onsager.law.Domain;
import org.onsager.measure.Key;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/** Every energy of the library, held to its contract. */
class EnergiesTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  /** The relative accuracy of kernel sums in floats. */
  private static final double FLOAT = 0x1p-23;

  /**
   * Of sums by sorting: their rounding grows with the distance of a particle, not with its mass.
   */
  private static final double FAR_AND_LIGHT = 1e-15;

  private static final Samples SAMPLES = MIXTURE.samples(20, Key.of(3));

  /** An energy with a target in the plane. */
  interface InThePlane extends EnergyContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2);
    }
  }

  @Nested
  class OfMmdToMixture implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1));
    }
  }

  @Nested
  class OfMmdToSamples implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, InverseMultiquadric.ofScale(1));
    }
  }

  @Nested
  class OfMmdWithKinks implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, Laplace.ofLength(1));
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().withKinks();
    }
  }

  @Nested
  class OfEnergyDistance implements EnergyContract {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, new EnergyDistance());
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().inDimension(2).withKinks();
    }
  }

  @Nested
  class OfInteraction implements EnergyContract {
    @Override
    public Energy subject() {
      return Interaction.of(Radial.of(s -> s * s / 4 - s / 2, s -> (s - 1) / 2));
    }
  }

  @Nested
  class OfPotential implements InThePlane {
    @Override
    public Energy subject() {
      return Potential.negativeLog(MIXTURE);
    }
  }

  @Nested
  class OfKullbackLeibler implements InThePlane {
    @Override
    public Energy subject() {
      return KullbackLeibler.to(MIXTURE);
    }
  }

  @Nested
  class OfSum implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1)).plus(Potential.negativeLog(MIXTURE));
    }
  }

  @Nested
  class OfMultiple implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1)).times(2);
    }
  }

  @Nested
  class OfKernelSteinDiscrepancy implements InThePlane {
    @Override
    public Energy subject() {
      return KernelSteinDiscrepancy.to(MIXTURE, InverseMultiquadric.ofScale(1));
    }
  }

  @Nested
  class OfBlobKullbackLeibler implements InThePlane {
    @Override
    public Energy subject() {
      return BlobKullbackLeibler.to(MIXTURE, Gaussian.ofStandardDeviation(0.5));
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().ofNearbyPoints().scaled(0.25);
    }
  }

  @Nested
  class OfDrMmd implements InThePlane {
    @Override
    public Energy subject() {
      return DrMmd.to(SAMPLES, Gaussian.ofVariance(1), 0.1);
    }
  }

  @Nested
  class OfEnergyDistanceOnLine implements EnergyContract {
    @Override
    public Energy subject() {
      return EnergyDistanceOnLine.to(Samples.of(Points.onLine(0.1, 0.5, -1.2, 3, 0.77)));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).withKinks().accurateTo(FAR_AND_LIGHT);
    }
  }

  @Nested
  class OfSlicedEnergyDistance implements InThePlane {
    @Override
    public Energy subject() {
      return SlicedEnergyDistance.to(SAMPLES, 5, Key.of(1));
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().withKinks().accurateTo(FAR_AND_LIGHT);
    }
  }

  @Nested
  class OfSinkhornDivergence implements InThePlane {
    @Override
    public Energy subject() {
      return SinkhornDivergence.to(SAMPLES, 4, 1e-12);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities()
          .inDimension(2)
          .ofNearbyPoints()
          .scaled(0.5)
          .upTo(6)
          .accurateTo(1e-11);
    }
  }

  @Nested
  class OfMmdInSinglePrecision implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1)).by(KernelSums.singlePrecision());
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().ofNearbyPoints().accurateTo(FLOAT);
    }
  }

  @Nested
  class OfInteractionInSinglePrecision implements InThePlane {
    @Override
    public Energy subject() {
      return Interaction.of(Gaussian.ofVariance(1)).by(KernelSums.singlePrecision());
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().ofNearbyPoints().accurateTo(FLOAT);
    }
  }
}
