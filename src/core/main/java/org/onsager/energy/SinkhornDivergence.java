package org.onsager.energy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.distribution.Samples;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;
import org.onsager.ot.EntropicTransport;

/**
 * The Sinkhorn divergence between probabilities, {@code F(mu) = OT(mu, nu) - OT(mu, mu) / 2 -
 * OT(nu, nu) / 2}, with the entropic transport cost
 *
 * <pre>{@code
 * OT(mu, nu) = min_p int |x - y|^2 / 2 dp + eps KL(p | mu (x) nu),   p with marginals mu and nu.
 * }</pre>
 *
 * <p>{@code F >= 0}, zero at {@code mu = nu} only. As eps falls F tends to {@code W_2^2 / 2}, as it
 * grows to half the squared distance of the means. The first variation is {@code xi = f_(mu,nu) -
 * f_(mu,mu)}, potentials extended off the support by the soft-min; its gradient is the difference
 * of two barycentric means, {@code sum_k q_k(x) x_k - sum_j p_j(x) y_j}. The constant in xi means
 * nothing, and is fixed so that xi vanishes at {@code mu = nu}: use geometries that conserve mass.
 *
 * <p>Potentials are converged: one marginal of the plan holds to rounding, the other to the
 * relative {@code tolerance}, or to what the rounding of the potentials leaves, {@code 1e-15 max
 * |f| / eps}, where that is more, up to 1e-6; the error of the value is of second order in it.
 * Where Sinkhorn's algorithm cannot reach that, every method throws {@link Trouble} that says by
 * how much and what to try; no method returns a number that has not converged. Where groups of
 * particles trade a mass c only, their potentials against each other are determined up to {@code
 * eps tolerance / c}; the value does not depend on them. O(n m + n^2) memory; sweeps of O(n m).
 * Where they creep, and wherever eps is below a thousandth of the largest cost, Newton's method
 * takes over, if min(n, m) is at most 4096: some tens of steps of O(n m), with conjugate gradients
 * on the plan, or a sparse elimination, up to min(n, m)^3 / 3, where groups hardly trade.
 *
 * <p><i>Source:</i> Genevay, Peyre and Cuturi (2018), arXiv:1706.00292; Feydy, Sejourne, Vialard,
 * Amari, Trouve and Peyre (2019), arXiv:1810.08278.
 */
public final class SinkhornDivergence implements Energy {

  /** Far below the discretisation of any flow, far above rounding. */
  private static final double TOLERANCE = 1e-10;

  private final Samples target;
  private final double epsilon;
  private final double tolerance;

  /** {@code OT(nu, nu)}. */
  private final double targetToItself;

  private SinkhornDivergence(Samples target, double epsilon, double tolerance) {
    this.target = target;
    this.epsilon = Require.positive("epsilon", epsilon);
    this.tolerance = Require.positive("tolerance", tolerance);
    this.targetToItself = EntropicTransport.toItself(target.measure(), epsilon, tolerance).cost();
  }

  /**
   * The divergence from samples, with potentials converged to 1e-10.
   *
   * @param target samples, uniform or weighted
   * @param epsilon {@code > 0}, a squared length: the plan is blurred by about {@code
   *     sqrt(epsilon)}
   * @return the energy
   * @throws IllegalArgumentException if epsilon is not a positive finite number
   * @throws Trouble if the potentials of the samples do not converge
   */
  public static SinkhornDivergence to(Samples target, double epsilon) {
    return to(target, epsilon, TOLERANCE);
  }

  /**
   * The divergence from samples.
   *
   * @param target samples, uniform or weighted
   * @param epsilon {@code > 0}, a squared length
   * @param tolerance relative error of the marginals, {@code > 0}; where rounding forbids it, what
   *     rounding allows
   * @return the energy
   * @throws IllegalArgumentException if epsilon or the tolerance is not a positive finite number
   * @throws Trouble if the potentials of the samples do not converge
   */
  public static SinkhornDivergence to(Samples target, double epsilon, double tolerance) {
    return new SinkhornDivergence(target, epsilon, tolerance);
  }

  /**
   * The target.
   *
   * @return nu
   */
  public Samples target() {
    return target;
  }

  /**
   * The strength of the entropy.
   *
   * @return eps, {@code > 0}, a squared length
   */
  public double epsilon() {
    return epsilon;
  }

  /**
   * How far potentials are converged.
   *
   * @return the relative error of the marginals, {@code > 0}
   */
  public double tolerance() {
    return tolerance;
  }

  /**
   * {@inheritDoc}
   *
   * @throws Trouble if the mass is not one, or the potentials do not converge
   */
  @Override
  public double value(Particles mu) {
    return value(toTarget(mu), toItself(mu));
  }

  /**
   * {@inheritDoc}
   *
   * @throws Trouble if the mass is not one, or the potentials do not converge
   */
  @Override
  public Field firstVariation(Particles mu, Points at) {
    at.requireDimension("at", target.dimension());
    return toTarget(mu).at(at).plus(-1, toItself(mu).at(at));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    EntropicTransport out = toTarget(mu);
    EntropicTransport own = toItself(mu);
    return new Evaluation(value(out, own), out.at(mu.points()).plus(-1, own.at(mu.points())));
  }

  /**
   * {@inheritDoc}
   *
   * @return true: entropic transport is between equal masses
   */
  @Override
  public boolean ofProbabilities() {
    return true;
  }

  private double value(EntropicTransport out, EntropicTransport own) {
    return out.cost() - own.cost() / 2 - targetToItself / 2;
  }

  private EntropicTransport toTarget(Particles mu) {
    mu.points().requireDimension("mu", target.dimension());
    if (!mu.isProbability()) {
      throw new Trouble(
          new Failure.NotAMeasure(
              "The measure has mass " + mu.mass() + ", and the Sinkhorn divergence needs mass one.",
              "Start from mu.normalised(), and use geometries that conserve mass.",
              0));
    }
    return EntropicTransport.between(mu, target.measure(), epsilon, tolerance);
  }

  private EntropicTransport toItself(Particles mu) {
    return EntropicTransport.toItself(mu, epsilon, tolerance);
  }

  /**
   * {@inheritDoc}
   *
   * @return true: theorem 1 of Feydy et al. (2019)
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SinkhornDivergence that
        && target.equals(that.target)
        && Double.compare(epsilon, that.epsilon) == 0
        && Double.compare(tolerance, that.tolerance) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(target, epsilon, tolerance);
  }

  @Override
  public String toString() {
    return "SinkhornDivergence[target=%s, epsilon=%s, tolerance=%s]"
        .formatted(target, epsilon, tolerance);
  }
}
