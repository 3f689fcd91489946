/**
 * Time steps: a {@link org.onsager.step.Scheme} is a time-discrete geometry, a {@link
 * org.onsager.step.Step} is a scheme closed over its objective and step size, {@link
 * org.onsager.step.Jko} splits a geometry into schemes, one a leaf.
 *
 * <p>Schemes compose like functions: {@code transport.then(reaction)}.
 */
@NullMarked
package org.onsager.step;

import org.jspecify.annotations.NullMarked;
