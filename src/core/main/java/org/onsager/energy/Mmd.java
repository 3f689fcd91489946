package org.onsager.energy;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.FourierForm;
import org.onsager.distribution.Sampler;
import org.onsager.distribution.Target;
import org.onsager.feature.RandomFeatures;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.pairwise.KernelOperator;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;

/**
 * Half the squared maximum mean discrepancy, {@code F(mu) = 1/2 int int k d(mu - pi) d(mu - pi)},
 * with first variation {@code xi(x) = int k(x, .) d(mu - pi)}.
 *
 * <p>For n particles {@code F = w'Kw / 2 - w'm + s / 2} with the embedding {@code m} of the target
 * and its self-energy {@code s}. With a kernel that is only conditionally positive definite, F is
 * meaningful for measures of mass one only.
 *
 * <p><i>Source:</i> Gretton, Borgwardt, Rasch, Schoelkopf and Smola (2012), JMLR 13; as an energy:
 * Arbel, Korba, Salim and Gretton (2019), arXiv:1906.04370; Gladin et al. (2024), arXiv:2405.17075,
 * section 2.
 */
public final class Mmd implements Energy {

  /** Of the kernel of a Fourier form: what it makes of MMD^2 is never seen. */
  private static final double FINE = 1e-24;

  private final Kernel kernel;

  /** The embedding of the target in the kernel. */
  private final Embedding embedding;

  /** The target as spectra see it, where that is known. */
  private final Option<FourierForm> fourier;

  private final KernelSums sums;

  private Mmd(Kernel kernel, Embedding embedding, Option<FourierForm> fourier, KernelSums sums) {
    this.kernel = kernel;
    this.embedding = embedding;
    this.fourier = fourier;
    this.sums = sums;
  }

  /**
   * The energy against a target whose embedding is known: samples, a Gaussian mixture with a
   * Gaussian kernel, or a target of your own that knows it. By the best engine; for another, {@link
   * #by}.
   *
   * @param target the target
   * @param kernel the kernel
   * @return the energy
   * @throws IllegalArgumentException if the embedding is not known; draw samples then, {@link
   *     #sampled}
   */
  public static Mmd to(Target target, Kernel kernel) {
    return target
        .embedding(kernel)
        .map(embedding -> new Mmd(kernel, embedding, target.fourierForm(), KernelSums.best()))
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "the embedding of %s in %s is not known in closed form: use Samples, or Mmd.sampled"
                    .formatted(target, kernel)));
  }

  /**
   * The random energy that draws fresh samples of the target for every step.
   *
   * @param target from where samples come
   * @param kernel the kernel
   * @param count how many a draw, {@code >= 1}
   * @return the random energy
   */
  public static RandomEnergy sampled(Sampler target, Kernel kernel, int count) {
    return sampled(target, kernel, count, KernelSums.best());
  }

  /**
   * The same random energy, each draw {@link #by} an engine: {@code Mmd.sampled(target, kernel,
   * 1000, KernelSums.singlePrecision())} for twice the speed, where the noise of fresh samples
   * hides what is rounded.
   *
   * @param target from where samples come
   * @param kernel the kernel
   * @param count how many a draw, {@code >= 1}
   * @param engine the engine
   * @return the random energy, as accurate as the engine
   */
  public static RandomEnergy sampled(Sampler target, Kernel kernel, int count, KernelSums engine) {
    Require.atLeast("count", count, 1);
    return new Drawn(
        key -> to(target.samples(count, key), kernel).by(engine),
        0,
        true,
        twiceDifferentiable(kernel).isDefined(),
        !kernel.isPositiveDefinite());
  }

  /**
   * The random energy that sees particles and target through orthogonal random features of the
   * kernel, {@link RandomFeatures#orthogonal}, fresh for every step: value and first variation are
   * those of {@link #to} in the mean. An evaluation costs O(n P d), not O(n^2 d), and the target is
   * one pass a draw, or a closed form. In 100 dimensions 1000 frequencies err by a tenth of the
   * field, near the target too, where {@link #sampled} errs by more than the field.
   *
   * @param target samples, or a Gaussian mixture, or a target of your own that knows its mean
   *     features
   * @param kernel a Gaussian, Matern or inverse multiquadric kernel, or sums and multiples of these
   * @param count P, how many frequencies a draw, {@code >= 1}
   * @return the random energy, each draw a {@link Composite}
   * @throws IllegalArgumentException if the kernel is another one, or the mean features of the
   *     target are not known; draw samples then
   */
  public static RandomEnergy inRandomFeatures(
      Target target, PositiveDefiniteKernel kernel, int count) {
    Require.atLeast("count", count, 1);
    inFeatures(target, kernel, 1, Key.of(0)); // refuses kernel and target before anything runs
    return new Drawn(key -> inFeatures(target, kernel, count, key), 0, true, true, false);
  }

  private static Composite inFeatures(
      Target target, PositiveDefiniteKernel kernel, int count, Key key) {
    return Composite.halfSquares(
        target, RandomFeatures.orthogonal(kernel, target.dimension(), count, key));
  }

  /**
   * The same energy with value and first variation by an engine, those of an embedding that is a
   * sum as well. With {@link KernelSums#singlePrecision} it is about twice as fast, and the first
   * variation is in error by about 4e-7 {@code max |k|}, the value by as much, for probabilities:
   * what is smaller cannot be seen, and a line search does not go on from there. Quadratic
   * programs, Gauss-Newton models and {@link #bounded} stay in doubles.
   *
   * @param engine the engine
   * @return the energy, as accurate as the engine
   */
  public Mmd by(KernelSums engine) {
    return new Mmd(kernel, embedding, fourier, engine);
  }

  /**
   * The same energy in Fourier form, to the tolerance that suits descent: 1e-24, at which {@code
   * MMD^2} is smooth down to 1e-24.
   *
   * @return the energy, in O(n)
   * @throws IllegalArgumentException as {@link #inFourierForm(double)} does
   */
  public FourierMmd inFourierForm() {
    return inFourierForm(
        fourier.flatMap(FourierForm::only).map(Spectrum::tolerance).getOrElse(FINE));
  }

  /**
   * The same energy in Fourier form: an evaluation is O(n), whatever the number of samples, and
   * {@code MMD^2} has no cancellation. It pays from some hundred particles on in the plane, from
   * some thousand in space, and wherever {@code MMD^2} is to fall below 1e-14.
   *
   * @param tolerance the error of the kernel that is allowed, relative to {@code k(0)}, from 1e-30
   *     to 0.01
   * @return the energy
   * @throws IllegalArgumentException if the kernel is not a Gaussian, or a sum or multiple of such,
   *     the dimension is above 3, the target has no Fourier form, or one to a larger tolerance
   * @throws org.onsager.measure.Trouble if the target is too wide for the kernel
   */
  public FourierMmd inFourierForm(double tolerance) {
    return new FourierMmd(
        this,
        fourier.getOrElseThrow(() ->
            new IllegalArgumentException(
                "the target of %s has no Fourier form: use Samples, or exact sums, as here"
                    .formatted(this))),
        tolerance);
  }

  /**
   * The kernel.
   *
   * @return k
   */
  public Kernel kernel() {
    return kernel;
  }

  /**
   * The embedding of the target in the kernel.
   *
   * @return {@code int k(., y) dpi(y)}
   */
  public Embedding embedding() {
    return embedding;
  }

  /**
   * The engine of value and first variation; everything else is in doubles.
   *
   * @return the engine
   */
  public KernelSums sums() {
    return sums;
  }

  /**
   * The squared maximum mean discrepancy {@code MMD^2(mu, pi) = 2 F(mu)}.
   *
   * @param mu the measure
   * @return {@code MMD^2}; rounding can make it slightly negative near zero
   * @see #bounded
   */
  public double mmdSquared(Particles mu) {
    return 2 * value(mu);
  }

  /**
   * The squared maximum mean discrepancy with a bound of its rounding error. O(n^2 d), twice.
   *
   * @param mu the measure
   * @return {@code MMD^2} and the bound, infinite for a kernel that is not radial: how it rounds is
   *     not known
   * @see MmdSquared
   */
  public MmdSquared bounded(Particles mu) {
    return kernel
        .radial()
        .map(radial -> MmdSquared.by(radial, embedding, mu))
        .getOrElse(() -> new MmdSquared(mmdSquared(mu), Double.POSITIVE_INFINITY));
  }

  @Override
  public double value(Particles mu) {
    return MmdSquared.half(embedding, mu.weights(), own(mu), target().values(mu.points()));
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return own(mu).plus(-1, target().values(mu.points()));
  }

  /** {@code int k(x_i, y) dmu(y)} at the particles. */
  private Block own(Particles mu) {
    return operator().values(mu.points(), mu.points(), mu.weights());
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return ownField(mu, at).plus(-1, target().at(at));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field own = ownField(mu, mu.points());
    Field other = target().at(mu.points());
    double value = MmdSquared.half(embedding, mu.weights(), own.values(), other.values());
    return new Evaluation(value, own.plus(-1, other));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  Quadratic quadraticOn(Support support) {
    return new Quadratic(
        operator().gram(support),
        embedding.values(support.points()).map(m -> -m),
        embedding.selfEnergy() / 2);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The pull-back of the metric, {@code MMD^2(mu(delta), mu) = delta' M delta + O(|delta|^3)}.
   * The full second derivative has the curvature of the first variation besides, which is dropped:
   * it is not of one sign, and it vanishes at the target.
   *
   * @return none if the kernel is not radial and twice differentiable; positive semidefinite on
   *     changes that conserve mass if the kernel is only conditionally positive definite, on all
   *     changes otherwise
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return twiceDifferentiable(kernel)
        .map(smooth -> mu -> PullBack.of(smooth, mu).readBy(Reading.by(this, mu.points())));
  }

  /**
   * {@inheritDoc}
   *
   * @return true if the kernel is only conditionally positive definite: F then has no lower bound
   *     among measures of other masses
   */
  @Override
  public boolean ofProbabilities() {
    return !kernel.isPositiveDefinite();
  }

  /**
   * {@inheritDoc}
   *
   * @return true: half a squared distance of measures of the same mass
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@code |Hess k|_2 <= 2 |phi'(0)|} everywhere, as every kernel has, times the masses of
   * mu and target; rounding by the accuracy of the engine, for kernels that are largest at zero.
   *
   * @return none if the kernel is not radial and twice differentiable
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return kernel
        .radial()
        .flatMap(radial ->
            KnownBounds.ofKernel(radial)
                .map(k ->
                    mu -> CurvatureBound.everywhere(k * (mu.mass() + 1), rounding(radial, mu))));
  }

  /**
   * {@inheritDoc}
   *
   * <p>With the kernel {@code k(x / f, y / f)}.
   *
   * @return none if {@code k(0) <= 0}, or the embedding is not known in wider kernels
   */
  @Override
  public Option<Widening> widening() {
    return Family.of(this);
  }

  private double rounding(RadialKernel radial, Particles mu) {
    double diagonal = Math.abs(radial.profile(0));
    return (sums.accuracy(radial) * (mu.mass() + 1) + embedding.error()) * diagonal;
  }

  private static Option<TwiceDifferentiable> twiceDifferentiable(Kernel kernel) {
    return kernel.radial().flatMap(RadialKernel::twiceDifferentiable);
  }

  private Field ownField(Particles mu, Points at) {
    return operator().field(at, mu.points(), mu.weights());
  }

  KernelOperator operator() {
    return new KernelOperator(kernel, sums);
  }

  /** The energy against the same target in another kernel, where that is known. */
  Option<Mmd> in(Kernel other) {
    return embedding.in(other).map(known -> new Mmd(other, known, fourier, sums));
  }

  /** The embedding by the engine. */
  Embedding target() {
    return embedding.by(sums);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mmd that
        && kernel.equals(that.kernel)
        && embedding.equals(that.embedding)
        && fourier.equals(that.fourier)
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kernel, embedding, sums);
  }

  @Override
  public String toString() {
    return "Mmd[kernel=%s, embedding=%s, sums=%s]".formatted(kernel, embedding, sums);
  }
}
