package com.example.flows;

import org.onsager.contract.EnergyContract;
import org.onsager.energy.Energy;
import org.onsager.law.Domain;
import org.onsager.measure.Block;

class MeanMatchingTest implements EnergyContract {

  @Override
  public Energy subject() {
    return new MeanMatching(Block.copyOf(1, -2));
  }

  @Override
  public Domain domain() {
    return Domain.everywhere().inDimension(2);
  }
}
