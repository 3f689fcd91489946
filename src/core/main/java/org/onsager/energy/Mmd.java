package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.sum.Gram;
import org.onsager.sum.KernelSums;
import org.onsager.target.Embedding;
import org.onsager.target.Sampler;
import org.onsager.target.Target;

/**
 * Half the squared maximum mean discrepancy, {@code F(mu) = 1/2 int int k d(mu - pi) d(mu - pi)}, with first variation
 * {@code xi(x) = int k(x, .) d(mu - pi)}.
 *
 * <p>For n particles {@code F = w'Kw / 2 - w'm + s / 2} with the embedding {@code m} of the target and its self-energy
 * {@code s}. With a kernel that is only conditionally positive definite, F is meaningful for measures of mass one only.
 *
 * <p><i>Source:</i> Gretton, Borgwardt, Rasch, Schoelkopf and Smola (2012), JMLR 13; as an energy: Arbel, Korba, Salim and
 * Gretton (2019), arXiv:1906.04370; Gladin et al. (2024), arXiv:2405.17075, section 2.
 *
 * @param kernel the kernel k
 * @param embedding the embedding of the target in k
 */
public record Mmd(Kernel kernel, Embedding embedding) implements Energy {

  /**
   * The energy against a target whose embedding is known: samples, or a Gaussian mixture with a Gaussian kernel.
   *
   * @param kernel the kernel
   * @param target the target
   * @return the energy
   * @throws IllegalArgumentException if the embedding is not known; draw samples then, {@link #sampled}
   */
  public static Mmd between(Kernel kernel, Target target) {
    return target
        .embedding(kernel)
        .map(embedding -> new Mmd(kernel, embedding))
        .getOrElseThrow(
            () ->
                new IllegalArgumentException(
                    "the embedding of %s in %s is not known in closed form: use Samples, or Mmd.sampled"
                        .formatted(target, kernel)));
  }

  /**
   * The objective that draws fresh samples of the target for every step.
   *
   * @param kernel the kernel
   * @param target from where samples come
   * @param count how many a draw, {@code >= 1}
   * @return the objective
   */
  public static Objective sampled(Kernel kernel, Sampler target, int count) {
    Require.atLeast("count", count, 1);
    return new Drawn(
        key -> between(kernel, target.samples(count, key)),
        0,
        true,
        kernel.twiceDifferentiable().isDefined());
  }

  /**
   * The squared maximum mean discrepancy {@code MMD^2(mu, pi) = 2 F(mu)}.
   *
   * @param mu the measure
   * @return {@code MMD^2}; rounding can make it slightly negative near zero
   */
  public double mmdSquared(Particles mu) {
    return 2 * value(mu);
  }

  @Override
  public double value(Particles mu) {
    Points x = mu.points();
    Block potential = KernelSums.best().values(kernel, x, x, mu.weights());
    return combine(mu.weights(), potential, embedding.values(x));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return attraction(mu, at).plus(-1, embedding.at(at));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field own = attraction(mu, mu.points());
    Field target = embedding.at(mu.points());
    return new Evaluation(
        combine(mu.weights(), own.values(), target.values()), own.plus(-1, target));
  }

  @Override
  public Option<Quadratic> quadratic(Points support) {
    return Option.of(
        new Quadratic(
            Gram.of(kernel, support, 0),
            embedding.values(support).map(m -> -m),
            embedding.selfEnergy() / 2));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The pull-back of the metric, {@code MMD^2(mu(delta), mu) = delta' M delta + O(|delta|^3)}. The full second derivative
   * has the curvature of the first variation besides, which is dropped: it is not of one sign, and it vanishes at the target.
   *
   * @return none if the kernel is not twice differentiable; positive semidefinite on changes that conserve mass if the kernel
   *     is only conditionally positive definite, on all changes otherwise
   */
  @Override
  public Option<GaussNewton> gaussNewton(Particles mu) {
    return kernel.twiceDifferentiable().map(smooth -> PullBack.of(smooth, mu));
  }

  @Override
  public boolean hasGaussNewton() {
    return kernel.twiceDifferentiable().isDefined();
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }

  private Field attraction(Particles mu, Points at) {
    return KernelSums.best().field(kernel, at, mu.points(), mu.weights());
  }

  private double combine(Block weights, Block own, Block target) {
    return Compensated.halfDifference(
        embedding.selfEnergy() / 2,
        weights.borrowReadOnly(),
        own.borrowReadOnly(),
        target.borrowReadOnly());
  }
}
