package org.onsager.feature;

import java.util.random.RandomGenerator;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Multiple;
import org.onsager.kernel.RadialKernel;
import org.onsager.kernel.Sum;

/**
 * A radial kernel as a mean of Gaussians, {@code phi(s) = phi(0) E exp(-R^2 s / 2)} with a random R
 * {@code > 0}: then its frequencies are {@code omega = R z} with a standard normal z.
 *
 * <ul>
 *   <li>Gaussian: {@code R^2 = 2 gamma}.
 *   <li>Matern of order nu, {@code nu = 3/2} or {@code 5/2}, with {@code a = 2 nu / l^2}: {@code
 *       R^2 = a / chi^2}, chi-square of 2 nu degrees, so that omega has a multivariate t
 *       distribution.
 *   <li>Inverse multiquadric: {@code R^2 = N^2 / c^2}, N standard normal.
 *   <li>Sums: either of the two, as likely as it is high.
 * </ul>
 *
 * <p><i>Source:</i> Schoenberg (1938), doi:10.2307/1968466, by whom every kernel that is radial and
 * positive definite in all dimensions is one; Rasmussen and Williams, Gaussian Processes for
 * Machine Learning (2006), section 4.2.
 */
@FunctionalInterface
interface GaussianScales {

  /** One draw of R. */
  double draw(RandomGenerator random);

  /**
   * The scales of a kernel.
   *
   * @throws IllegalArgumentException if they are not known, or gradients have no variance
   */
  static GaussianScales of(RadialKernel kernel) {
    return switch (kernel) {
      case Gaussian gaussian -> random -> Math.sqrt(2 * gaussian.gamma());
      case Matern matern -> random -> Math.sqrt(matern.rate() / chiSquare(matern.order(), random));
      case InverseMultiquadric multiquadric ->
          random -> Math.abs(random.nextGaussian()) / multiquadric.scale();
      case Multiple multiple -> of(multiple.kernel());
      case Sum sum -> either(sum, of(sum.first()), of(sum.second()));
      default ->
          throw new IllegalArgumentException(
              "kernel = %s: must be Gaussian, Matern or InverseMultiquadric, or sums and multiples of"
                      .formatted(kernel)
                  + " these: of others frequencies are not known, or gradients by them have no"
                  + " variance; use Mmd.sampled");
    };
  }

  private static GaussianScales either(Sum sum, GaussianScales first, GaussianScales second) {
    double share = sum.first().profile(0) / sum.profile(0);
    return random -> random.nextDouble() < share ? first.draw(random) : second.draw(random);
  }

  private static double chiSquare(Matern.Order order, RandomGenerator random) {
    int degrees =
        switch (order) {
          case THREE_HALVES -> 3;
          case FIVE_HALVES -> 5;
        };
    double sum = 0;
    for (int k = 0; k < degrees; k++) {
      double z = random.nextGaussian();
      sum += z * z;
    }
    return sum;
  }
}
