package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.distribution.Target;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.TargetCoherence;
import org.onsager.law.TargetDerivatives;
import org.onsager.law.TargetLaws;

/**
 * The laws of targets. The scale of the domain is the length of the kernels in which embeddings are
 * tried.
 *
 * @see TargetLaws
 * @see TargetCoherence
 * @see TargetDerivatives
 */
public interface TargetContract extends Contract<Target> {

  @Override
  default Domain domain() {
    return Domain.everywhere().inDimension(subject().dimension());
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(TargetLaws.all(), subject(), domain());
  }
}
