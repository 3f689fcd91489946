package com.example.flows;

import java.util.Arrays;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Half the squared distance of the mean from a goal, {@code F(mu) = 1/2 |int x dmu - a|^2}, with
 * first variation {@code xi(x) = <int x dmu - a, x>}.
 *
 * @param goal a
 */
// @start region="energy"
public record MeanMatching(Block goal) implements Energy {

  @Override
  public double value(Particles mu) {
    Block gap = gap(mu);
    return gap.dot(gap) / 2;
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    Block gap = gap(mu);
    return Field.at(at, x -> gap.dot(Block.copyOf(x)), x -> gap.toArray());
  }

  private Block gap(Particles mu) {
    mu.points().requireDimension("mu", goal.length());
    return Block.build(
        goal.length(), gap -> Arrays.setAll(gap, k -> mu.integral(x -> x[k]) - goal.get(k)));
  }
}
// @end
