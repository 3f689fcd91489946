package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.Normal;
import org.onsager.energy.SteinKernel;
import org.onsager.kernel.Anisotropic;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.OnAxes;
import org.onsager.kernel.Polynomial;
import org.onsager.kernel.Product;
import org.onsager.law.Domain;

/** Every kernel of the library that is not radial, held to its contract. */
class GeneralKernelsTest {

  /** A kernel of the plane. */
  interface InThePlane extends GeneralKernelContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2);
    }
  }

  @Nested
  class OfGaussian implements GeneralKernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1);
    }
  }

  @Nested
  class OfLengths implements InThePlane {
    @Override
    public Kernel subject() {
      return Anisotropic.ofLengths(Gaussian.ofVariance(1), 1, 3);
    }
  }

  @Nested
  class OfProjectedEnergyDistance implements InThePlane {
    @Override
    public Kernel subject() {
      return Anisotropic.ofRows(new EnergyDistance(), new double[] {0.6, -0.8});
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().withKinks();
    }
  }

  @Nested
  class OfOneAxis implements InThePlane {
    @Override
    public Kernel subject() {
      return OnAxes.of(InverseMultiquadric.ofScale(1), 1);
    }
  }

  @Nested
  class OfTensorProduct implements InThePlane {
    @Override
    public Kernel subject() {
      return Product.of(
          OnAxes.of(Gaussian.ofVariance(1), 0), OnAxes.of(InverseMultiquadric.ofScale(2), 1));
    }
  }

  @Nested
  class OfPolynomial implements GeneralKernelContract {
    @Override
    public Kernel subject() {
      return new Polynomial(3, 1);
    }
  }

  @Nested
  class OfLambdas implements GeneralKernelContract {
    @Override
    public Kernel subject() {
      return Kernel.positiveDefinite((x, y) -> x[0] * y[0], (x, y) -> firstOf(y));
    }

    private static double[] firstOf(double[] y) {
      double[] first = new double[y.length];
      first[0] = y[0];
      return first;
    }
  }

  @Nested
  class OfStein implements InThePlane {
    @Override
    public Kernel subject() {
      return new SteinKernel(Normal.isotropic(2, 1, 0), InverseMultiquadric.ofScale(1));
    }
  }
}
