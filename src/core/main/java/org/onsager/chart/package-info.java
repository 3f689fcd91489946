/** TODO. */
@NullMarked
package org.onsager.chart;

import org.jspecify.annotations.NullMarked;
