/** The spikes behind a blurred signal. */
@NullMarked
package org.onsager.command.deconvolve;

import org.jspecify.annotations.NullMarked;
