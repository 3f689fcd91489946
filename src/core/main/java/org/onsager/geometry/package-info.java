/**
 * Geometries on measures, given by their Onsager operators: {@code K(mu)} maps a force {@code xi}
 * to a rate, the gradient flow is {@code mu' = -K(mu) xi}. The infimal convolution of two metrics
 * is the sum of their operators, so Wasserstein-Fisher-Rao and interaction-force transport are
 * sums, not classes.
 */
@NullMarked
package org.onsager.geometry;

import org.jspecify.annotations.NullMarked;
