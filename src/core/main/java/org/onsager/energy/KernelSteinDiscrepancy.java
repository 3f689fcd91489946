package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.distribution.SmoothDensity;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/**
 * Half the squared kernel Stein discrepancy, {@code F(mu) = 1/2 int int u(x, y) dmu(x) dmu(y)},
 * with first variation {@code xi(x) = int u(x, y) dmu(y)} and the Langevin Stein kernel of the
 * score {@code s = grad log p}
 *
 * <pre>{@code
 * u(x, y) = s(x).s(y) k + s(x).grad_y k + s(y).grad_x k + tr grad_x grad_y k.
 * }</pre>
 *
 * <p>The target enters by its score alone, so p is needed up to a factor only; gradients of xi need
 * the Jacobian of the score. Defined at all points, smooth where points coincide, quadratic in the
 * weights. On measures of any mass its minimiser is zero mass: use a spherical reaction. With the
 * inverse multiquadric it controls weak convergence for distantly dissipative targets; with the
 * Gaussian it fails to from dimension three on. O(n m d + n d^2) for n queries and m particles.
 *
 * <p><b>F does not see the masses of far-apart modes</b>: the score is the same whatever they are.
 * Under a reaction the masses go where particles stand best, and F falls by thousands while the
 * mean moves away from the target's. Transport alone keeps the masses of the start. What knows the
 * masses reads the log-density itself; a little of the smoothed relative entropy is enough:
 *
 * <pre>{@code
 * ksd.plus(BlobKullbackLeibler.to(p, Gaussian.ofStandardDeviation(0.5)).times(0.1))
 * }</pre>
 *
 * <p>gives two modes their masses 0.3 and 0.7 within 0.02, where F alone ends with 0.9 and 0.1.
 * Tempering the score does not help (five temperatures from 0.1 on: 0.8 and 0.2): it sees no masses
 * either. A mode without a particle stays without: start wide.
 *
 * <p><i>Source:</i> Liu, Lee and Jordan (2016), arXiv:1602.03253; Chwialkowski, Strathmann and
 * Gretton (2016), arXiv:1602.02964; choice of the kernel: Gorham and Mackey (2017),
 * arXiv:1703.01717; as an energy to descend: Korba, Aubin-Frankowski, Majewski and Ablin (2021),
 * arXiv:2105.09994.
 *
 * @see SteinKernel
 * @param density the target p, by its score
 * @param kernel the base kernel k, which knows its {@link org.onsager.kernel.Radial#derivatives
 *     derivatives}: Gaussian, inverse multiquadric, a sum or multiple of such, or one of your own
 */
public record KernelSteinDiscrepancy(SmoothDensity density, PositiveDefiniteKernel kernel)
    implements Energy {

  /**
   * Refuses kernels whose third derivative is not known.
   *
   * @throws IllegalArgumentException if the kernel does not know its derivatives
   */
  public KernelSteinDiscrepancy {
    SteinSums.derivatives(kernel);
  }

  /**
   * The discrepancy to a density.
   *
   * @param density the target
   * @param kernel the base kernel
   * @return the energy
   * @throws IllegalArgumentException if the kernel does not know its derivatives
   */
  public static KernelSteinDiscrepancy to(SmoothDensity density, PositiveDefiniteKernel kernel) {
    return new KernelSteinDiscrepancy(density, kernel);
  }

  /**
   * The squared kernel Stein discrepancy {@code KSD^2(mu) = 2 F(mu)}.
   *
   * @param mu the measure
   * @return {@code KSD^2}
   */
  public double ksdSquared(Particles mu) {
    return 2 * value(mu);
  }

  @Override
  public double value(Particles mu) {
    return mu.weights().dot(sums(mu.points(), mu.points()).values(mu.weights())) / 2;
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return sums(at, mu.points()).field(mu.weights(), density.hessians(at));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field field = firstVariation(mu);
    return new Evaluation(mu.weights().dot(field.values()) / 2, field);
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(support -> quadraticOn(support.points()));
  }

  private Quadratic quadraticOn(Points x) {
    return new Quadratic(new Gram(sums(x, x).matrix(), 0), Block.constant(x.count(), 0), 0);
  }

  /**
   * {@inheritDoc}
   *
   * @return true: half a squared norm
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  private SteinSums sums(Points query, Points source) {
    return new SteinSums(SteinSums.derivatives(kernel), density, query, source);
  }
}
