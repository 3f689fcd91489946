/** What a user gives to a command: files of numbers, options, and what is refused. */
@NullMarked
package org.onsager.command.input;

import org.jspecify.annotations.NullMarked;
