package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.law.Clause;
import org.onsager.law.Discrepancy;
import org.onsager.law.DiscrepancyLaws;
import org.onsager.law.Domain;

/**
 * The law of squared discrepancies that say how well they are known. The domain has the dimension
 * of the target.
 *
 * @see DiscrepancyLaws
 */
public interface DiscrepancyContract extends Contract<Discrepancy> {

  @Override
  default Domain domain() {
    return Domain.everywhere()
        .inDimension(subject().exact().embedding().dimension())
        .ofNearbyPoints();
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(DiscrepancyLaws.all(), subject(), domain());
  }
}
