/** Samples as few weighted points. */
@NullMarked
package org.onsager.command.quantise;

import org.jspecify.annotations.NullMarked;
