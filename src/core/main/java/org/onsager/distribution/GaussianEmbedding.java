package org.onsager.distribution;

import io.vavr.Lazy;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** The closed-form embedding of a mixture in the kernel {@code exp(-gamma |x - y|^2)}. */
final class GaussianEmbedding implements Embedding {

  private final GaussianMixture mixture;
  private final double gamma;
  private final Vector<NormalBump> bumps;
  private final Lazy<Double> selfEnergy;

  /**
   * The embedding.
   *
   * @throws IllegalArgumentException if the sum of two covariances overflows, or they and the
   *     kernel are too far apart
   */
  GaussianEmbedding(GaussianMixture mixture, double gamma) {
    mixture.components().forEach(c -> c.covariance().map(s -> 2 * s).requireFinite("2 covariance"));
    this.mixture = mixture;
    this.gamma = gamma;
    this.bumps =
        mixture
            .components()
            .zipWithIndex()
            .map(c -> NormalBump.embedding(c._1, gamma, Math.log(mixture.proportions().get(c._2))));
    this.selfEnergy = Lazy.of(this::sumOverPairs);
  }

  @Override
  public int dimension() {
    return mixture.dimension();
  }

  @Override
  public Field at(Points points) {
    points.requireDimension("points", dimension());
    int n = points.count();
    int d = points.dimension();
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          double[] slope = new double[d];
          for (NormalBump bump : bumps) {
            for (int i = 0; i < n; i++) {
              double value = Math.exp(bump.log(points.row(i), slope));
              values[i] += value;
              for (int k = 0; k < d; k++) {
                gradients[k * n + i] += value * slope[k];
              }
            }
          }
        });
  }

  @Override
  public double selfEnergy() {
    return selfEnergy.get();
  }

  /** A pair of components gives the embedding of {@code N(m_b, S_a + S_b)} at {@code m_a}. */
  private double sumOverPairs() {
    double sum = 0;
    double[] ignored = new double[dimension()];
    Block p = mixture.proportions();
    for (int a = 0; a < p.length(); a++) {
      Normal first = mixture.components().get(a);
      for (int b = 0; b < p.length(); b++) {
        Normal second = mixture.components().get(b);
        Normal convolved =
            new Normal(second.mean(), first.covariance().plus(1, second.covariance()));
        sum +=
            Math.exp(
                NormalBump.embedding(convolved, gamma, Math.log(p.get(a) * p.get(b)))
                    .log(first.mean().toArray(), ignored));
      }
    }
    return sum;
  }

  @Override
  public Option<Embedding> in(Kernel kernel) {
    return mixture.embedding(kernel);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GaussianEmbedding that
        && mixture.equals(that.mixture)
        && Double.compare(gamma, that.gamma) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mixture, gamma);
  }

  @Override
  public String toString() {
    return "GaussianEmbedding[mixture=%s, gamma=%s]".formatted(mixture, gamma);
  }
}
