/**
 * Kernels {@code k(x, y)}, most of them radial, {@code phi(|x - y|^2)}.
 *
 * <p>Any {@link org.onsager.kernel.Kernel} makes an MMD: {@link org.onsager.kernel.Anisotropic},
 * {@link org.onsager.kernel.OnAxes}, {@link org.onsager.kernel.Product}, {@link
 * org.onsager.kernel.Polynomial}, or your own. Those that depend on the distance alone have fast
 * sums.
 *
 * <p>The types say what a function may be used for: a {@link org.onsager.kernel.Radial} function is
 * only evaluated (interaction energies); a {@link org.onsager.kernel.RadialKernel} is at least
 * conditionally positive definite, so that its MMD between measures of equal mass is a metric; a
 * {@link org.onsager.kernel.PositiveDefiniteKernel} serves measures of any mass.
 *
 * <h2>Which one?</h2>
 *
 * <p>An MMD sees what is as smooth as its kernel, and nothing else. What is rougher may be wrong by
 * as much as with random points, and {@code MMD^2} does not tell: it is small because the kernel is
 * blind. 12,800 samples of a mixture in the plane as 100 weighted points, 100 Gauss-Newton
 * evaluations; errors of means in standard deviations of the function, x one standardised
 * coordinate, l the median distance of the samples (1.8):
 *
 * <pre>{@code
 * Gaussian kernels of   MMD^2     x        x^2      sin 4x   sin 8x   [x > 0]
 * random points                   1e-1     2e-2     1e-1     2e-1     1e-1
 * l                     1e-15     2e-8     4e-7     2e-3     2e-1     2e-2
 * l/2                   3e-12     2e-7     4e-6     5e-6     3e-2     5e-3
 * l/4                   3e-8      3e-4     1e-3     1e-4     3e-4     3e-2
 * l, l/2                2e-12     5e-7     2e-6     1e-6     3e-2     1e-2
 * l, l/2, l/4           3e-8      2e-5     2e-4     5e-5     1e-3     4e-2
 * l, l/2, l/4, l/8      1e-4      3e-4     1e-2     2e-3     1e-2     1e-2
 * }</pre>
 *
 * <ul>
 *   <li>One Gaussian of the median distance ({@link org.onsager.kernel.Bandwidth#medianHeuristic})
 *       where only smooth functions matter: their errors are far the least.
 *   <li>A sum of Gaussians, each half as long as the one before, where you do not know: it gives
 *       away digits of the smoothest functions for sight of the others. It should end where n
 *       points in d dimensions end: at some two distances of neighbours, {@code 2.2 n^(-1/d)} times
 *       the median. Below, all is lost on what nobody can reach, as the last row shows.
 *   <li>A jump is integrated to about the share of one point, whatever the kernel.
 *   <li>Kernels with fat spectra ({@link org.onsager.kernel.Laplace}, {@link
 *       org.onsager.kernel.Matern}, {@link org.onsager.kernel.EnergyDistance}) are blind to
 *       nothing; {@code MMD^2} falls like a power of n only, and every function is integrated to
 *       about that.
 *   <li>Compare values of {@code MMD^2} in one kernel, never across kernels. What counts are
 *       functions that you did not optimise: look at some.
 * </ul>
 */
@NullMarked
package org.onsager.kernel;

import org.jspecify.annotations.NullMarked;
