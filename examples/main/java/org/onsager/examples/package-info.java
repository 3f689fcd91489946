/** Programs to run, read and adapt, and the launcher that finds them by name. */
@NullMarked
package org.onsager.examples;

import org.jspecify.annotations.NullMarked;
