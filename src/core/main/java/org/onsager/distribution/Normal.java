package org.onsager.distribution;

import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.onsager.feature.Features;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Rounding;
import org.onsager.solve.Cholesky;

/**
 * The normal distribution {@code N(m, S)} with density, score and its Jacobian, sampler and, for
 * Gaussian kernels, closed-form embedding.
 *
 * @param mean m, d numbers
 * @param covariance S, d by d, symmetric positive definite
 */
public record Normal(Block mean, Matrix covariance) implements Sampler, SmoothDensity {

  /**
   * Validates shape, symmetry and definiteness; makes symmetric what is so up to rounding.
   *
   * @throws IllegalArgumentException if one of them fails, symmetry by more than {@link Rounding}
   */
  public Normal {
    int d = mean.length();
    Require.atLeast("the length of mean", d, 1);
    mean.requireFinite("mean");
    covariance.requireShape("covariance", d, d);
    covariance.requireFinite("covariance");
    covariance = Rounding.symmetric("covariance", covariance);
    if (Cholesky.of(d, covariance.block().toArray()).isEmpty()) {
      throw new IllegalArgumentException("covariance: must be positive definite");
    }
  }

  /**
   * {@code N(m, S)}.
   *
   * @param mean m, d numbers
   * @param covariance S, d by d
   * @return the distribution
   * @throws IllegalArgumentException as the constructor does
   */
  public static Normal of(Block mean, Matrix covariance) {
    return new Normal(mean, covariance);
  }

  /**
   * {@code N(m, S)} from arrays.
   *
   * @param mean m
   * @param covariance the rows of S
   * @return the distribution
   * @throws IllegalArgumentException if there are not d rows of d numbers, or as the constructor
   *     does
   */
  public static Normal of(double[] mean, double[]... covariance) {
    for (int i = 0; i < covariance.length; i++) {
      if (covariance[i].length != mean.length) {
        throw new IllegalArgumentException(
            "covariance[%d] has length %d: must be %d"
                .formatted(i, covariance[i].length, mean.length));
      }
    }
    return new Normal(Block.copyOf(mean), Matrix.of(covariance));
  }

  /**
   * {@code N(m, variance I)}.
   *
   * @param variance {@code > 0}
   * @param mean m
   * @return the distribution
   */
  public static Normal isotropic(double variance, double... mean) {
    int d = mean.length;
    return new Normal(
        Block.copyOf(mean),
        Matrix.build(
            d,
            d,
            out -> {
              for (int i = 0; i < d; i++) {
                out[i * (d + 1)] = variance;
              }
            }));
  }

  @Override
  public int dimension() {
    return mean.length();
  }

  @Override
  public Points sample(int count, Key key) {
    return GaussianMixture.equal(this).sample(count, key);
  }

  @Override
  public Field logDensity(Points points) {
    return GaussianMixture.equal(this).logDensity(points);
  }

  @Override
  public Block hessians(Points points) {
    return GaussianMixture.equal(this).hessians(points);
  }

  @Override
  public Option<Embedding> embedding(Kernel kernel) {
    return GaussianMixture.equal(this).embedding(kernel);
  }

  @Override
  public Option<FourierForm> fourierForm() {
    return GaussianMixture.equal(this).fourierForm();
  }

  @Override
  public Option<Block> meanFeatures(Features features) {
    return GaussianMixture.equal(this).meanFeatures(features);
  }

  /** One draw: {@code m + L z}, L being {@link Cholesky#multiplier}. */
  double[] draw(RandomGenerator random, UnaryOperator<double[]> factor) {
    int d = dimension();
    double[] z = new double[d];
    for (int k = 0; k < d; k++) {
      z[k] = random.nextGaussian();
    }
    double[] x = factor.apply(z);
    for (int k = 0; k < d; k++) {
      x[k] += mean.get(k);
    }
    return x;
  }

  /**
   * The factor of {@code scale S + shift I}, which is positive definite.
   *
   * @throws IllegalArgumentException if it is not to rounding, or overflows
   */
  Cholesky factor(double scale, double shift) {
    int d = dimension();
    double[] matrix = covariance.block().map(s -> scale * s).toArray();
    for (int i = 0; i < d; i++) {
      matrix[i * (d + 1)] += shift;
    }
    return Cholesky.of(d, matrix)
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "%s * covariance + %s I leaves the numbers: bring the lengths of covariance and kernel nearer to each other"
                    .formatted(scale, shift)));
  }
}
