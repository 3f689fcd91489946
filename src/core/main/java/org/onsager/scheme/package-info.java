/**
 * Schemes, the time-discrete geometries that a {@link org.onsager.step.Step} is made of, and the
 * splitting of a geometry into them, one a leaf ({@link org.onsager.scheme.Splitting}).
 *
 * <p>To read in this order: {@link org.onsager.scheme.Schemes} has them all by name. Transports
 * move points: {@link org.onsager.scheme.ExplicitTransport}, {@link
 * org.onsager.scheme.BacktrackingTransport}, {@link org.onsager.scheme.NoisyTransport}, {@link
 * org.onsager.scheme.ProximalTransport}. Reactions change weights: {@link
 * org.onsager.scheme.ExactReaction}, {@link org.onsager.scheme.EntropicReaction}, {@link
 * org.onsager.scheme.ProjectedGradientReaction}. Both at once: {@link
 * org.onsager.scheme.GaussNewtonJko}, {@link org.onsager.scheme.JointProximal}. {@link
 * org.onsager.scheme.LeafSchemes} says which one a leaf gets. The number of particles is changed by
 * {@link org.onsager.scheme.Insertion}, {@link org.onsager.scheme.Merging} and {@link
 * org.onsager.scheme.Pruning}, at {@link org.onsager.step.Scheme#every} few steps, say. Where a
 * kernel is narrow beside the way to the target, {@link org.onsager.scheme.Continuation} begins any
 * of them with a wide one.
 */
@NullMarked
package org.onsager.scheme;

import org.jspecify.annotations.NullMarked;
