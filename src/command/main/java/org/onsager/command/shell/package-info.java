/**
 * Between a command and the shell: what its options may be, what it prints and leaves, how it is
 * interrupted, and why it may end.
 */
@NullMarked
package org.onsager.command.shell;

import org.jspecify.annotations.NullMarked;
