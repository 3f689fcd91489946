/**
 * Optimal transport between discrete measures: the exact 2-Wasserstein distance ({@link
 * org.onsager.ot.Wasserstein2}), by the network simplex method in certain arithmetic, and entropic
 * transport ({@link org.onsager.ot.EntropicTransport}), by sweeps and Newton's method.
 */
@NullMarked
package org.onsager.ot;

import org.jspecify.annotations.NullMarked;
