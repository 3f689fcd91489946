/** Benchmarks of the hot loops and comparisons with peers. */
@NullMarked
package org.onsager.bench;

import org.jspecify.annotations.NullMarked;
