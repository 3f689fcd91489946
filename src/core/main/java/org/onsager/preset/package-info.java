/** Whole configurations that were published, spelt out: the paper's, and the authors' code. */
@NullMarked
package org.onsager.preset;

import org.jspecify.annotations.NullMarked;
