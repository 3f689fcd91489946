package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The energy {@code F(mu) = R(int Phi dmu)} of mean features, with first variation {@code xi(x) =
 * <R'(m), Phi(x)>}, {@code m = int Phi dmu}. A part {@code int V dmu} is added by {@code
 * plus(Potential)}. Convex along straight lines of measures.
 *
 * @param features Phi
 * @param loss R
 */
public record Composite(Features features, Loss loss) implements Energy {

  @Override
  public double value(Particles mu) {
    return loss.value(features.mean(mu));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return features.along(at, loss.gradient(features.mean(mu)));
  }

  @Override
  public boolean isConvex() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>As the loss bends, {@link Loss#gap}.
   */
  @Override
  public double gap(Particles mu, double linear) {
    return loss.gap(features.mean(mu), linear);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code sum_j |g_j| kappa_j} with {@code g = R'(m)}; its rounding is {@code (M + n + d + 6)
   * 2^-53 sum_j |g_j| max_i |Phi_j(x_i)|}, which takes the features to be as large at the particles
   * as anywhere, and to be known to some units of rounding.
   *
   * @return none if the features know no bounds
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return features.curvatureBounds().map(kappa -> mu -> bound(kappa, mu));
  }

  private CurvatureBound bound(Block kappa, Particles mu) {
    int n = mu.count();
    Block g = loss.gradient(features.mean(mu));
    Block phi = features.values(mu.points());
    double curvature = 0;
    double size = 0;
    for (int j = 0; j < g.length(); j++) {
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(phi.get(j * n + i)));
      }
      curvature += Math.abs(g.get(j)) * kappa.get(j);
      size += Math.abs(g.get(j)) * largest;
    }
    return CurvatureBound.everywhere(
        curvature, MmdSquared.sumError(g.length() + n, mu.dimension()) * size);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code A'R''(m)A} with the first-order change A of the mean features, and the second
   * derivatives of the first variation as the rest.
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return Option.of(this::model);
  }

  private GaussNewton model(Particles mu) {
    int n = mu.count();
    int d = mu.dimension();
    int order = (d + 1) * n;
    Block values = features.values(mu.points());
    Block jacobian = features.jacobian(mu.points());
    Block mean = features.mean(mu);
    double[] w = mu.weights().borrowReadOnly();
    double[] phi = values.borrowReadOnly();
    double[] slopes = jacobian.borrowReadOnly();
    Block change =
        Block.build(
            features.count() * order,
            a -> {
              for (int j = 0; j < features.count(); j++) {
                for (int e = 0; e < d * n; e++) {
                  a[j * order + e] = w[e % n] * slopes[j * d * n + e];
                }
                System.arraycopy(phi, j * n, a, j * order + d * n, n);
              }
            });
    Block factor = loss.factor(mean, order, change);
    Block hessians = features.curvature(mu.points(), loss.gradient(mean));
    Block rest =
        Block.build(
            hessians.length(),
            out -> {
              for (int e = 0; e < out.length; e++) {
                out[e] = w[e % n] * hessians.get(e);
              }
            });
    return new GaussNewton(
        n,
        d,
        new Curvature.Factor(factor.length() / order, factor),
        Option.of(rest),
        stiffness(loss.factor(mean, d * n, jacobian), mu));
  }

  /** {@code mass * max_i |B J_i|_F^2}. */
  private static double stiffness(Block slopes, Particles mu) {
    int n = mu.count();
    double[] squares = new double[n];
    for (int e = 0; e < slopes.length(); e++) {
      squares[e % n] += slopes.get(e) * slopes.get(e);
    }
    double largest = 0;
    for (double square : squares) {
      largest = Math.max(largest, square);
    }
    return mu.mass() * largest;
  }
}
