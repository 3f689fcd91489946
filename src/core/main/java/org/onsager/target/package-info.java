/**
 * Measures that a flow aims at, in the form in which they are known.
 *
 * <p>A {@link org.onsager.target.Target} says what it can: an {@link org.onsager.target.Embedding}
 * in a kernel, if there is one; a {@link org.onsager.target.Sampler} draws by key, a {@link
 * org.onsager.target.Density} has a logarithm, up to a constant, with its gradient, the score.
 * {@link org.onsager.target.GaussianMixture} is all of them, {@link org.onsager.target.Samples} has
 * an embedding in every kernel:
 *
 * {@snippet class="org.onsager.target.TargetPageTest" region="forms"}
 */
@NullMarked
package org.onsager.target;

import org.jspecify.annotations.NullMarked;
