/**
 * Measures that a flow aims at, in the form in which they are known: samples, a sampler, a density,
 * closed forms.
 */
@NullMarked
package org.onsager.target;

import org.jspecify.annotations.NullMarked;
