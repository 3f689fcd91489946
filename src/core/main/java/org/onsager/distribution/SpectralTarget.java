package org.onsager.distribution;

import io.vavr.control.Option;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * A probability that is known by its coefficients on one spectrum: from a pass of one's own over
 * data that are never held at once, in pieces that add. It has an embedding in the kernel of the
 * spectrum, and only there, for points in its box; others are refused with {@link
 * org.onsager.measure.Trouble}.
 *
 * @param coefficients those of the probability, of mass one
 */
public record SpectralTarget(Coefficients coefficients) implements Target {

  private static final double ROUNDED = 1e-6;

  /**
   * Validates the mass, and normalises it if it is rounded.
   *
   * @throws IllegalArgumentException if the mass is off by more than a millionth
   */
  public SpectralTarget {
    double mass = coefficients.mass();
    if (!(Math.abs(mass - 1) <= ROUNDED)) {
      throw new IllegalArgumentException(
          "coefficients have mass %s: must be 1, as that of coefficients.normalised()"
              .formatted(mass));
    }
    coefficients = coefficients.normalised();
  }

  /**
   * The target of coefficients.
   *
   * @param coefficients those of the probability, of mass one
   * @return the target
   * @throws IllegalArgumentException if the mass is off by more than a millionth
   */
  public static SpectralTarget of(Coefficients coefficients) {
    return new SpectralTarget(coefficients);
  }

  @Override
  public int dimension() {
    return coefficients.spectrum().dimension();
  }

  /**
   * {@inheritDoc}
   *
   * @return none in another kernel than that of the spectrum
   */
  @Override
  public Option<Embedding> embedding(Kernel kernel) {
    return Option.when(
        kernel.equals(coefficients.spectrum().kernel()), () -> new Known(coefficients));
  }

  @Override
  public Option<FourierForm> fourierForm() {
    return Option.of(new FourierForms.OfCoefficients(coefficients));
  }

  /** {@code <m, Phi(x)>}, with the mean features m. */
  private record Known(Coefficients coefficients) implements Embedding {

    @Override
    public int dimension() {
      return spectrum().dimension();
    }

    private Spectrum spectrum() {
      return coefficients.spectrum();
    }

    @Override
    public Field at(Points points) {
      spectrum().requireInside(points);
      return spectrum().along(points, coefficients.features());
    }

    @Override
    public double selfEnergy() {
      Block features = coefficients.features();
      return features.dot(features);
    }

    /** That of the spectrum, and the rounding of a sum over its modes. */
    @Override
    public double error() {
      double diagonal = spectrum().diagonal();
      return spectrum().error() / diagonal
          + spectrum().rounding(spectrum().count()) / Math.sqrt(diagonal);
    }

    @Override
    public Option<Embedding> in(Kernel kernel) {
      return Option.when(kernel.equals(spectrum().kernel()), this);
    }
  }
}
