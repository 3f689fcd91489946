package org.onsager.examples;

import org.onsager.certificate.Certificate;
import org.onsager.flow.Reason;
import org.onsager.measure.Particles;

/**
 * A measure at which a convex energy is least, up to what its certificate says.
 *
 * @param particles the measure
 * @param certificate how far its energy is from the least one, at most
 * @param evaluations of the energy with its gradient, spent on it
 * @param searches for the minimum of the first variation, which are no evaluations
 * @param reason why the descent ended
 */
record Optimum(
    Particles particles, Certificate certificate, long evaluations, int searches, Reason reason) {

  /** This with a certificate of another search. */
  Optimum certifiedBy(Certificate other) {
    return new Optimum(particles, other, evaluations, searches, reason);
  }
}
