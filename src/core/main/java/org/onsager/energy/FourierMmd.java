package org.onsager.energy;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onsager.distribution.FourierForm;
import org.onsager.feature.Loss;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.RadialKernel;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * {@link Mmd} in Fourier form: half the squared distance of mean modes, {@code F(mu) = 1/2 sum_j
 * c_j (int b_j d(mu - pi))^2}, with the modes of a {@link Spectrum} around particles and target.
 * Evaluations are O(n), whatever the number of samples, and a sum of squares has no cancellation:
 * {@code MMD^2} has digits down to 1e-25, where sums over pairs end near 1e-16.
 *
 * <p>It is {@code Composite.of(spectrum, Loss.halfSquares(mean modes of the target, 1))}. The
 * spectrum follows from the bounding boxes of particles and target, rounded ({@link
 * Extent#rounded}), so that it changes seldom along a flow, and a run resumes bit for bit. The
 * first variation is right anywhere: where it is read belongs to the box, too; it is zero so far
 * away that less than the tolerance is felt.
 *
 * <p>Value and first variation are those of the kernel up to the tolerance, and to a rounding that
 * grows with the edges of the box over the length of the kernel, as the modes do: far particles
 * cost time and digits. Where the target is known on one spectrum only, that is the one, and a
 * particle outside of its box is refused with {@link org.onsager.measure.Trouble}.
 *
 * @see Mmd#inFourierForm(double)
 */
public final class FourierMmd implements Energy {

  /**
   * What sums over particles make of MMD, in units of {@code sqrt(k(0))} times the mass: typical,
   * where {@link Spectrum#rounding} is a bound. Errors of particles have opposite signs.
   */
  private static final double ROUNDING = 0x1p-55;

  private final Mmd exact;
  private final FourierForm target;
  private final double tolerance;
  private final Extent around;

  /** The least edge of a box. */
  private final double unit;

  private final double reach;
  private final Recent<Extent, Composite> forms = new Recent<>();

  FourierMmd(Mmd exact, FourierForm target, double tolerance) {
    this.exact = exact;
    this.target = target;
    this.tolerance = tolerance;
    this.around = target.extent();
    this.unit = Spectrum.widest(exact.kernel());
    // Refuses dimension, tolerance and extent before anything runs.
    this.reach = spectrum(around.rounded(unit)).reach();
    if (!(spectrum(around.rounded(unit)).tolerance() <= tolerance)) {
      throw new IllegalArgumentException(
          "tolerance = %s: must be at least that of the coefficients of the target, %s"
              .formatted(tolerance, target.only()));
    }
  }

  private Spectrum spectrum(Extent box) {
    return target.only().getOrElse(() -> Spectrum.of(exact.kernel(), box, tolerance));
  }

  /**
   * The energy by sums over pairs.
   *
   * @return the same energy, for any kernel and dimension, in O(n^2)
   */
  public Mmd exact() {
    return exact;
  }

  /**
   * The error of the kernel that is allowed.
   *
   * @return the tolerance, relative to {@code k(0)}
   */
  public double tolerance() {
    return tolerance;
  }

  /**
   * The spectrum by which a measure is evaluated.
   *
   * @param mu the measure
   * @return the spectrum, a function of the bounding boxes of measure and target
   * @throws org.onsager.measure.Trouble if the measure is too wide, or outside of the only box
   */
  public Spectrum spectrum(Particles mu) {
    return (Spectrum) form(mu).features();
  }

  /** The energy of mean modes that this one is at a measure. */
  Composite form(Particles mu) {
    return form(mu.points(), Extent.of(mu.points()));
  }

  private Composite form(Points points, Extent extent) {
    target.only().forEach(spectrum -> spectrum.requireInside(points));
    Extent box =
        target.only().map(s -> around).getOrElse(() -> extent.joined(around).rounded(unit));
    return forms.get(box, this::composite);
  }

  private Composite composite(Extent box) {
    Spectrum spectrum = spectrum(box);
    return Composite.of(spectrum, Loss.halfSquares(target.on(spectrum).features(), 1));
  }

  /**
   * The squared maximum mean discrepancy {@code MMD^2(mu, pi) = 2 F(mu)}.
   *
   * @param mu the measure
   * @return {@code MMD^2 >= 0}
   * @see #bounded
   */
  public double mmdSquared(Particles mu) {
    return 2 * value(mu);
  }

  /**
   * The squared maximum mean discrepancy with a bound of its error: {@code (m + 1)^2} times {@link
   * Spectrum#error} by the spectrum, m the mass; and by rounding what {@code MMD^2} changes when
   * MMD changes by {@code e = e_mu m + e_pi} ({@link Spectrum#rounding}), {@code 2 MMD e + e^2},
   * and the relative error {@link Spectrum#relative} of a sum of squares.
   *
   * @param mu the measure
   * @return {@code MMD^2} and the bound
   */
  public MmdSquared bounded(Particles mu) {
    Spectrum spectrum = spectrum(mu);
    double value = mmdSquared(mu);
    double mass = mu.mass();
    double e = spectrum.rounding(mu.count()) * mass + spectrum.rounding(target.terms());
    double bound =
        (mass + 1) * (mass + 1) * spectrum.error()
            + e * (2 * Math.sqrt(value) + e)
            + spectrum.relative() * value;
    return new MmdSquared(value, bound);
  }

  @Override
  public double value(Particles mu) {
    return form(mu).value(mu);
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    return form(mu).evaluate(mu);
  }

  @Override
  public Field firstVariation(Particles mu) {
    return form(mu).firstVariation(mu);
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return form(mu).firstVariationValues(mu);
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    Extent mass = Extent.of(mu.points()).joined(around);
    Extent felt = mass.grownBy(reach);
    if (target.only().isDefined() || felt.contains(at)) {
      return form(mu.points().joined(at), mass.joined(Extent.of(at))).firstVariation(mu, at);
    }
    int[] near = IntStream.range(0, at.count()).filter(i -> felt.contains(at.select(i))).toArray();
    return near.length == 0 ? nothing(at) : spread(firstVariation(mu, at.select(near)), near, at);
  }

  private static Field nothing(Points at) {
    return Field.of(Block.constant(at.count(), 0), Block.constant(at.count() * at.dimension(), 0));
  }

  /** What is felt at some of the points; nothing at the others. */
  private static Field spread(Field felt, int[] near, Points at) {
    return Field.build(
        at.count(),
        at.dimension(),
        (values, gradients) -> {
          for (int i = 0; i < near.length; i++) {
            values[near[i]] = felt.values().get(i);
            for (int a = 0; a < at.dimension(); a++) {
              gradients[a * at.count() + near[i]] = felt.gradient(i, a);
            }
          }
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>With the Gram matrix of the kernel, O(n^2), and what the target is to the particles in O(n).
   */
  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  private Quadratic quadraticOn(Support support) {
    Composite form = form(support.points(), Extent.of(support.points()));
    Block none = Block.constant(form.features().count(), 0);
    return new Quadratic(
        exact.operator().gram(support),
        form.features().along(support.points(), form.loss().gradient(none)).values(),
        form.loss().value(none));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The pull-back of the metric of the kernel, as for {@link Mmd}; chords read the first
   * variation in O(n), from mean modes that the value of the other measure needs as well. Where
   * there are fewer modes than unknowns it stays a {@link Curvature.Spectral}.
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return Option.of(mu ->
        SpectralSquares.of(form(mu))
            .filter(squares -> squares.isSmallerThan(mu))
            .map(squares -> squares.model(mu))
            .getOrElse(() -> PullBack.of(smooth(), mu, rounding(mu)).readBy(reading(mu.points()))));
  }

  private Reading reading(Points at) {
    return new Readings.ByEnergy(this, at, 0);
  }

  /** Of F, when MMD is known to the typical error e: {@code MMD e + e^2 / 2}. */
  private double rounding(Particles mu) {
    double e = ROUNDING * (mu.mass() + 1) * Math.sqrt(radial().profile(0));
    return e * (Math.sqrt(mmdSquared(mu)) + e / 2);
  }

  private RadialKernel radial() {
    return exact.kernel().radial().get();
  }

  private TwiceDifferentiable smooth() {
    return radial().twiceDifferentiable().get();
  }

  /**
   * {@inheritDoc}
   *
   * @return true: half a squared distance
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>As half a squared distance bends, {@link Loss#gap}.
   */
  @Override
  public double gap(Particles mu, double linear) {
    return form(mu).gap(mu, linear);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@code |Hess k|_2 <= 2 |phi'(0)|} everywhere, times the masses of mu and target. The
   * rounding is that of the kernel, {@code (m + 1) error}, of the mean modes, and of a sum over
   * modes, M terms in the size of MMD.
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    double second = KnownBounds.ofKernel(radial()).get();
    return Option.of(
        mu -> CurvatureBound.everywhere(second * (mu.mass() + 1), roundingOfField(mu)));
  }

  private double roundingOfField(Particles mu) {
    Spectrum spectrum = spectrum(mu);
    double mass = mu.mass();
    double e = spectrum.rounding(mu.count()) * mass + spectrum.rounding(target.terms());
    double mmd = Math.sqrt(mmdSquared(mu));
    return (mass + 1) * spectrum.error()
        + Math.sqrt(spectrum.diagonal()) * e
        + spectrum.rounding(spectrum.count()) * mmd;
  }

  /**
   * {@inheritDoc}
   *
   * @return none if the target is known on one spectrum only, that of this kernel
   */
  @Override
  public Option<Widening> widening() {
    return Family.of(this);
  }

  /** Whether the target is known on every spectrum. */
  boolean isKnownEverywhere() {
    return target.only().isEmpty();
  }

  /** In another kernel. */
  FourierMmd in(Mmd other) {
    return new FourierMmd(other, target, tolerance);
  }

  /** How much of the target the particles feel, as {@link Widening#overlap}. */
  double overlap(Particles mu) {
    Composite form = form(mu);
    Block none = Block.constant(form.features().count(), 0);
    Block seen = form.features().along(mu.points(), form.loss().gradient(none)).values();
    return -mu.weights().dot(seen) / (mu.mass() * radial().profile(0));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FourierMmd that
        && tolerance == that.tolerance
        && exact.equals(that.exact);
  }

  @Override
  public int hashCode() {
    return Objects.hash(exact, tolerance);
  }

  @Override
  public String toString() {
    return "FourierMmd[exact=%s, tolerance=%s]".formatted(exact, tolerance);
  }
}
