package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.law.Clause;
import org.onsager.law.KernelSumsLaws;
import org.onsager.pairwise.KernelSums;

/**
 * The laws of engines for kernel sums: an engine is as accurate as it says.
 *
 * @see KernelSumsLaws
 */
public interface KernelSumsContract extends Contract<KernelSums> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(KernelSumsLaws.all(), subject(), domain());
  }
}
