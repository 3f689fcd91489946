package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.distribution.Target;
import org.onsager.law.Domain;
import org.onsager.law.TargetCoherence;
import org.onsager.law.TargetDerivatives;
import org.onsager.law.TargetLaws;
import org.onsager.law.Trial;

/**
 * The laws of targets. The scale of the domain is the length of the kernels in which embeddings are
 * tried.
 *
 * @see TargetLaws
 * @see TargetCoherence
 * @see TargetDerivatives
 */
public interface TargetContract extends Contract<Target> {

  /** Averages of thousands of samples are dear. */
  int AVERAGES = 20;

  @Override
  default Domain domain() {
    return Domain.everywhere().inDimension(subject().dimension());
  }

  /**
   * All parts have the dimension of the target.
   *
   * @param trial the particles
   * @see TargetLaws#dimension
   */
  @Property(tries = TRIES)
  default void dimension(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetLaws.dimension(subject(), trial), trial);
  }

  /**
   * The embedding is the average of the kernel over samples.
   *
   * @param trial the particles
   * @see TargetLaws#embedding
   */
  @Property(tries = AVERAGES)
  default void embedding(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetLaws.embedding(subject(), trial), trial);
  }

  /**
   * Its gradient is the derivative of its values.
   *
   * @param trial the particles
   * @see TargetDerivatives#embeddingGradient
   */
  @Property(tries = TRIES)
  default void embeddingGradient(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetDerivatives.embeddingGradient(subject(), trial), trial);
  }

  /**
   * The self-energy is the average of the embedding.
   *
   * @param trial the particles
   * @see TargetLaws#selfEnergy
   */
  @Property(tries = AVERAGES)
  default void selfEnergy(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetLaws.selfEnergy(subject(), trial), trial);
  }

  /**
   * The same key gives the same samples, another key others.
   *
   * @param trial the particles
   * @see TargetLaws#keyed
   */
  @Property(tries = TRIES)
  default void keyed(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetLaws.keyed(subject(), trial), trial);
  }

  /**
   * The score is the gradient of the log-density.
   *
   * @param trial the particles
   * @see TargetDerivatives#score
   */
  @Property(tries = TRIES)
  default void score(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetDerivatives.score(subject(), trial), trial);
  }

  /**
   * The Hessian of the log-density, where it is known, is the derivative of the score.
   *
   * @param trial the particles
   * @see TargetDerivatives#hessian
   */
  @Property(tries = TRIES)
  default void hessian(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetDerivatives.hessian(subject(), trial), trial);
  }

  /**
   * Sampler and score are of one measure.
   *
   * @param trial the particles
   * @see TargetCoherence#stein
   */
  @Property(tries = AVERAGES)
  default void stein(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetCoherence.stein(subject(), trial), trial);
  }

  /**
   * The mass is one: embeddings in wide kernels are.
   *
   * @param trial the particles
   * @see TargetCoherence#mass
   */
  @Property(tries = TRIES)
  default void mass(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetCoherence.mass(subject(), trial), trial);
  }

  /**
   * Embedding and density are of one measure.
   *
   * @param trial the particles
   * @see TargetCoherence#density
   */
  @Property(tries = TRIES)
  default void density(@ForAll("trials") Trial trial) {
    Hold.that(this, TargetCoherence.density(subject(), trial), trial);
  }
}
