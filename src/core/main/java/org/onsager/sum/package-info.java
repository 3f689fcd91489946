/**
 * The hot loops: sums of a radial function over all pairs of query and source points, and Gram matrices.
 *
 * <p>Everything here is deterministic: queries are cut into blocks by size alone, each query adds its sources in order, so
 * that the number of threads never changes a digit.
 */
@NullMarked
package org.onsager.sum;

import org.jspecify.annotations.NullMarked;
