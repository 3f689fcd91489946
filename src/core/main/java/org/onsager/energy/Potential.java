package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.onsager.distribution.Density;
import org.onsager.distribution.Pointwise;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.measure.Text;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/**
 * The potential energy {@code F(mu) = int V dmu}, with first variation V.
 *
 * @param potential V with its gradient, at many points
 * @param hessian the second derivatives of V at n points, if they are known: n * d * d numbers,
 *     {@code d_a d_b V(x_i)} at index {@code (a * d + b) * n + i}
 * @param bound a bound of the second derivatives of V, if one is known, {@link #bounded}
 */
public record Potential(
    Function<Points, Field> potential,
    Option<Function<Points, Block>> hessian,
    Option<CurvatureBound> bound)
    implements Energy {

  /**
   * A potential given at many points, whose second derivatives are not bounded by anything known.
   *
   * @param potential V with its gradient, at many points
   * @return the energy
   */
  public static Potential of(Function<Points, Field> potential) {
    return new Potential(potential, Option.none(), Option.none());
  }

  /**
   * A potential given point by point.
   *
   * @param potential {@code V(x)}
   * @param gradient {@code grad V(x)}, d numbers
   * @return the energy
   */
  public static Potential of(
      ToDoubleFunction<double[]> potential, UnaryOperator<double[]> gradient) {
    return of(new Pointwise(potential, gradient)::at);
  }

  /**
   * A potential given point by point, for second-order steps.
   *
   * @param potential {@code V(x)}
   * @param gradient {@code grad V(x)}, d numbers
   * @param hessian the second derivatives of V at x, d by d, symmetric
   * @return the energy
   */
  public static Potential of(
      ToDoubleFunction<double[]> potential,
      UnaryOperator<double[]> gradient,
      Function<double[], Matrix> hessian) {
    return new Potential(
        new Pointwise(potential, gradient)::at,
        Option.of(points -> Hessians.pointwise(hessian, points)),
        Option.none());
  }

  /**
   * The potential {@code V = -log p}. Its second derivatives are known for a {@link
   * org.onsager.distribution.SmoothDensity}, such as normal distributions and their mixtures.
   *
   * @param density p, up to a constant factor
   * @return the energy
   */
  public static Potential negativeLog(Density density) {
    return new Potential(new NegativeLog(density), Hessians.ofNegativeLog(density), Option.none());
  }

  /**
   * The potential {@code V = value}: {@code F = value * mass}, a price of mass.
   *
   * @param value any finite number
   * @return the energy, with its derivatives and bounds
   * @throws IllegalArgumentException if the value is not finite
   */
  public static Potential constant(double value) {
    Require.finite("value", value);
    return new Potential(
        new Pointwise(x -> value, x -> new double[x.length])::at,
        Option.of(x -> Block.constant(x.count() * x.dimension() * x.dimension(), 0)),
        Option.of(CurvatureBound.everywhere(0, 0)));
  }

  /**
   * The same potential with a bound of its second derivatives, by which a certificate is proved.
   *
   * @param known a number or more on every box, {@code CurvatureBound.everywhere(c, e)} for one
   * @return the energy
   */
  public Potential bounded(CurvatureBound known) {
    return new Potential(potential, hessian, Option.of(known));
  }

  @Override
  public double value(Particles mu) {
    return mu.weights().dot(potential.apply(mu.points()).values());
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return potential.apply(at);
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  private Quadratic quadraticOn(Support support) {
    int n = support.points().count();
    Room.forDoubles("the quadratic form", n, n, "Use fewer particles, or an entropic reaction.");
    Matrix zero = Matrix.build(n, n, entries -> {});
    return new Quadratic(new Gram(zero, 0), potential.apply(support.points()).values(), 0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The positive part of {@code w_i Hess V(x_i)}, particle by particle, is kept; {@code w_i Hess
   * V(x_i)} itself is the rest, so that in a sum with other energies the positive part is that of
   * the sum. F counts as linear in the weights, and the coupling of displacements with mass
   * changes, which is not of one sign, is dropped.
   *
   * @return none if the second derivatives are not known
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return hessian.map(known ->
        mu ->
            Hessians.positivePart(known.apply(mu.points()), mu)
                .readBy(new Readings.ByEnergy(this, mu.points(), 0)));
  }

  /**
   * {@inheritDoc}
   *
   * @return true: F is linear
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return bound.map(known -> mu -> known);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }

  /** The potential of a density. */
  private record NegativeLog(Density density) implements Function<Points, Field> {

    @Override
    public Field apply(Points points) {
      return density.logDensity(points).times(-1);
    }
  }
}
