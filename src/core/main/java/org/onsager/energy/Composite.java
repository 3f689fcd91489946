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

  /** What rounding makes of a value that is a sum of many terms, in units of their size. */
  private static final double ROUNDING = 0x1p-51;

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
    Block values = features.values(mu.points());
    Block jacobian = features.jacobian(mu.points());
    Block mean = features.mean(mu);
    Block gradient = loss.gradient(mean);
    Block seenValues = loss.factor(mean, n, values);
    Block seenSlopes = loss.factor(mean, d * n, jacobian);
    double rounding = ROUNDING * (Math.abs(loss.value(mean)) + sizes(gradient, mean));
    return GaussNewton.of(
            n,
            d,
            FeatureCurvature.of(seenValues, seenSlopes, mu.weights()),
            FeatureCurvature.scale(seenValues, seenSlopes, mu, rounding))
        .withRest(Hessians.weighted(features.curvature(mu.points(), gradient), mu))
        .readBy(new FeatureReading(this, n, values, jacobian));
  }

  /** {@code |g|'|m|}. */
  private static double sizes(Block g, Block m) {
    return g.map(Math::abs).dot(m.map(Math::abs));
  }
}
