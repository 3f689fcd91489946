package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.chart.Chart;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * An energy behind a chart, {@code F(c_# mu)}: the particles are coordinates z, the energy sees the
 * points {@code c(z)}. Its first variation is {@code xi(c(z))} with the gradient {@code c'(z)' grad
 * xi}.
 *
 * <p>Convex and quadratic where F is: c moves points, and F is a function of the weights on them.
 *
 * <p>Numerical trouble of {@link Chart#at} passes as it is: a step that leaves the chart is
 * refused, with advice.
 *
 * @param energy F, of measures in the set
 * @param chart c
 */
public record Charted(Energy energy, Chart chart) implements Energy {

  /**
   * Validates the energy.
   *
   * @throws IllegalArgumentException if it has a {@code log mu} part: the density of {@code c_# mu}
   *     is another one than that of mu
   */
  public Charted {
    requireNoEntropy(energy.entropy());
  }

  static void requireNoEntropy(double entropy) {
    if (entropy != 0) {
      throw new IllegalArgumentException(
          "entropy = "
              + entropy
              + ": must be 0 behind a chart, which changes log mu by the volume that it stretches;"
              + " use an energy that is defined on particles, such as Mmd or BlobKullbackLeibler");
    }
  }

  /** {@code c_# mu}. */
  private Particles image(Particles mu) {
    return mu.withPoints(chart.at(mu.points()));
  }

  @Override
  public double value(Particles mu) {
    return energy.value(image(mu));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return chart.pullBack(at, energy.firstVariation(image(mu), chart.at(at)));
  }

  @Override
  public Field firstVariation(Particles mu) {
    return chart.pullBack(mu.points(), energy.firstVariation(image(mu)));
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return energy.firstVariationValues(image(mu));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Evaluation evaluation = energy.evaluate(image(mu));
    return new Evaluation(evaluation.value(), chart.pullBack(mu.points(), evaluation.field()));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return energy.quadratic().map(q -> z -> q.apply(Support.of(chart.at(z.points()))));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The model of F in the displacements {@code c'(z_i) u_i}, and so what it keeps; the rest is
   * that of F, pulled back in the same way, and what the chart bends, {@code w_i sum_k (d_k xi)
   * c''_k}, which at a wall is all there is.
   */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return energy
        .gaussNewton()
        .map(model ->
            mu -> {
              Particles image = image(mu);
              return ChartedModel.of(
                  model.apply(image), chart, mu, energy.firstVariation(image).gradients());
            });
  }

  @Override
  public Option<Widening> widening() {
    return energy
        .widening()
        .map(w -> new Family(f -> w.by(f).in(chart), (mu, f) -> w.overlap(image(mu), f)));
  }

  @Override
  public boolean ofProbabilities() {
    return energy.ofProbabilities();
  }

  @Override
  public boolean isConvex() {
    return energy.isConvex();
  }

  @Override
  public double gap(Particles mu, double linear) {
    return energy.gap(image(mu), linear);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Over a box around {@code z_0}, with {@code kappa} the bound of F over the image, r its
   * radius and {@code s, b} those of the chart: {@code s^2 kappa + b (|grad xi(c(z_0))| + kappa
   * r)}. Infinite where the chart has no bounds.
   */
  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return energy
        .curvatureBound()
        .map(bounds ->
            mu -> {
              Particles image = image(mu);
              return new ChartedBound(energy, chart, image, bounds.apply(image));
            });
  }
}
