package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.SchemeEstimates;
import org.onsager.law.SchemeLaws;
import org.onsager.law.SchemeRates;
import org.onsager.step.Scheme;

/**
 * The laws of schemes. Override {@link #experiment} to say what the scheme claims: that it
 * conserves mass, descends, is proximal, has an order, discretises a geometry, diffuses, moves
 * points or weights only.
 *
 * @see SchemeLaws
 * @see SchemeEstimates
 * @see SchemeRates
 */
public interface SchemeContract extends Contract<Scheme> {

  /**
   * The scheme with the energy and the step size with which it is tried, and its claims.
   *
   * @return no claims, unless overridden
   */
  default Experiment experiment() {
    return Experiment.of(subject());
  }

  @Override
  default Domain domain() {
    return Domain.probabilities();
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(SchemeLaws.all(), experiment(), domain());
  }
}
