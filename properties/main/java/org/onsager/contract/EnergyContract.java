package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.energy.Energy;
import org.onsager.law.Clause;
import org.onsager.law.EnergyDerivatives;
import org.onsager.law.EnergyLaws;

/**
 * The laws of energies. Narrow the domain where the energy needs it: {@code Domain.probabilities()}
 * for mass one, {@code inDimension(d)} for a target of dimension d, {@code withKinks()} where
 * coincident points are not smooth, {@code accurateTo(e)} for an iteration.
 *
 * @see EnergyLaws
 * @see EnergyDerivatives
 */
public interface EnergyContract extends Contract<Energy> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(EnergyLaws.all(), subject(), domain());
  }
}
