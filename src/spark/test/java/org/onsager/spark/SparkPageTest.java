package org.onsager.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.SpectralTarget;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The code on the page of the package. */
class SparkPageTest {

  @Test
  void coefficients() {
    Dataset<Row> data =
        LocalSpark.session().range(1000).selectExpr("id / 1000 as x", "id % 7 as y");
    // @start region="coefficients"
    SparkSamples samples = SparkSamples.of(data, "x", "y");
    Survey survey = samples.survey();
    Gaussian kernel = Gaussian.ofStandardDeviation(1);
    Spectrum spectrum = Spectrum.of(kernel, survey.extent().grownBy(1), 1e-24);
    Coefficients coefficients = samples.coefficients(spectrum, survey);
    FourierMmd energy = Mmd.to(SpectralTarget.of(coefficients), kernel).inFourierForm();
    // @end
    assertEquals(1, coefficients.mass());
    assertEquals(1000, survey.rows());
    double[][] rows = new double[1000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i / 1000.0, i % 7};
    }
    // MMD is the norm of a sum of 1000 terms, wrong by rounding: at most some 1000 u.
    assertEquals(
        0, Math.sqrt(energy.mmdSquared(Particles.uniform(Points.of(rows)))), 1000 * 0x1p-53);
  }
}
