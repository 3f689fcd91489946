package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;

/**
 * The interaction energy {@code F(mu) = 1/2 int int W(x, y) dmu(x) dmu(y)}, with first variation
 * {@code xi(x) = int W(x, y) dmu(y)}. The self-interaction {@code W(x, x)} counts.
 *
 * @param radial W, of any sign and definiteness
 * @param sums the engine of value and first variation; quadratic forms and models need none
 */
public record Interaction(Radial radial, KernelSums sums) implements Energy {

  /**
   * The interaction energy of a radial function, by the best engine; for another, {@link #by}.
   *
   * @param radial W
   * @return the energy
   */
  public static Interaction of(Radial radial) {
    return new Interaction(radial, KernelSums.best());
  }

  /**
   * The same energy with value and first variation by an engine, for instance {@link
   * KernelSums#singlePrecision}.
   *
   * @param engine the engine
   * @return the energy, as accurate as the engine
   */
  public Interaction by(KernelSums engine) {
    return new Interaction(radial, engine);
  }

  @Override
  public double value(Particles mu) {
    return mu.weights().dot(firstVariationValues(mu)) / 2;
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return sums.values(radial, mu.points(), mu.points(), mu.weights());
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return sums.field(radial, at, mu.points(), mu.weights());
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field field = firstVariation(mu);
    return new Evaluation(mu.weights().dot(field.values()) / 2, field);
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(support ->
        new Quadratic(support.gram(radial), Block.constant(support.points().count(), 0), 0));
  }

  /**
   * {@inheritDoc}
   *
   * <p>For a {@link RadialKernel} W the energy is half a squared norm, and the model is the
   * pull-back of that norm, as for {@link Mmd}: the curvature of the first variation is dropped,
   * and if W is only conditionally positive definite the model is positive semidefinite on changes
   * that conserve mass. For any other W the model is the positive part, pair by pair, of the second
   * derivative in the positions, {@code 1/2 sum_ij w_i w_j <u_i - u_j, H_ij^+ (u_i - u_j)>} with
   * the Hessian {@code H} of W, and F counts as linear in the weights.
   *
   * @return none if W is not twice differentiable
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return radial
        .twiceDifferentiable()
        .map(smooth ->
            radial instanceof RadialKernel
                ? mu -> PullBack.of(smooth, mu).readBy(Reading.by(this, mu.points()))
                : mu -> PairCurvature.of(smooth, mu));
  }

  /**
   * {@inheritDoc}
   *
   * @return true if W is a positive definite kernel: half a squared norm
   */
  @Override
  public boolean isConvex() {
    return radial instanceof PositiveDefiniteKernel;
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@code |Hess W|_2 <= 2 |phi'(0)|} everywhere, as every kernel has, times the mass.
   *
   * @return none if W is no kernel, or not twice differentiable
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return Option.of(radial)
        .filter(RadialKernel.class::isInstance)
        .flatMap(w -> KnownBounds.ofKernel((RadialKernel) w))
        .map(k ->
            mu ->
                CurvatureBound.everywhere(
                    k * mu.mass(),
                    sums.accuracy(radial) * Math.abs(radial.profile(0)) * mu.mass()));
  }
}
