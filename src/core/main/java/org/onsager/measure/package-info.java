/**
 * Immutable values that everything else speaks of: vectors ({@link org.onsager.measure.Block}),
 * points, weighted particles, the first variation on them ({@link org.onsager.measure.Field}),
 * random keys and failures.
 *
 * <p>Reading order of the library: {@code measure}, {@code chart}, {@code kernel}, {@code solve},
 * {@code pairwise}, {@code feature}, {@code distribution}, {@code ot}, {@code energy}, {@code
 * certificate}, {@code geometry}, {@code step}, {@code scheme}, {@code flow}, {@code preset}. Each
 * package imports only those before it. What is named {@code internal} is for the library alone.
 */
@NullMarked
package org.onsager.measure;

import org.jspecify.annotations.NullMarked;
