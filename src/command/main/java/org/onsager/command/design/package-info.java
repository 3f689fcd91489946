/** Optimal designs of experiments. */
@NullMarked
package org.onsager.command.design;

import org.jspecify.annotations.NullMarked;
