package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.distribution.Target;
import org.onsager.feature.Combination;
import org.onsager.feature.Features;
import org.onsager.feature.Jet;
import org.onsager.feature.Loss;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/**
 * The energy {@code F(mu) = R(int Phi dmu)} of mean features, with first variation {@code xi(x) =
 * <R'(m), Phi(x)>}, {@code m = int Phi dmu}. Convex along straight lines of measures. A part {@code
 * int V dmu} is added by {@code plus(Potential)}.
 *
 * <p>Maximum likelihood of mixing distributions, optimal designs, quadrature, reduction of samples,
 * sparse deconvolution, MMD in Fourier form: see the page of {@link org.onsager.feature}. An
 * evaluation costs O(M n d), and the features of each particle are computed once.
 *
 * @param features Phi
 * @param loss R, of as many means as there are features
 */
public record Composite(Features features, Loss loss) implements Energy {

  /** What rounding makes of a value that is a sum of many terms, in units of their size. */
  private static final double ROUNDING = 0x1p-51;

  /**
   * Validates that the loss takes the means.
   *
   * @throws IllegalArgumentException if the loss takes another number of means than there are
   *     features
   */
  public Composite {
    if (features.count() != loss.count()) {
      throw new IllegalArgumentException(
          "the loss takes %d means: must take %d, one a feature"
              .formatted(loss.count(), features.count()));
    }
  }

  /**
   * The energy of mean features.
   *
   * @param features Phi
   * @param loss R, of as many means as there are features
   * @return the energy
   * @throws IllegalArgumentException as the constructor does
   */
  public static Composite of(Features features, Loss loss) {
    return new Composite(features, loss);
  }

  /** Half the squared distance of the mean features to those of a target. */
  static Composite halfSquares(Target target, Features features) {
    return target
        .meanFeatures(features)
        .map(mean -> of(features, Loss.halfSquares(mean, 1)))
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "the mean features of %s are not known in closed form: use Samples, or Mmd.sampled"
                    .formatted(target)));
  }

  MeanFeatures means() {
    return new MeanFeatures(features, loss);
  }

  /**
   * The mean features of a measure.
   *
   * @param mu the measure
   * @return m, M numbers
   */
  public Block mean(Particles mu) {
    return means().of(mu);
  }

  /**
   * {@inheritDoc}
   *
   * @return positive infinity outside the domain of the loss: where an observation is impossible, a
   *     design is singular
   */
  @Override
  public double value(Particles mu) {
    return loss.value(mean(mu));
  }

  /**
   * {@inheritDoc}
   *
   * <p>NaN where {@link #value} is infinite.
   */
  @Override
  public Field firstVariation(Particles mu, Points at) {
    return means().along(at, means().gradient(mean(mu)));
  }

  @Override
  public Field firstVariation(Particles mu) {
    return evaluate(mu).field();
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    if (features instanceof Spectrum) {
      Block mean = mean(mu);
      Combination xi = new Combination(features, means().gradient(mean));
      return Evaluation.of(loss.value(mean), xi, mu.points());
    }
    Jet jet = features.jet(mu.points());
    Block mean = means().of(jet, mu);
    Field xi = means().along(jet, mu.points(), means().gradient(mean));
    return new Evaluation(loss.value(mean), xi);
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    Jet jet = features.jet(mu.points());
    return means().valuesAlong(jet, mu.points(), means().gradient(means().of(jet, mu)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>There if the loss is quadratic, {@code G = Phi'B'B Phi}.
   */
  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.when(loss.isQuadratic(), () -> this::quadraticOn);
  }

  private Quadratic quadraticOn(Support support) {
    Points x = support.points();
    int n = x.count();
    Block none = Block.constant(features.count(), 0);
    Block phi = means().values(features.jet(x), x);
    Block gram = FeatureCurvature.gram(means().factor(none, n, phi), n);
    return new Quadratic(
        new Gram(new Matrix(n, n, gram), 0),
        MeanFeatures.combined(phi, means().gradient(none), n),
        loss.value(none));
  }

  /**
   * {@inheritDoc}
   *
   * @return true: the mean features are linear in the measure, the loss is convex
   */
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
    return loss.gap(mean(mu), linear);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code sum_j |R'(m)_j| kappa_j}, where the features have bounds {@code kappa_j}. The
   * rounding is {@code (M + n + d + 6) 2^-53 sum_j |R'(m)_j| max_i |Phi_j(x_i)|}, which takes the
   * features to be as large at the particles as anywhere, and to be known to some units of
   * rounding.
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return features
        .curvatureBounds()
        .map(bounds ->
            mu -> {
              Block g = means().gradient(mean(mu));
              return new KnownBounds.Rounded(bounds.along(g)::applyAsDouble, rounding(g, mu));
            });
  }

  /**
   * {@inheritDoc}
   *
   * <p>With wider features, {@link Features#widths}, and the same loss.
   */
  @Override
  public Option<Widening> widening() {
    return Family.of(this);
  }

  private double rounding(Block g, Particles mu) {
    double size = g.map(Math::abs).dot(means().largest(mu.points()));
    return MmdSquared.sumError(g.length() + mu.count(), mu.dimension()) * size;
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code A'R''(m)A} with the first-order change A of the mean features; the rest is {@code w_i
   * <R'(m), Hess Phi(x_i)>}. A factor where the loss's factor has fewer rows than there are
   * unknowns, else a matrix. Least squares in the modes of a spectrum, fewer than there are
   * unknowns, stay a {@link Curvature.Spectral}, without a rest, which vanishes where they fit.
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return Option.of(mu ->
        SpectralSquares.of(this)
            .filter(squares -> squares.isSmallerThan(mu))
            .map(squares -> squares.model(mu))
            .getOrElse(() -> model(mu)));
  }

  private GaussNewton model(Particles mu) {
    int n = mu.count();
    Points points = mu.points();
    Jet jet = features.jet(points);
    Block values = means().values(jet, points);
    Block mean = means().of(jet, mu);
    Block gradient = means().gradient(mean);
    Block onMasses = means().factor(mean, n, values);
    Block onDisplacements = means().factor(mean, n * mu.dimension(), means().jacobian(jet, points));
    double rounding =
        ROUNDING * (Math.abs(loss.value(mean)) + gradient.map(Math::abs).dot(mean.map(Math::abs)));
    return GaussNewton.of(
            n,
            mu.dimension(),
            FeatureCurvature.of(onMasses, onDisplacements, mu.weights()),
            FeatureCurvature.scale(onMasses, onDisplacements, mu, rounding))
        .withRest(Hessians.weighted(means().curvature(jet, points, gradient), mu))
        .readBy(new FeatureReading(this, jet, points));
  }
}
