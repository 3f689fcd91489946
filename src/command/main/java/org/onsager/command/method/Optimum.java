package org.onsager.command.method;

import java.util.Locale;
import org.onsager.certificate.Certificate;
import org.onsager.flow.Reason;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A measure at which a convex energy is least, up to what its certificate says.
 *
 * @param particles the measure
 * @param certificate how far its energy is from the least one, at most
 * @param evaluations of the energy with its gradient, spent on it
 * @param searches for the minimum of the first variation, which are no evaluations
 * @param reason why the descent ended
 */
public record Optimum(
    Particles particles, Certificate certificate, long evaluations, int searches, Reason reason) {

  /** What it took, in a line. */
  public String text(double seconds) {
    return String.format(
        Locale.ROOT,
        "%d evaluations, %d searches in %.2f s; ended: %s",
        evaluations,
        searches,
        seconds,
        reason.message());
  }

  /** This with particles moved by roundings. */
  public Optimum at(Points moved) {
    return new Optimum(particles.withPoints(moved), certificate, evaluations, searches, reason);
  }

  /** This with what was spent on a start for it. */
  public Optimum after(Optimum start) {
    return new Optimum(
        particles, certificate, evaluations + start.evaluations, searches + start.searches, reason);
  }
}
