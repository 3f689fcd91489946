package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.SpectralTarget;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.law.Discrepancy;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Key;

/** Squared discrepancies in Fourier form, held to the laws of energies and of their bounds. */
class FourierMmdTest {

  private static final PositiveDefiniteKernel KERNEL = Gaussian.ofVariance(1);

  private static final GaussianMixture LINE =
      GaussianMixture.equal(Normal.isotropic(1, 0), Normal.isotropic(0.5, 1));

  private static final GaussianMixture PLANE =
      GaussianMixture.equal(
          Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}),
          Normal.isotropic(0.5, 1, 2));

  private static final GaussianMixture SPACE =
      GaussianMixture.equal(Normal.isotropic(0.3, 0, 0, 0), Normal.isotropic(0.1, 0.5, 1, 0));

  /** In a box of 12 lengths about zero. */
  private static final SpectralTarget KNOWN =
      SpectralTarget.of(
          Coefficients.of(
              Spectrum.of(KERNEL, Block.copyOf(0, 0), Block.copyOf(12, 12), 1e-24),
              PLANE.samples(20, Key.of(3)).measure()));

  private static Energy energy(Target target, double tolerance) {
    return Mmd.to(target, KERNEL).inFourierForm(tolerance);
  }

  private static Discrepancy discrepancy(Target target, double tolerance) {
    Mmd exact = Mmd.to(target, KERNEL.times(2).plus(Gaussian.ofVariance(0.6)));
    return new Discrepancy(exact.inFourierForm(tolerance)::bounded, exact);
  }

  @Nested
  class OnTheLine implements EnergyContract {
    @Override
    public Energy subject() {
      return energy(LINE, 1e-24);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).ofNearbyPoints();
    }
  }

  @Nested
  class ToSamplesOnTheLine implements EnergyContract {
    @Override
    public Energy subject() {
      return energy(LINE.samples(20, Key.of(3)), 1e-24);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).ofNearbyPoints();
    }
  }

  /** Far apart, two axes take a million modes, and phases lose digits: nearby points. */
  interface Near extends EnergyContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2).ofNearbyPoints();
    }
  }

  @Nested
  class InThePlane implements Near {
    @Override
    public Energy subject() {
      return energy(PLANE, 1e-24);
    }
  }

  @Nested
  class ToSamplesInThePlane implements Near {
    @Override
    public Energy subject() {
      return energy(PLANE.samples(20, Key.of(3)), 1e-24);
    }
  }

  @Nested
  class ToCoefficients implements Near {
    @Override
    public Energy subject() {
      return energy(KNOWN, 1e-24);
    }

    @Override
    public Domain domain() {
      return Near.super.domain().within(FourierMmdTest::inTheBox);
    }
  }

  /** Thousands of modes: a tolerance that laws can wait for. */
  interface Coarse extends EnergyContract {
    double TOLERANCE = 1e-8;

    @Override
    default int tries() {
      return 5;
    }

    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(3).ofNearbyPoints().upTo(6).accurateTo(TOLERANCE);
    }
  }

  @Nested
  class InSpace implements Coarse {
    @Override
    public Energy subject() {
      return energy(SPACE, TOLERANCE);
    }
  }

  @Nested
  class ToSamplesInSpace implements Coarse {
    @Override
    public Energy subject() {
      return energy(SPACE.samples(20, Key.of(3)), TOLERANCE);
    }
  }

  @Nested
  class BoundsOnTheLine implements DiscrepancyContract {
    @Override
    public Discrepancy subject() {
      return discrepancy(LINE, 1e-3);
    }
  }

  @Nested
  class BoundsInThePlane implements DiscrepancyContract {
    @Override
    public Discrepancy subject() {
      return discrepancy(PLANE, 1e-5);
    }
  }

  @Nested
  class FineBoundsToSamples implements DiscrepancyContract {
    @Override
    public Discrepancy subject() {
      return discrepancy(PLANE.samples(20, Key.of(3)), 1e-14);
    }
  }

  @Nested
  class BoundsInSpace implements DiscrepancyContract {
    @Override
    public Discrepancy subject() {
      return discrepancy(SPACE.samples(20, Key.of(3)), 1e-2);
    }
  }

  private static double[] inTheBox(double[] y) {
    return new double[] {5.9 * Math.sin(y[0] / 3), 5.9 * Math.sin(y[1] / 3)};
  }
}
