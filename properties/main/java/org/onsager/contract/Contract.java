package org.onsager.contract;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.onsager.law.Domain;
import org.onsager.law.Trial;

/**
 * What a test class says about the object that it holds to the laws. When all are tried, one line
 * of the report says how often, and on how many particles at most.
 *
 * @param <S> the kind of object
 */
@AddLifecycleHook(Tried.class)
public interface Contract<S> {

  /** How often a law is tried: enough for every shape to come up, cheap enough for O(n^2) laws. */
  int TRIES = 50;

  /**
   * The object.
   *
   * @return the same or an equal object at every call
   */
  S subject();

  /**
   * The particles on which the object is defined.
   *
   * @return all particles of dimension 1 to 3, unless overridden
   */
  default Domain domain() {
    return Domain.everywhere();
  }

  /**
   * Trials of the domain, as five numbers that shrink quickly: to few particles, one dimension,
   * equal weights.
   *
   * @return the trials
   */
  @Provide
  default Arbitrary<Trial> trials() {
    return Trials.of(domain());
  }
}
