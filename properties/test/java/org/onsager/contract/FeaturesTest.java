package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.Normal;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.Features;
import org.onsager.feature.FourierModes;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.KernelFeatures;
import org.onsager.feature.PoissonRate;
import org.onsager.feature.Polynomials;
import org.onsager.feature.RandomFeatures;
import org.onsager.feature.Regressors;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Every feature map of the library, and one of a user's, held to their contract. */
class FeaturesTest {

  private static final Points DATA = Normal.isotropic(2, 1, 0).sample(15, Key.of(3));

  /** Features in the plane, of unit length. */
  interface InThePlane extends FeaturesContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2);
    }
  }

  /** Polynomials grow: points stay within some units of length. */
  interface Growing extends FeaturesContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2).ofNearbyPoints();
    }
  }

  @Nested
  class OfGaussianLocation implements InThePlane {
    @Override
    public Features subject() {
      return GaussianLocation.ofStandardDeviation(DATA, 1);
    }
  }

  @Nested
  class OfGaussianLocationWithErrors implements FeaturesContract {
    @Override
    public Features subject() {
      return GaussianLocation.ofStandardDeviations(
          Points.onLine(-1, 0.5, 0.5, 3), Block.copyOf(0.5, 1, 2, 1));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1);
    }
  }

  @Nested
  class OfKernelFeatures implements InThePlane {
    @Override
    public Features subject() {
      return KernelFeatures.of(InverseMultiquadric.ofScale(1), DATA);
    }
  }

  @Nested
  class OfPoissonRate implements FeaturesContract {
    @Override
    public Features subject() {
      return PoissonRate.of(0, 1, 2, 3, 7, 20);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).ofNearbyPoints().within(FeaturesTest::halfLine);
    }
  }

  @Nested
  class OfBinomialRate implements FeaturesContract {
    @Override
    public Features subject() {
      return BinomialRate.of(Block.copyOf(0, 1, 2, 3, 1, 9), Block.copyOf(3, 3, 3, 3, 1, 30));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1).ofNearbyPoints().within(FeaturesTest::interval);
    }
  }

  @Nested
  class OfMonomials implements Growing {
    @Override
    public Features subject() {
      return Polynomials.monomials(2, 3);
    }
  }

  @Nested
  class OfLegendre implements Growing {
    @Override
    public Features subject() {
      return Polynomials.legendre(2, 4);
    }
  }

  @Nested
  class OfHermite implements Growing {
    @Override
    public Features subject() {
      return Polynomials.hermite(2, 4);
    }
  }

  @Nested
  class OfPolynomialsOverSamples implements Growing {
    @Override
    public Features subject() {
      return Polynomials.orthonormalOver(Particles.uniform(DATA), 3);
    }
  }

  @Nested
  class OfRegressors implements Growing {
    @Override
    public Features subject() {
      return Regressors.of(Polynomials.legendre(2, 2));
    }
  }

  @Nested
  class OfTorus implements InThePlane {
    @Override
    public Features subject() {
      return FourierModes.onTorus(2, 2);
    }
  }

  @Nested
  class OfModesOfAGaussian implements InThePlane {
    @Override
    public Features subject() {
      return FourierModes.ofGaussian(Gaussian.ofVariance(4), 2, 4);
    }
  }

  /** Elsewhere it is periodic. */
  interface OfASpectrum extends FeaturesContract {
    Spectrum spectrum();

    @Override
    default Features subject() {
      return spectrum();
    }

    @Override
    default Domain domain() {
      return Domain.everywhere()
          .inDimension(spectrum().dimension())
          .ofNearbyPoints()
          .within(y -> inTheBox(spectrum(), y));
    }
  }

  @Nested
  class OfASpectrumOnALine implements OfASpectrum {
    @Override
    public Spectrum spectrum() {
      var kernel = Gaussian.ofVariance(4).plus(Gaussian.ofVariance(0.5));
      return Spectrum.of(kernel, Block.copyOf(1), Block.copyOf(6), 1e-12);
    }
  }

  @Nested
  class OfASpectrumInThePlane implements OfASpectrum {
    @Override
    public Spectrum spectrum() {
      return Spectrum.of(Gaussian.ofVariance(4), Block.copyOf(1, 0), Block.copyOf(4, 6), 1e-6);
    }
  }

  @Nested
  class OfASpectrumInSpace implements OfASpectrum {
    @Override
    public Spectrum spectrum() {
      return Spectrum.of(
          Gaussian.ofVariance(4), Block.copyOf(1, 0, 0), Block.copyOf(3, 4, 5), 1e-3);
    }
  }

  @Nested
  class OfRandomFrequencies implements InThePlane {
    @Override
    public Features subject() {
      return RandomFeatures.orthogonal(Gaussian.ofVariance(1), 2, 9, Key.of(1));
    }
  }

  /** Of a user: {@code (x_0 x_1, sin x_0)}. */
  @Nested
  class OfUsers implements InThePlane {
    @Override
    public Features subject() {
      return Features.of(
          2,
          2,
          x -> new double[] {x[0] * x[1], Math.sin(x[0])},
          x -> new double[][] {{x[1], x[0]}, {Math.cos(x[0]), 0}},
          x -> new double[][] {{0, 1, 1, 0}, {-Math.sin(x[0]), 0, 0, 0}});
    }
  }

  private static double[] inTheBox(Spectrum spectrum, double[] y) {
    double[] x = new double[y.length];
    for (int a = 0; a < y.length; a++) {
      x[a] = spectrum.center().get(a) + spectrum.lengths().get(a) / 2 * Math.sin(y[a]);
    }
    return x;
  }

  private static double[] halfLine(double[] y) {
    return new double[] {y[0] * y[0] / 2};
  }

  private static double[] interval(double[] y) {
    return new double[] {(1 + Math.sin(y[0])) / 2};
  }
}
