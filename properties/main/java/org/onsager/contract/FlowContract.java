package org.onsager.contract;

import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.law.Domain;
import org.onsager.law.FlowLaws;
import org.onsager.law.Movement;
import org.onsager.law.MovementLaws;
import org.onsager.law.Trial;
import org.onsager.step.Step;

/**
 * The laws of a step and of the flow that iterates it. Most steps are made for one dimension:
 * {@code Domain.probabilities().inDimension(d)}. Override {@link #movement} to say which gradient
 * flow the step follows.
 *
 * @see FlowLaws
 * @see MovementLaws
 */
public interface FlowContract extends Contract<Step> {

  /** Runs are longer than moves. */
  int RUNS = 20;

  /**
   * The step of every size, and the geometry and objective whose gradient flow it claims to follow.
   *
   * @return no claim, unless overridden
   */
  default Option<Movement> movement() {
    return Option.none();
  }

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
    Hold.that(
        this,
        FlowLaws.resume(subject(), subject(), trial),
        trial,
        "this.subject(), this.subject()");
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
   * Two runs by turns are the same runs as one after the other.
   *
   * @param trial the particles
   * @see FlowLaws#interleaved
   */
  @Property(tries = RUNS)
  default void interleaved(@ForAll("trials") Trial trial) {
    Hold.that(this, FlowLaws.interleaved(subject(), trial), trial);
  }

  /**
   * The step moves at the rate of its geometry, where that is claimed.
   *
   * @param trial the particles
   * @see MovementLaws#rate
   */
  @Property(tries = RUNS)
  default void rate(@ForAll("trials") Trial trial) {
    movement()
        .forEach(claimed ->
            Hold.that(this, MovementLaws.rate(claimed, trial), trial, "this.movement().get()"));
  }

  /**
   * The clock advances by tau, where that is claimed.
   *
   * @param trial the particles
   * @see MovementLaws#time
   */
  @Property(tries = RUNS)
  default void time(@ForAll("trials") Trial trial) {
    movement()
        .forEach(claimed ->
            Hold.that(this, MovementLaws.time(claimed, trial), trial, "this.movement().get()"));
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
