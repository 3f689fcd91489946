package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.energy.Objective;
import org.onsager.law.Clause;
import org.onsager.law.ObjectiveLaws;

/**
 * The laws of objectives that depend on chance. Those of their draws, which are energies, are in
 * {@link EnergyContract}.
 *
 * @see ObjectiveLaws
 */
public interface ObjectiveContract extends Contract<Objective> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(ObjectiveLaws.all(), subject(), domain());
  }
}
