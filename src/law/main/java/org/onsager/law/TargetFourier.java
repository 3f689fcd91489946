package org.onsager.law;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.FourierForm;
import org.onsager.distribution.Target;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** The law of Fourier forms: embedding and mean modes are of one measure. */
public final class TargetFourier {

  private static final double TOLERANCE = 1e-10;

  /** Beyond so many lengths of the kernel to the power d spectra are slow, and nothing is new. */
  private static final double ROOM = 3e4;

  private TargetFourier() {}

  /**
   * The mean modes are those of the target, and its mass is where it says: {@code <m, Phi(x)> = int
   * k(x, .) dpi}, {@code |m|^2 = int int k dpi dpi} up to the error of the spectrum, for Gaussian
   * kernels and points near the target.
   */
  public static final Law<Target> MODES =
      Law.of(
          "TargetFourier.modes",
          "<m, Phi(x)> = m(x), |m|^2 = int m dpi up to the error of the spectrum",
          TargetFourier::modes);

  private static Verdict modes(Claim claim, Target target) {
    Option<FourierForm> known = target.fourierForm();
    if (known.isEmpty() || target.dimension() > 3) {
      return claim.holds("no Fourier form, or a dimension without spectra");
    }
    FourierForm form = known.get();
    if (form.only().isDefined()) {
      Points inside = clamped(claim.trial().particles().points(), form.extent());
      return agree(claim, target, form, form.only().get(), inside);
    }
    double length = claim.trial().domain().scale();
    return inKernel(claim, target, form, Gaussian.ofStandardDeviation(length))
        .and(() ->
            inKernel(
                claim,
                target,
                form,
                Gaussian.ofStandardDeviation(2 * length)
                    .times(0.5)
                    .plus(Gaussian.ofStandardDeviation(length))));
  }

  private static Verdict inKernel(
      Claim claim, Target target, FourierForm form, RadialKernel kernel) {
    double length = claim.trial().domain().scale();
    Points near = clamped(claim.trial().particles().points(), form.extent().grownBy(3 * length));
    Extent box = form.extent().joined(Extent.of(near)).rounded(Spectrum.widest(kernel));
    double lengths = 1;
    for (int a = 0; a < box.dimension(); a++) {
      lengths *= (box.most().get(a) - box.least().get(a)) / length;
    }
    return lengths > ROOM
        ? claim.holds("the target is too wide for its length")
        : agree(claim, target, form, Spectrum.of(kernel, box, TOLERANCE), near);
  }

  private static Verdict agree(
      Claim claim, Target target, FourierForm form, Spectrum spectrum, Points at) {
    Option<Embedding> embedding = target.embedding(spectrum.kernel());
    if (embedding.isEmpty()) {
      return claim.that("a Fourier form, but no embedding in a Gaussian kernel", false);
    }
    Coefficients coefficients = form.on(spectrum);
    Block features = coefficients.features();
    Tolerance allowed =
        Tolerance.ofSum(
                EnergyRounding.terms(spectrum.count()),
                spectrum.diagonal(),
                claim.trial().domain().accuracy())
            .plus(new Tolerance(spectrum.error(), "the error of the spectrum"));
    return claim
        .equal("the mass", coefficients.mass(), 1, allowed)
        .and(() ->
            claim.equal(
                "<m, Phi(x)>",
                spectrum.along(at, features).values(),
                embedding.get().values(at),
                allowed))
        .and(() ->
            claim.equal("|m|^2", features.dot(features), embedding.get().selfEnergy(), allowed));
  }

  /** The nearest points of the box. */
  private static Points clamped(Points points, Extent box) {
    int n = points.count();
    Block x = points.coordinates();
    return points.withCoordinates(
        Block.build(
            x.length(),
            out ->
                Arrays.setAll(
                    out,
                    e -> Math.clamp(x.get(e), box.least().get(e / n), box.most().get(e / n)))));
  }
}
