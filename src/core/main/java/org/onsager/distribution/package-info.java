/**
 * Measures that a flow aims at, in the form in which they are known.
 *
 * <p>A {@link org.onsager.distribution.Target} says what it can: an {@link
 * org.onsager.distribution.Embedding} in a kernel, if there is one; a {@link
 * org.onsager.distribution.Sampler} draws by key, a {@link org.onsager.distribution.Density} has a
 * logarithm, up to a constant, with its gradient, the score. {@link
 * org.onsager.distribution.GaussianMixture} is all of them, {@link
 * org.onsager.distribution.Samples} has an embedding in every kernel:
 *
 * {@snippet class="org.onsager.distribution.TargetPageTest" region="forms"}
 *
 * <p>Where a target knows its mean Fourier modes, {@link org.onsager.distribution.FourierForm},
 * energies of any number of samples cost no more than the particles do. A {@link
 * org.onsager.distribution.SpectralTarget} is nothing but such modes, of data that are read in
 * pieces, once:
 *
 * {@snippet class="org.onsager.distribution.TargetPageTest" region="pieces"}
 */
@NullMarked
package org.onsager.distribution;

import org.jspecify.annotations.NullMarked;
