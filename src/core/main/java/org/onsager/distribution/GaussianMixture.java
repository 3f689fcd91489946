package org.onsager.distribution;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.onsager.feature.CharacteristicFunction;
import org.onsager.feature.Features;
import org.onsager.feature.TrigonometricFeatures;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Multiple;
import org.onsager.kernel.Sum;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Rounding;

/**
 * A mixture of normal distributions {@code sum_c p_c N(m_c, S_c)} with density, score and its
 * Jacobian, sampler and, for Gaussian kernels and their sums and multiples, closed-form embedding.
 *
 * @param components the normal distributions, all of one dimension
 * @param proportions {@code p_c > 0}, one a component, of sum one
 */
public record GaussianMixture(Vector<Normal> components, Block proportions)
    implements Sampler, SmoothDensity {

  /**
   * Validates the parts, and normalises the proportions if they are rounded.
   *
   * @throws IllegalArgumentException if there is no component, dimensions differ, or proportions
   *     are not positive with sum one, up to {@link Rounding}
   */
  public GaussianMixture {
    Require.atLeast("the number of components", components.size(), 1);
    proportions.requireLength("proportions", components.size());
    for (int c = 0; c < components.size(); c++) {
      Require.positive("proportions[" + c + "]", proportions.get(c));
      if (components.get(c).dimension() != components.head().dimension()) {
        throw new IllegalArgumentException("components[" + c + "] has another dimension");
      }
    }
    proportions = Rounding.ofSumOne("proportions", proportions);
  }

  /**
   * A mixture with equal proportions.
   *
   * @param components at least one
   * @return the mixture
   */
  public static GaussianMixture equal(Normal... components) {
    return new GaussianMixture(
        Vector.of(components), Block.constant(components.length, 1.0 / components.length));
  }

  @Override
  public int dimension() {
    return components.head().dimension();
  }

  /**
   * The characteristic function {@code chi(omega) = sum_c p_c exp(i omega . m_c - omega' S_c omega
   * / 2)}, of which {@link org.onsager.feature.FourierModes#mean(CharacteristicFunction)} makes the
   * mean modes.
   *
   * @return the function
   */
  public CharacteristicFunction characteristicFunction() {
    return new Characteristic(this);
  }

  /** Closed form, component by component. */
  private record Characteristic(GaussianMixture mixture) implements CharacteristicFunction {

    @Override
    public double real(double[] omega) {
      return sum(omega, Math::cos);
    }

    @Override
    public double imaginary(double[] omega) {
      return sum(omega, Math::sin);
    }

    /** O(d^2) a component, row by row of its covariance. */
    @Override
    public double[] value(double[] omega) {
      requireDimension(omega);
      double real = 0;
      double imaginary = 0;
      for (int c = 0; c < mixture.components.size(); c++) {
        Normal normal = mixture.components.get(c);
        double size = mixture.proportions.get(c) * Math.exp(-square(normal, omega) / 2);
        double phase = dot(omega, normal.mean().borrowReadOnly());
        real += size * Math.cos(phase);
        imaginary += size * Math.sin(phase);
      }
      return new double[] {real, imaginary};
    }

    private static double square(Normal normal, double[] omega) {
      double[] covariance = normal.covariance().block().borrowReadOnly();
      double[] product = new double[omega.length];
      for (int k = 0; k < omega.length; k++) {
        for (int l = 0; l < omega.length; l++) {
          product[l] += omega[k] * covariance[k * omega.length + l];
        }
      }
      return dot(omega, product);
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += a[k] * b[k];
      }
      return sum;
    }

    private void requireDimension(double[] omega) {
      if (omega.length != mixture.dimension()) {
        throw new IllegalArgumentException(
            "omega has dimension " + omega.length + ": must be " + mixture.dimension());
      }
    }

    private double sum(double[] omega, DoubleUnaryOperator wave) {
      requireDimension(omega);
      double sum = 0;
      for (int c = 0; c < mixture.components.size(); c++) {
        Normal normal = mixture.components.get(c);
        double phase = 0;
        double square = 0;
        for (int k = 0; k < omega.length; k++) {
          phase += omega[k] * normal.mean().get(k);
          for (int l = 0; l < omega.length; l++) {
            square += omega[k] * normal.covariance().get(k, l) * omega[l];
          }
        }
        sum += mixture.proportions.get(c) * Math.exp(-square / 2) * wave.applyAsDouble(phase);
      }
      return sum;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of cosines and sines, by the characteristic function; none of others.
   */
  @Override
  public Option<Block> meanFeatures(Features features) {
    return features instanceof TrigonometricFeatures waves
        ? Option.of(waves.mean(characteristicFunction()))
        : Option.none();
  }

  @Override
  public Points sample(int count, Key key) {
    Require.atLeast("count", count, 1);
    RandomGenerator random = key.generator();
    Vector<UnaryOperator<double[]>> factors = components.map(c -> c.factor(1, 0).multiplier());
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      int c = draw(random.nextDouble());
      rows[i] = components.get(c).draw(random, factors.get(c));
    }
    return Points.of(rows);
  }

  private int draw(double uniform) {
    int last = components.size() - 1;
    double left = uniform;
    for (int c = 0; c < last; c++) {
      left -= proportions.get(c);
      if (left < 0) {
        return c;
      }
    }
    return last;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Normalised, by log-sum-exp over the components.
   */
  @Override
  public Field logDensity(Points points) {
    points.requireDimension("points", dimension());
    Vector<NormalBump> bumps = bumps();
    double[] shares = new double[bumps.size()];
    double[][] slopes = new double[bumps.size()][dimension()];
    return Field.at(
        points,
        (x, gradient) -> {
          double log = shares(bumps, x, shares, slopes);
          for (int c = 0; c < shares.length; c++) {
            for (int k = 0; k < gradient.length; k++) {
              gradient[k] += shares[c] * slopes[c][k];
            }
          }
          return log;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>With the share {@code r_c} of a component in the density at x and its score {@code s_c}, the
   * Hessian is {@code sum_c r_c (s_c s_c' - S_c^-1) - s s'}, {@code s = sum_c r_c s_c}.
   */
  @Override
  public Block hessians(Points points) {
    points.requireDimension("points", dimension());
    Vector<NormalBump> bumps = bumps();
    Vector<Matrix> curvatures = bumps.map(NormalBump::curvature);
    int n = points.count();
    int d = dimension();
    return Block.build(
        n * d * d,
        out -> {
          double[] shares = new double[bumps.size()];
          double[][] slopes = new double[bumps.size()][d];
          for (int i = 0; i < n; i++) {
            shares(bumps, points.row(i), shares, slopes);
            for (int k = 0; k < d; k++) {
              for (int l = 0; l < d; l++) {
                out[(k * d + l) * n + i] = curvature(shares, slopes, curvatures, k, l);
              }
            }
          }
        });
  }

  /** One entry of the Hessian, the spread of the scores about their mean: no cancellation. */
  private static double curvature(
      double[] shares, double[][] slopes, Vector<Matrix> curvatures, int k, int l) {
    double meanK = 0;
    double meanL = 0;
    for (int c = 0; c < shares.length; c++) {
      meanK += shares[c] * slopes[c][k];
      meanL += shares[c] * slopes[c][l];
    }
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      double spread = (slopes[c][k] - meanK) * (slopes[c][l] - meanL);
      sum += shares[c] * (curvatures.get(c).get(k, l) + spread);
    }
    return sum;
  }

  private Vector<NormalBump> bumps() {
    return components
        .zipWithIndex()
        .map(c -> NormalBump.density(c._1, Math.log(proportions.get(c._2))));
  }

  /** The log-density at x; writes every component's share in the density, and its score. */
  private static double shares(
      Vector<NormalBump> bumps, double[] x, double[] shares, double[][] slopes) {
    for (int c = 0; c < shares.length; c++) {
      shares[c] = bumps.get(c).log(x, slopes[c]);
    }
    double top = Arrays.stream(shares).max().getAsDouble();
    double sum = 0;
    for (double log : shares) {
      sum += Math.exp(log - top);
    }
    double total = top + Math.log(sum);
    for (int c = 0; c < shares.length; c++) {
      shares[c] = Math.exp(shares[c] - total);
    }
    return total;
  }

  /**
   * {@inheritDoc}
   *
   * <p>In closed form for a Gaussian kernel {@code exp(-g |x - y|^2)}: each component gives {@code
   * det(I + 2gS)^(-1/2) exp(-g (x - m)' (I + 2gS)^-1 (x - m))}. Sums and multiples of Gaussian
   * kernels as well; none for other kernels.
   */
  @Override
  public Option<Embedding> embedding(Kernel kernel) {
    // A closed form belongs to a pair of a kernel and a target; this is the one pair that is known.
    return switch (kernel) {
      case Gaussian gaussian -> Option.of(new GaussianEmbedding(this, gaussian.gamma()));
      case Multiple multiple ->
          embedding(multiple.kernel())
              .map(part -> new Combination(multiple.factor(), part, 0, part));
      case Sum sum ->
          embedding(sum.first())
              .flatMap(a -> embedding(sum.second()).map(b -> new Combination(1, a, 1, b)));
      default -> Option.none();
    };
  }

  /**
   * {@inheritDoc}
   *
   * <p>In closed form, by the characteristic function.
   */
  @Override
  public Option<FourierForm> fourierForm() {
    return Option.of(new FourierForms.OfMixture(this));
  }

  /** {@code a first + b second}. */
  private record Combination(double a, Embedding first, double b, Embedding second)
      implements Embedding {

    @Override
    public int dimension() {
      return first.dimension();
    }

    @Override
    public Field at(Points points) {
      Field scaled = first.at(points).times(a);
      return b == 0 ? scaled : scaled.plus(b, second.at(points));
    }

    @Override
    public Option<Embedding> in(Kernel kernel) {
      return first.in(kernel);
    }

    @Override
    public double selfEnergy() {
      return a * first.selfEnergy() + (b == 0 ? 0 : b * second.selfEnergy());
    }
  }
}
