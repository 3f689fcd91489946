package org.onsager.laws;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.law.Domain;
import org.onsager.law.FlowLaws;
import org.onsager.law.Trial;
import org.onsager.step.Step;

/**
 * The laws of a step and of the flow that iterates it. Most steps are made for one dimension:
 * {@code Domain.probabilities().inDimension(d)}.
 *
 * @see FlowLaws
 */
public interface FlowContract extends Contract<Step> {

  /** Runs are longer than moves. */
  int RUNS = 20;

  @Override
  default Domain domain() {
    return Domain.probabilities();
  }

  /**
   * The same start and key give the same run.
   *
   * @param trial the particles
   * @see FlowLaws#replay
   */
  @Property(tries = RUNS)
  default void replay(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.replay(subject(), trial), trial);
  }

  /**
   * A step advances the index by one and the time by tau.
   *
   * @param trial the particles
   * @see FlowLaws#clock
   */
  @Property(tries = RUNS)
  default void clock(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.clock(subject(), trial), trial);
  }

  /**
   * First n steps, then m, are n + m steps.
   *
   * @param trial the particles
   * @see FlowLaws#parts
   */
  @Property(tries = RUNS)
  default void parts(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.parts(subject(), trial), trial);
  }

  /**
   * A run that is saved, loaded and resumed equals one that was not interrupted.
   *
   * @param trial the particles
   * @see FlowLaws#resume
   */
  @Property(tries = RUNS)
  default void resume(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.resume(subject(), trial), trial);
  }

  /**
   * The states one by one are the states of the run.
   *
   * @param trial the particles
   * @see FlowLaws#states
   */
  @Property(tries = RUNS)
  default void states(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.states(subject(), trial), trial);
  }

  /**
   * {@code then} is composition.
   *
   * @param trial the particles
   * @see FlowLaws#associative
   */
  @Property(tries = RUNS)
  default void associative(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.associative(subject(), trial), trial);
  }
}
