/**
 * Radial functions and kernels {@code k(x, y) = phi(|x - y|^2)}.
 *
 * <p>The types say what a function may be used for: a {@link org.onsager.kernel.Radial} function is
 * only evaluated (interaction energies); a {@link org.onsager.kernel.RadialKernel} is at least
 * conditionally positive definite, so that its MMD between measures of equal mass is a metric; a
 * {@link org.onsager.kernel.PositiveDefiniteKernel} serves measures of any mass.
 */
@NullMarked
package org.onsager.kernel;

import org.jspecify.annotations.NullMarked;
