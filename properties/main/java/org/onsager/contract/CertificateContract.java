package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.law.CertificateLaws;
import org.onsager.law.Certification;
import org.onsager.law.Clause;
import org.onsager.law.Domain;

/**
 * The laws of searches and their certificates. The domain has the dimension of the box: {@code
 * Domain.probabilities().inDimension(d)}, or {@code Domain.everywhere().inDimension(d)} where the
 * mass is free.
 *
 * @see CertificateLaws
 */
public interface CertificateContract extends Contract<Certification> {

  /** A search reads thousands of points. */
  int SEARCHES = 20;

  @Override
  default int tries() {
    return Integer.getInteger("onsager.tries", SEARCHES);
  }

  @Override
  default Domain domain() {
    return Domain.probabilities().inDimension(subject().box().dimension()).ofNearbyPoints();
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(CertificateLaws.all(), subject(), domain());
  }
}
