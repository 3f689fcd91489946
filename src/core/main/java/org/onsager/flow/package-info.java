/**
 * Flows: a step, iterated, with observers and stop rules.
 *
 * <p>A {@link org.onsager.flow.Run} is a value until it is told how far to go. Its {@link
 * org.onsager.flow.Outcome} has the last state, the reason, and what observers read:
 *
 * {@snippet class="org.onsager.flow.FlowPageTest" region="run"}
 *
 * <p>A run that is saved goes on from where it was, with the same digits and the rows so far; a
 * file of another run is refused:
 *
 * {@snippet class="org.onsager.flow.FlowPageTest" region="resume"}
 */
@NullMarked
package org.onsager.flow;

import org.jspecify.annotations.NullMarked;
