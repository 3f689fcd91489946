/**
 * Small dense problems, to the accuracy that they state.
 *
 * <p>Convex quadratic programs over the simplex and the cone of nonnegative weights, solved by an
 * active set to a duality gap that comes with the solution:
 *
 * {@snippet class="org.onsager.solve.SolvePageTest" region="program"}
 *
 * <p>Cholesky factors, which are none where a matrix is not positive definite to rounding:
 *
 * {@snippet class="org.onsager.solve.SolvePageTest" region="factor"}
 *
 * <p>{@link org.onsager.solve.Lbfgs} minimises smooth functions of double arrays, {@link
 * org.onsager.solve.SimplexProjection} projects on the simplex. The matrix of a Cholesky factor is
 * an array, row by row.
 */
@NullMarked
package org.onsager.solve;

import org.jspecify.annotations.NullMarked;
