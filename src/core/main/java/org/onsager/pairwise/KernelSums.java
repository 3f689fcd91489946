package org.onsager.pairwise;

import java.util.Arrays;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * An engine for sums of a radial function {@code W(x, y) = phi(|x - y|^2)} over a weighted source:
 * {@code f(q_i) = sum_j v_j W(q_i, y_j)}, with gradients in {@code q_i}. Energies, embeddings and
 * geometries take one by {@code by(sums)}; without, they use {@link #best}.
 *
 * <p>To write your own, give {@link #values}, {@link #field}, {@link #accuracy} and {@link #name};
 * the contract {@code KernelSumsContract} holds it to the accuracy that it states. Listed in {@code
 * META-INF/services/org.onsager.pairwise.KernelSums} it is found by name, {@link #named}.
 *
 * <p>Errors, of values in units of {@code sum_j |v_j| (|phi| + s |phi'|)} at {@code s = |q_i -
 * y_j|^2}, of gradients of {@code sum_j |v_j| |grad W|}, are at most {@code 5e-14} in up to 100
 * dimensions; above four, coordinates of gradients count with their distance from the centre of the
 * source. A processor without a fused multiply-add rounds products once more, within the same
 * bounds: all providers agree to the last digit on one machine, and such machines with others to
 * the bounds (the system property {@code onsager.fma}, {@code fused} or {@code plain}, makes them
 * agree to the last digit, too).
 *
 * <p>The weights {@code v} may have any sign. All sums cost O(n m d) for n queries and m sources,
 * run on all processors when they are large, and give the same digits on any number of threads.
 * Finite input can overflow (coordinates near 1e154 and beyond); the result is then not finite, and
 * whoever asked checks it.
 */
public interface KernelSums {

  /**
   * The fastest engine in double precision that this JVM offers: {@code vector} or {@code scalar}.
   *
   * @return the engine, the same at every call
   */
  static KernelSums best() {
    return Providers.best();
  }

  /**
   * The engine of a name: {@code scalar}, {@code vector}, {@code single}, or that of a foreign one
   * on the class path.
   *
   * @param name what its {@link #name} says
   * @return the engine
   * @throws IllegalArgumentException if there is none of that name, naming those that there are
   */
  static KernelSums named(String name) {
    return Providers.named(name);
  }

  /**
   * Sums in single precision, for whoever wants about twice the speed and can do with six digits.
   * Coordinates are centred at the mean of the source and rounded to floats, pairs are computed in
   * floats, and sums over blocks of at most 120 sources are added in doubles. Gram matrices are
   * always in doubles.
   *
   * <p>Errors, of values in units of {@code sum_j |v_j| max |W|}, of gradients in units of {@code
   * sum_j |v_j| max |grad W|}: about 2e-7 and at most 1e-6 while all points are within ten lengths
   * of the kernel from their centre; beyond, at R lengths, the rounded coordinates add {@code R
   * 2^-24}. (A bound of the worst case, all roundings to one side, is 8e-6.) Where W has a kink at
   * distance zero, so close to it that coordinates as floats do not tell points apart, gradients
   * have no digits. What leaves the range of floats (points more than 1e15 or less than 1e-10 from
   * their centre, constants of kernels beyond 1e15) is summed in doubles. In more than four
   * dimensions, smooth kernels of clouds of a radius up to three lengths go by products, all else
   * by differences, a third slower.
   *
   * @return the engine, the same at every call
   */
  static KernelSums singlePrecision() {
    return Providers.single();
  }

  /**
   * The values {@code f(q_i)}.
   *
   * @param radial the function W
   * @param query n points
   * @param source m points of the same dimension
   * @param weights m numbers of any sign
   * @return n values
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  Block values(Radial radial, Points query, Points source, Block weights);

  /**
   * The values {@code f(q_i)} and gradients {@code sum_j v_j 2 phi'(|q_i - y_j|^2) (q_i - y_j)} in
   * one pass. A pair at distance zero adds nothing to the gradient.
   *
   * @param radial the function W
   * @param query n points
   * @param source m points of the same dimension
   * @param weights m numbers of any sign
   * @return n values and n * d gradients, coordinate-major
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  Field field(Radial radial, Points query, Points source, Block weights);

  /**
   * The values of several weightings of the same source, {@code f_c(q_i) = sum_j v_cj W(q_i, y_j)}.
   *
   * @implSpec one weighting after the other; engines that compute every W once override this
   * @param radial the function W
   * @param query n points
   * @param source m points of the same dimension
   * @param weights {@code columns * m} numbers of any sign, one weighting after the other
   * @param columns how many weightings, {@code >= 1}
   * @return {@code columns * n} values, one weighting after the other
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  default Block values(Radial radial, Points query, Points source, Block weights, int columns) {
    weights.requireLength("weights", Math.multiplyExact(columns, source.count()));
    int n = query.count();
    int m = source.count();
    double[] v = weights.borrowReadOnly();
    return Block.build(
        Math.multiplyExact(columns, n),
        out -> {
          for (int c = 0; c < columns; c++) {
            Block column = Block.copyOf(Arrays.copyOfRange(v, c * m, (c + 1) * m));
            System.arraycopy(
                values(radial, query, source, column).borrowReadOnly(), 0, out, c * n, n);
          }
        });
  }

  /**
   * Vectors of the source, smoothed, and gradients: {@code sum_j (W(q_i, y_j) u_j + v_j grad W(q_i,
   * y_j))}, in one pass over the pairs. With the kernel k, {@code u_j = v_j grad log pi(y_j)} and
   * particles for both q and y, it is the direction of Stein variational gradient descent.
   *
   * @implSpec {@link #values(Radial, Points, Points, Block, int)} of d weightings and the gradients
   *     of {@link #field}: engines that compute every W once override this
   * @param radial the function W
   * @param query n points
   * @param source m points of the same dimension
   * @param vectors u, m * d numbers, coordinate-major
   * @param weights v, m numbers of any sign
   * @return n * d numbers, coordinate-major; in error by no more than values and gradients are
   *     together
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  default Block drift(Radial radial, Points query, Points source, Block vectors, Block weights) {
    return values(radial, query, source, vectors, query.dimension())
        .plus(1, field(radial, query, source, weights).gradients());
  }

  /**
   * How accurate the sums of a function are: values are in error by at most this times {@code sum_j
   * |v_j| max |W|}, gradients by this times {@code sum_j |v_j| max |grad W|}, the maxima over the
   * pairs at hand.
   *
   * @param radial the function W
   * @return {@code >= 0}; infinite for a function that this engine does not know
   */
  double accuracy(Radial radial);

  /**
   * The name of the engine, as {@link #named} and the system property {@code onsager.sums} take it.
   *
   * @return a word
   */
  String name();
}
