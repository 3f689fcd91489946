package org.onsager.command.reduce;

import org.onsager.feature.Features;
import org.onsager.feature.Polynomials;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The moments of samples to a degree, to compare others with: in the basis of monomials, which has
 * nothing to do with the basis in which they were matched.
 *
 * @param monomials {@code prod_a x_a^(k_a)} with {@code sum_a k_a <= degree}
 * @param moments of the samples
 * @param sizes of the samples, {@code int |x^k| dnu}
 */
record Moments(Features monomials, Block moments, Block sizes) {

  /**
   * The moments of samples.
   *
   * @param samples standardised
   */
  static Moments of(Points samples, int degree) {
    Polynomials monomials = Polynomials.monomials(samples.dimension(), degree);
    Particles nu = Particles.uniform(samples);
    // |x^k| is the monomial of the absolute coordinates.
    Particles absolute =
        nu.withPoints(samples.withCoordinates(samples.coordinates().map(Math::abs)));
    return new Moments(monomials, monomials.mean(nu), monomials.mean(absolute));
  }

  /** The largest {@code |int x^k dmu - int x^k dnu| / int |x^k| dnu}. */
  double error(Particles mu) {
    Block found = monomials.mean(mu);
    double largest = 0;
    for (int j = 0; j < found.length(); j++) {
      largest = Math.max(largest, Math.abs(found.get(j) - moments.get(j)) / sizes.get(j));
    }
    return largest;
  }
}
