/** Plots, tables, reports and progress: what people look at. */
@NullMarked
package org.onsager.report;

import org.jspecify.annotations.NullMarked;
