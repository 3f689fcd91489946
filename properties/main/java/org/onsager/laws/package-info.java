/** Contracts that hold a user's energies, kernels and geometries to the laws. */
@NullMarked
package org.onsager.laws;

import org.jspecify.annotations.NullMarked;
