package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.energy.RandomEnergy;
import org.onsager.law.Clause;
import org.onsager.law.RandomEnergyLaws;

/**
 * The laws of random energies. Those of their draws, which are energies, are in {@link
 * EnergyContract}.
 *
 * @see RandomEnergyLaws
 */
public interface RandomEnergyContract extends Contract<RandomEnergy> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(RandomEnergyLaws.all(), subject(), domain());
  }
}
