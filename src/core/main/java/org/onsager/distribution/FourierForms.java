package org.onsager.distribution;

import io.vavr.control.Option;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.solve.internal.PositivePart;

/** The Fourier forms of the targets of the library. */
final class FourierForms {

  private FourierForms() {}

  /** One pass over the samples. */
  record OfSamples(Samples samples) implements FourierForm {

    @Override
    public Extent extent() {
      return Extent.of(samples.measure().points());
    }

    @Override
    public Coefficients on(Spectrum spectrum) {
      return Coefficients.of(spectrum, samples.measure());
    }

    @Override
    public long terms() {
      return samples.measure().count();
    }
  }

  /** The characteristic function of the mixture about the centre of the spectrum. */
  record OfMixture(GaussianMixture mixture) implements FourierForm {

    @Override
    public Extent extent() {
      Points means =
          Points.of(mixture.components().map(c -> c.mean().toArray()).toJavaArray(double[][]::new));
      int d = mixture.dimension();
      double variance =
          mixture
              .components()
              .map(c -> PositivePart.of(d, c.covariance().block().toArray()).largest())
              .max()
              .get();
      return Extent.of(means).leftBy(variance);
    }

    @Override
    public Coefficients on(Spectrum spectrum) {
      return Coefficients.of(spectrum, from(spectrum.center()).characteristicFunction());
    }

    private GaussianMixture from(Block center) {
      return new GaussianMixture(
          mixture.components().map(c -> Normal.of(c.mean().plus(-1, center), c.covariance())),
          mixture.proportions());
    }

    /** One a component and choice of signs. */
    @Override
    public long terms() {
      return (long) mixture.components().size() << mixture.dimension();
    }
  }

  /** As given. */
  record OfCoefficients(Coefficients coefficients) implements FourierForm {

    @Override
    public Extent extent() {
      return coefficients.spectrum().extent();
    }

    @Override
    public Coefficients on(Spectrum spectrum) {
      if (!spectrum.equals(coefficients.spectrum())) {
        throw new IllegalArgumentException(
            "the coefficients are known on %s, not on %s"
                .formatted(coefficients.spectrum(), spectrum));
      }
      return coefficients;
    }

    @Override
    public Option<Spectrum> only() {
      return Option.of(coefficients.spectrum());
    }

    @Override
    public long terms() {
      return 1;
    }
  }
}
