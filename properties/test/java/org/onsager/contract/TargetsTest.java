package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.Density;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.SmoothDensity;
import org.onsager.distribution.SpectralTarget;
import org.onsager.distribution.Target;
import org.onsager.energy.SteinKernel;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;

/** Every target of the library, held to its contract. */
class TargetsTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(
          Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}),
          Normal.isotropic(0.5, 1, 2));

  @Nested
  class OfNormal implements TargetContract {
    @Override
    public Target subject() {
      return Normal.isotropic(2, 1, 1);
    }
  }

  @Nested
  class OfSteinTarget implements TargetContract {
    @Override
    public Target subject() {
      return new SteinKernel(Normal.isotropic(2, 1, 1), Gaussian.ofVariance(1)).target();
    }
  }

  @Nested
  class OfGaussianMixture implements TargetContract {
    @Override
    public Target subject() {
      return MIXTURE;
    }
  }

  @Nested
  class OfSamples implements TargetContract {
    @Override
    public Target subject() {
      return MIXTURE.samples(20, Key.of(3));
    }
  }

  /** Known on one spectrum, and points of its box. */
  @Nested
  class OfCoefficients implements TargetContract {
    private static final Spectrum SPECTRUM =
        Spectrum.of(Gaussian.ofVariance(1), Block.copyOf(0, 1), Block.copyOf(12, 12), 1e-16);

    @Override
    public Target subject() {
      return SpectralTarget.of(Coefficients.of(SPECTRUM, MIXTURE.samples(20, Key.of(3)).measure()));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(2).within(TargetsTest::inTheBox);
    }
  }

  private static double[] inTheBox(double[] y) {
    return new double[] {5.9 * Math.sin(y[0]), 1 + 5.9 * Math.sin(y[1])};
  }

  @Nested
  class OfDensity implements TargetContract {
    @Override
    public Target subject() {
      return Density.of(
          2,
          x -> -Math.pow(x[0], 4) - x[1] * x[1],
          x -> new double[] {-4 * Math.pow(x[0], 3), -2 * x[1]});
    }
  }

  @Nested
  class OfSmoothDensity implements TargetContract {
    @Override
    public Target subject() {
      return SmoothDensity.of(
          2,
          x -> -Math.pow(x[0], 4) - x[0] * x[1] - x[1] * x[1],
          x -> new double[] {-4 * Math.pow(x[0], 3) - x[1], -x[0] - 2 * x[1]},
          x -> Matrix.of(new double[][] {{-12 * x[0] * x[0], -1}, {-1, -2}}));
    }
  }
}
