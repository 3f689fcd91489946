/**
 * What time steps are made of: a {@link org.onsager.step.Scheme} is a time-discrete geometry, a
 * {@link org.onsager.step.Step} is a scheme closed over its energy and step size, a {@link
 * org.onsager.step.State} is all that a run needs to go on, and can be saved with the {@link
 * org.onsager.step.Fingerprint} of its run.
 *
 * <p>Step sizes adapt by a {@link org.onsager.step.Controller}. What a scheme reports of a step is
 * a {@link org.onsager.step.Fact}, a constant with a unit.
 *
 * <p>Schemes compose like functions: {@code transport.then(reaction)}. Those of the library are in
 * {@code scheme}.
 */
@NullMarked
package org.onsager.step;

import org.jspecify.annotations.NullMarked;
