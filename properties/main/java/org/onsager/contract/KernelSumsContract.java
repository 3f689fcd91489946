package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.law.KernelSumsLaws;
import org.onsager.law.Trial;
import org.onsager.pairwise.KernelSums;

/**
 * The laws of engines for kernel sums: an engine is as accurate as it says.
 *
 * @see KernelSumsLaws
 */
public interface KernelSumsContract extends Contract<KernelSums> {

  /**
   * The values are those of the definition, to the accuracy that the engine states.
   *
   * @param trial the points and weights
   * @see KernelSumsLaws#values
   */
  @Property(tries = TRIES)
  default void values(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelSumsLaws.values(subject(), trial), trial);
  }

  /**
   * Values with gradients are those of the definition, to the accuracy that the engine states.
   *
   * @param trial the points and weights
   * @see KernelSumsLaws#field
   */
  @Property(tries = TRIES)
  default void field(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelSumsLaws.field(subject(), trial), trial);
  }

  /**
   * Several weightings at once are each of them alone.
   *
   * @param trial the points and weights
   * @see KernelSumsLaws#columns
   */
  @Property(tries = TRIES)
  default void columns(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelSumsLaws.columns(subject(), trial), trial);
  }

  /**
   * A wrong number of weights is refused.
   *
   * @param trial the points
   * @see KernelSumsLaws#lengths
   */
  @Property(tries = TRIES)
  default void lengths(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelSumsLaws.lengths(subject(), trial), trial);
  }
}
