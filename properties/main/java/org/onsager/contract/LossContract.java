package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.feature.Loss;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.LossLaws;

/**
 * The laws of convex losses. The points of the domain are the means, so its dimension is M; a loss
 * that is not finite everywhere says where it is by {@code within(map)}.
 *
 * @see LossLaws
 */
public interface LossContract extends Contract<Loss> {

  @Override
  default Domain domain() {
    return Domain.everywhere().inDimension(subject().count());
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(LossLaws.all(), subject(), domain());
  }
}
