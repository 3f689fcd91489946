/**
 * Immutable values that everything else speaks of: vectors ({@link org.onsager.measure.Block}),
 * points, weighted particles, the first variation on them ({@link org.onsager.measure.Field}),
 * random keys and failures.
 *
 * <p>Reading order of the library: {@code measure}, {@code kernel}, {@code sum}, {@code target},
 * {@code energy}, {@code geometry}, {@code step}, {@code flow}. Each package imports only those
 * before it.
 */
@NullMarked
package org.onsager.measure;

import org.jspecify.annotations.NullMarked;
