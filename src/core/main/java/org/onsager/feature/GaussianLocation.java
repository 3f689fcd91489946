package org.onsager.feature;

import io.vavr.Lazy;
import io.vavr.control.Option;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.internal.Exp2;

/**
 * Normal observations with unknown mean: {@code Phi_j(x) = exp(-|x - y_j|^2 / (2 v_j))}, the
 * density of the observation {@code y_j ~ N(x, v_j I)} over its maximum. {@code |Hess Phi_j| <= 1 /
 * v_j}.
 *
 * @param data the observations y, M points of dimension d
 * @param variances v, M positive numbers
 */
public record GaussianLocation(Points data, Block variances)
    implements Likelihoods, SharedFeatures {

  /** Squared distances, then powers, stay in the first-level cache. */
  private static final int BUFFER = 1024;

  /**
   * Validates the variances.
   *
   * @throws IllegalArgumentException if there is not one a datum, or one is not positive and finite
   */
  public GaussianLocation {
    variances.requireLength("variances", data.count());
    for (int j = 0; j < variances.length(); j++) {
      Require.length("the square root of variances[" + j + "]", Math.sqrt(variances.get(j)));
    }
  }

  /**
   * Observations of one variance.
   *
   * @param data the observations
   * @param variance v of every coordinate
   * @return the features
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public static GaussianLocation ofVariance(Points data, double variance) {
    Require.positive("variance", variance);
    return new GaussianLocation(data, Block.constant(data.count(), variance));
  }

  /**
   * Observations of one standard deviation.
   *
   * @param data the observations
   * @param standardDeviation {@code sqrt v}
   * @return the features
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public static GaussianLocation ofStandardDeviation(Points data, double standardDeviation) {
    Require.length("standardDeviation", standardDeviation);
    return ofVariance(data, standardDeviation * standardDeviation);
  }

  /**
   * Observations with a standard error each.
   *
   * @param data the observations
   * @param standardDeviations {@code sqrt v_j}, one a datum
   * @return the features
   * @throws IllegalArgumentException if there is not one a datum, or one is not positive and finite
   */
  public static GaussianLocation ofStandardDeviations(Points data, Block standardDeviations) {
    for (int j = 0; j < standardDeviations.length(); j++) {
      Require.length("standardDeviations[" + j + "]", standardDeviations.get(j));
    }
    return new GaussianLocation(data, standardDeviations.map(s -> s * s));
  }

  @Override
  public int count() {
    return data.count();
  }

  @Override
  public int dimension() {
    return data.dimension();
  }

  @Override
  public Block logConstants() {
    return variances.map(v -> -0.5 * dimension() * Math.log(2 * Math.PI * v));
  }

  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return Option.of(CurvatureBounds.everywhere(variances.map(v -> 1 / v)));
  }

  @Override
  public Option<Widths> widths() {
    return Option.of(
        new Widths(
            factor -> new GaussianLocation(data, variances.map(v -> factor * factor * v)),
            Block.constant(count(), 1)));
  }

  @Override
  public Jet jet(Points at) {
    Block values = values(at);
    Lazy<Block> same = Lazy.of(() -> values);
    return new RadialJet(at, data, values, same, same, variances.map(v -> -1 / (2 * v)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>With one variance a sum of Gaussian kernels, by the {@linkplain KernelSums#best best
   * engine}.
   */
  @Override
  public Field along(Points at, Block g) {
    at.requireDimension("the points", dimension());
    double first = variances.get(0);
    for (int j = 1; j < variances.length(); j++) {
      if (variances.get(j) != first) {
        return jet(at).along(g);
      }
    }
    return KernelSums.best().field(Gaussian.ofVariance(first), at, data, g);
  }

  @Override
  public Block values(Points at) {
    at.requireDimension("the points", dimension());
    int n = at.count();
    int chunk = Math.max(1, BUFFER / n);
    return Block.build(
        Products.length(count(), n),
        out -> {
          double[] power = new double[chunk * n];
          double[] scratch = new double[chunk * n];
          for (int from = 0; from < count(); from += chunk) {
            int to = Math.min(count(), from + chunk);
            for (int j = from; j < to; j++) {
              double factor = Exp2.LOG2_E / (2 * variances.get(j));
              RadialJet.squares(at, data, j, factor, power, (j - from) * n);
            }
            Exp2.powers(power, power, scratch, (to - from) * n);
            System.arraycopy(power, 0, out, from * n, (to - from) * n);
          }
        });
  }
}
