package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.chart.Chart;
import org.onsager.law.ChartBounds;
import org.onsager.law.ChartDerivatives;
import org.onsager.law.ChartLaws;
import org.onsager.law.Clause;
import org.onsager.law.Domain;

/**
 * The laws of charts. The points of the domain are coordinates z; a chart by {@code exp}, say, is
 * defined {@code ofNearbyPoints()} only.
 *
 * @see ChartLaws
 * @see ChartDerivatives
 * @see ChartBounds
 */
public interface ChartContract extends Contract<Chart> {

  /**
   * {@inheritDoc}
   *
   * @return all points of the dimension of the chart, unless overridden
   */
  @Override
  default Domain domain() {
    return Domain.everywhere().inDimension(subject().dimension());
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(ChartLaws.all(), subject(), domain());
  }
}
