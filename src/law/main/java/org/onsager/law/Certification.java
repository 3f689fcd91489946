package org.onsager.law;

import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.measure.Text;

/**
 * A search, with an energy and the box on which it is tried.
 *
 * @param search the search
 * @param energy a convex energy, of the dimension of the box
 * @param box where the search looks, and where the measures are with which its certificates compare
 */
public record Certification(Search search, Energy energy, Box box) {
  @Override
  public String toString() {
    return Text.of(this);
  }
}
