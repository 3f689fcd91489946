/**
 * Smooth kernels as Fourier series on a box: sums over all pairs of n points in O(n).
 *
 * <p>A {@link org.onsager.feature.fourier.Spectrum} is a kernel on a box, known by its modes with a
 * certified error. It is a feature map like any other, {@code <Phi(x), Phi(y)> = k(x, y)}, whose
 * means and combinations are computed fast:
 *
 * {@snippet class="org.onsager.feature.fourier.FourierPageTest" region="spectrum"}
 *
 * <p>{@link org.onsager.feature.fourier.Coefficients} are what a measure is to it. Those of pieces
 * add, so that a target of any number of samples is read once:
 *
 * {@snippet class="org.onsager.feature.fourier.FourierPageTest" region="pieces"}
 *
 * <p>Few modes or few points are summed as they are, by products of tables of cosines and sines, on
 * vectors where the JVM has them; many of both by a grid. Neither threads nor the length of vectors
 * change a digit.
 *
 * <p>Data that do not fit in memory are added row by row, and piece by piece, to {@link
 * org.onsager.feature.fourier.CoefficientSums}, in any order to the same bits; {@link
 * org.onsager.feature.fourier.MomentSums} do that for mean and covariance.
 */
@NullMarked
package org.onsager.feature.fourier;

import org.jspecify.annotations.NullMarked;
