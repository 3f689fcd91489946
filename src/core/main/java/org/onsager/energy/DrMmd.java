package org.onsager.energy;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onsager.distribution.Samples;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.measure.Trouble;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;
import org.onsager.solve.Cholesky;

/**
 * Half the (de)-regularised MMD to samples, an approximation of half the chi-squared divergence by
 * kernels:
 *
 * <pre>{@code
 * F(mu) = (1 + lambda)/2 |(T + lambda)^(-1/2) (m_mu - m_pi)|^2
 *       = (1 + lambda)/(2 lambda) [MMD^2(mu, pi) - a' (M lambda I + K_yy)^-1 a],
 * a_j   = int k(y_j, .) d(mu - pi),
 * xi(x) = (1 + lambda)/lambda [int k(x, .) d(mu - pi) - sum_j k(x, y_j) ((M lambda I + K_yy)^-1 a)_j],
 * }</pre>
 *
 * <p>for M uniform samples y of pi, with the embeddings m and the covariance operator {@code T =
 * int k_y (x) k_y dpi(y)}; for weighted samples the matrix reads {@code lambda I + sqrt(v) K_yy
 * sqrt(v)}. The multiple is the one for which F tends to {@code 1/2 MMD^2}, the energy {@link Mmd},
 * as lambda grows; as lambda falls to 0 it tends to {@code 1/2 chi^2} for universal kernels, if mu
 * has a density with respect to pi. The published quantity is {@link #drMmd}. Small lambda loses
 * about {@code log10(1/lambda)} digits to cancellation. O(n (n + M) d + M^2) an evaluation, O(M^3 /
 * 3) once.
 *
 * <p><i>Source:</i> Chen, Mustafi, Glaser, Korba, Gretton and Sriperumbudur, (De)-regularized
 * maximum mean discrepancy gradient flow, JMLR 26 (2025), arXiv:2409.14980, proposition 3.2.
 */
public final class DrMmd implements Energy {

  private static final String REACTIONS = "Use fewer particles, or an entropic reaction.";

  private final Mmd mmd;
  private final Samples samples;
  private final double lambda;

  /** The factor of {@code lambda I + sqrt(v) K_yy sqrt(v)}. */
  private final Cholesky factor;

  private DrMmd(Mmd mmd, Samples samples, double lambda, Cholesky factor) {
    this.mmd = mmd;
    this.samples = samples;
    this.lambda = lambda;
    this.factor = factor;
  }

  /**
   * The energy against samples.
   *
   * @param samples pi
   * @param kernel the kernel
   * @param lambda {@code > 0}
   * @return the energy
   * @throws IllegalArgumentException if lambda is not positive, or too small for the matrix to have
   *     a factor
   * @throws Trouble if the M by M matrix of the samples does not fit
   */
  public static DrMmd to(Samples samples, PositiveDefiniteKernel kernel, double lambda) {
    Require.positive("lambda", lambda);
    Points y = samples.measure().points();
    Block v = samples.measure().weights();
    int m = y.count();
    // The Gram matrix is read into another one; that is copied, and the factor is made from it.
    Room.forDoubles("the matrix of the samples", m, m, 3, "Use fewer samples.");
    double[] matrix = Gram.of(kernel, y, 0).entries().block().toArray();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        matrix[i * m + j] *= Math.sqrt(v.get(i) * v.get(j));
      }
      matrix[i * (m + 1)] += lambda;
    }
    return Cholesky.of(m, matrix)
        .map(factor -> new DrMmd(Mmd.to(samples, kernel), samples, lambda, factor))
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "lambda = " + lambda + ": too small for these samples, use a larger one"));
  }

  /**
   * Half the squared MMD to the same samples.
   *
   * @return the energy in the limit of a large lambda
   */
  public Mmd mmd() {
    return mmd;
  }

  /**
   * The target.
   *
   * @return pi
   */
  public Samples samples() {
    return samples;
  }

  /**
   * The regularisation.
   *
   * @return {@code lambda > 0}, in units of the kernel
   */
  public double lambda() {
    return lambda;
  }

  /**
   * The same energy with its sums by an engine; the factor is in doubles.
   *
   * @param engine the engine
   * @return the energy, as accurate as the engine over lambda
   */
  public DrMmd by(KernelSums engine) {
    return new DrMmd(mmd.by(engine), samples, lambda, factor);
  }

  /**
   * The published quantity, {@code DrMMD(mu | pi) = 2 F(mu)}.
   *
   * @param mu the measure
   * @return twice the value
   */
  public double drMmd(Particles mu) {
    return 2 * value(mu);
  }

  @Override
  public double value(Particles mu) {
    Block witness = mmd.firstVariation(mu, samples.measure().points()).values();
    return value(mmd.value(mu), witness, resolved(witness));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    Block witness = mmd.firstVariation(mu, samples.measure().points()).values();
    return field(mmd.firstVariation(mu, at), resolved(witness), at);
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Block witness = mmd.firstVariation(mu, samples.measure().points()).values();
    Block resolved = resolved(witness);
    Evaluation plain = mmd.evaluate(mu);
    return new Evaluation(
        value(plain.value(), witness, resolved), field(plain.field(), resolved, mu.points()));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  /**
   * {@inheritDoc}
   *
   * @return true: half a squared norm of {@code m_mu - m_pi}
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  private Quadratic quadraticOn(Support support) {
    Points x = support.points();
    int n = x.count();
    Points y = samples.measure().points();
    int m = y.count();
    Room.forDoubles("the quadratic form", n, n, REACTIONS);
    Room.forDoubles("the kernel between support and samples", n, m, 3, REACTIONS);
    // Columns (M lambda I + K_yy)^-1 K_yx, one a point of the support.
    Matrix kernels = mmd.operator().between(x, y);
    Block[] columns = IntStream.range(0, n).mapToObj(kernels::row).toArray(Block[]::new);
    Block[] solved = Arrays.stream(columns).map(this::resolved).toArray(Block[]::new);
    // At mu = 0 the witness at the samples is minus the embedding of pi.
    Block witness = mmd.embedding().values(y).map(e -> -e);
    Block resolved = resolved(witness);
    Matrix correction =
        Matrix.build(
            n,
            n,
            out -> {
              for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                  double entry = -columns[i].dot(solved[j]);
                  out[i * n + j] = entry;
                  out[j * n + i] = entry;
                }
              }
            });
    Block linear = Block.build(n, out -> Arrays.setAll(out, i -> -columns[i].dot(resolved)));
    Quadratic subtracted =
        new Quadratic(new Gram(correction, 0), linear, -witness.dot(resolved) / 2);
    return mmd.quadraticOn(support).plus(subtracted).times(scale());
  }

  private double value(double halfMmdSquared, Block witness, Block resolved) {
    return scale() * (halfMmdSquared - witness.dot(resolved) / 2);
  }

  private Field field(Field plain, Block resolved, Points at) {
    return plain
        .plus(-1, mmd.operator().field(at, samples.measure().points(), resolved))
        .times(scale());
  }

  private double scale() {
    return (1 + lambda) / lambda;
  }

  /** {@code sqrt(v) (lambda I + sqrt(v) K_yy sqrt(v))^-1 sqrt(v) a}. */
  private Block resolved(Block witness) {
    Block v = samples.measure().weights();
    double[] scaled = new double[v.length()];
    Arrays.setAll(scaled, j -> Math.sqrt(v.get(j)) * witness.get(j));
    double[] solved = factor.solve(scaled);
    return Block.build(v.length(), out -> Arrays.setAll(out, j -> Math.sqrt(v.get(j)) * solved[j]));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DrMmd that
        && mmd.equals(that.mmd)
        && samples.equals(that.samples)
        && Double.compare(lambda, that.lambda) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mmd, samples, lambda);
  }

  @Override
  public String toString() {
    return "DrMmd[mmd=%s, samples=%s, lambda=%s]".formatted(mmd, samples, lambda);
  }
}
