/**
 * Flows: a step, iterated, with observers and stop rules; and presets that spell out published
 * configurations.
 */
@NullMarked
package org.onsager.flow;

import org.jspecify.annotations.NullMarked;
