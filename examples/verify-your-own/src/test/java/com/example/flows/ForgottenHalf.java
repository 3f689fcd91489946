package com.example.flows;

import org.onsager.contract.EnergyContract;
import org.onsager.energy.Energy;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * An energy with a slip: the value lacks its factor 1/2. Its name does not end in Test, so it runs
 * only where {@link ForgottenHalfIsFoundTest} asks for it.
 */
class ForgottenHalf implements EnergyContract {

  @Override
  public Energy subject() {
    return new Wrong(new MeanMatching(Block.copyOf(1, -2)));
  }

  @Override
  public Domain domain() {
    return Domain.everywhere().inDimension(2);
  }

  private record Wrong(MeanMatching right) implements Energy {
    @Override
    public double value(Particles mu) {
      return 2 * right.value(mu);
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return right.firstVariation(mu, at);
    }
  }
}
