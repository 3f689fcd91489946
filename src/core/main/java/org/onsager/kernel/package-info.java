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
 */
@NullMarked
package org.onsager.kernel;

import org.jspecify.annotations.NullMarked;
