/** What unknown values, rates or probabilities stand behind observations. */
@NullMarked
package org.onsager.command.mixing;

import org.jspecify.annotations.NullMarked;
