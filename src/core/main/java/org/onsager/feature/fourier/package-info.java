/**
 * Smooth kernels as Fourier series on a box: sums over all pairs of n points in O(n).
 *
 * <p>A {@link org.onsager.feature.fourier.Spectrum} is a kernel on a box, known by its modes with a
 * certified error. It is a feature map like any other, {@code <Phi(x), Phi(y)> = k(x, y)}, whose
 * means and combinations are computed fast. {@link org.onsager.feature.fourier.Coefficients} are
 * what a measure is to it; those of pieces add.
 */
@NullMarked
package org.onsager.feature.fourier;

import org.jspecify.annotations.NullMarked;
