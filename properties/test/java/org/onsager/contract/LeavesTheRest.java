package org.onsager.contract;

import static org.onsager.geometry.Geometries.wasserstein;

import java.util.Arrays;
import org.onsager.geometry.Transport;
import org.onsager.law.Domain;
import org.onsager.measure.Block;

/**
 * A transport that leaves particles behind from the fourteenth on. Its name does not end in Test,
 * so it runs only where {@link TrialsTest} asks for it.
 */
class LeavesTheRest implements TransportContract {

  @Override
  public Transport subject() {
    return (mu, xi) -> {
      Block velocity = wasserstein().velocity(mu, xi);
      int n = mu.count();
      return Block.build(
          velocity.length(), out -> Arrays.setAll(out, e -> e % n < 13 ? velocity.get(e) : 0));
    };
  }

  @Override
  public Domain domain() {
    return Domain.everywhere();
  }
}
