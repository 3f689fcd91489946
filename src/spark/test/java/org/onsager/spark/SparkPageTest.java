package org.onsager.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;

/** The code on the page of the package. */
class SparkPageTest {

  @Test
  void coefficients() {
    Dataset<Row> data = LocalSpark.session().range(1000).selectExpr("id / 1000 as x", "id % 7 as y");
    // @start region="coefficients"
    SparkSamples samples = SparkSamples.of(data, "x", "y");
    Survey survey = samples.survey();
    Spectrum spectrum =
        Spectrum.of(Gaussian.ofVariance(1), survey.center(), survey.lengths(), 1e-12);
    Coefficients target = samples.coefficients(spectrum, survey);
    // @end
    assertEquals(1, target.mass());
    assertEquals(1000, survey.rows());
  }
}
