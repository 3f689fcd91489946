/**
 * The hot loops: sums of a radial function over all pairs of query and source points, and Gram
 * matrices.
 *
 * <p>To read in this order: {@link org.onsager.pairwise.KernelSums} is what others use, {@code
 * Providers} chooses an implementation. {@code PanelSums} cuts queries into panels and sources into
 * blocks; {@code Plan} lists the passes over a block: squared distances, profile, sums. {@code
 * DistanceFormula} decides whether distances come by differences or by products. {@code Loops}
 * makes the passes, in plain Java ({@code Scalar*}) or on {@code jdk.incubator.vector} ({@code
 * Vector*}), over doubles or, where someone asks for them, over floats ({@code ScalarSingle*},
 * {@code VectorSingle*}).
 *
 * <p>Everything here is deterministic. Lanes are queries and are never added across; each query
 * adds its sources in order, in blocks whose cut depends on the number of sources alone; all
 * providers do the same exactly rounded operations. So neither threads, nor the width of vectors,
 * nor the provider change a digit.
 */
@NullMarked
package org.onsager.pairwise;

import org.jspecify.annotations.NullMarked;
