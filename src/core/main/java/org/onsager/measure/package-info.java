/** Measures made of particles, and the values they are made from. */
@NullMarked
package org.onsager.measure;

import org.jspecify.annotations.NullMarked;
