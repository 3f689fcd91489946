/**
 * Small dense problems: Cholesky factors, the projection on the simplex, convex quadratic programs.
 */
@NullMarked
package org.onsager.solve;

import org.jspecify.annotations.NullMarked;
