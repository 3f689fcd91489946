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
 */
@NullMarked
package org.onsager.distribution;

import org.jspecify.annotations.NullMarked;
