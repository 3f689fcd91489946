/** Ways down that several commands take, and what they are compared with. */
@NullMarked
package org.onsager.command.method;

import org.jspecify.annotations.NullMarked;
