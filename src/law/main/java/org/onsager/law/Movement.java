package org.onsager.law;

import java.util.function.DoubleFunction;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.scheme.Splitting;
import org.onsager.step.Step;

/**
 * A step of every size and the gradient flow that it claims to follow: what a step alone, which
 * hides its tau, does not say.
 *
 * <pre>{@code new Movement(explicit(wasserstein()).on(f)::tau, wasserstein(), f, 0.1)}</pre>
 *
 * @param steps from tau to the step
 * @param geometry the geometry
 * @param energy the energy that a step draws with {@code State.energyKey()}
 * @param tau the step size with which it is tried, {@code > 0}
 */
public record Movement(
    DoubleFunction<Step> steps, Geometry geometry, RandomEnergy energy, double tau) {

  /**
   * Validates the step size.
   *
   * @throws IllegalArgumentException if it is not a positive finite number
   */
  public Movement {
    Require.positive("tau", tau);
  }

  /**
   * What a Lie splitting claims: to follow its geometry, each leaf with its energy.
   *
   * @param splitting the splitting
   * @param tau {@code > 0}, flow time
   * @return the claim
   */
  public static Movement of(Splitting splitting, double tau) {
    return new Movement(splitting.lie()::tau, Driven.geometry(splitting), splitting.energy(), tau);
  }

  /**
   * The step of the size with which it is tried.
   *
   * @return the step
   */
  public Step step() {
    return steps.apply(tau);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
