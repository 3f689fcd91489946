/** What a saved run holds. */
@NullMarked
package org.onsager.command.report;

import org.jspecify.annotations.NullMarked;
