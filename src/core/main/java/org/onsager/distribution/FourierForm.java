package org.onsager.distribution;

import io.vavr.control.Option;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;

/**
 * A probability as spectra see it: where its mass is, and its mean modes. With it a squared MMD is
 * a sum of squares that costs O(n), whatever the number of samples.
 *
 * <p>Checked by {@code TargetContract}.
 *
 * @see Target#fourierForm
 */
public interface FourierForm {

  /**
   * Where the mass is: a spectrum must have it in its box, and keep away what leaves it.
   *
   * @return the extent
   */
  Extent extent();

  /**
   * The mean modes, {@code int b_j dpi}.
   *
   * @param spectrum a spectrum around the extent, of any kernel
   * @return the coefficients, of mass one
   * @throws IllegalArgumentException if they are known on one spectrum only, and this is another
   */
  Coefficients on(Spectrum spectrum);

  /**
   * The one spectrum on which the coefficients are known, if they were computed once and for all.
   *
   * @return the spectrum; none unless overridden: they are known on every one
   */
  default Option<Spectrum> only() {
    return Option.none();
  }

  /**
   * How many terms the longest sum of a coefficient has, which says how it rounds.
   *
   * @return {@code >= 1}
   */
  long terms();
}
