package org.onsager.scheme;

import org.onsager.step.Fact;

/** What a proximal search reports, under the name of its scheme. */
record ProximalFacts(Fact tau, Fact evaluations, Fact residual, Fact slack) {

  static ProximalFacts of(String scheme) {
    return new ProximalFacts(
        Fact.last(scheme + " tau", "flow time"),
        Fact.sum(scheme + " evaluations", "evaluations"),
        Fact.largest(scheme + " residual", "1"),
        Fact.largest(scheme + " slack", "energy"));
  }
}
