/** Few points with all moments of many samples. */
@NullMarked
package org.onsager.command.reduce;

import org.jspecify.annotations.NullMarked;
