/** The command line: {@code onsager COMMAND ...}, a program of {@link org.onsager.command.Main}. */
@NullMarked
package org.onsager.command;

import org.jspecify.annotations.NullMarked;
