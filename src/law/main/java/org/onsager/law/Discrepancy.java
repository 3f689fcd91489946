package org.onsager.law;

import java.util.function.Function;
import org.onsager.energy.Mmd;
import org.onsager.energy.MmdSquared;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;

/**
 * A squared MMD with a bound of its error, however it is computed, and the same by sums over pairs.
 *
 * @param bounded MMD^2 with its bound
 * @param exact half of it, by sums over pairs
 */
public record Discrepancy(Function<Particles, MmdSquared> bounded, Mmd exact) {
  @Override
  public String toString() {
    return Text.of(this);
  }
}
