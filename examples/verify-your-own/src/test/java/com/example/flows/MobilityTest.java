package com.example.flows;

import org.onsager.contract.TransportContract;
import org.onsager.geometry.Transport;
import org.onsager.law.Domain;
import org.onsager.measure.Block;

class MobilityTest implements TransportContract {

  @Override
  public Transport subject() {
    return new Mobility(Block.copyOf(1, 0.1));
  }

  @Override
  public Domain domain() {
    return Domain.everywhere().inDimension(2);
  }
}
