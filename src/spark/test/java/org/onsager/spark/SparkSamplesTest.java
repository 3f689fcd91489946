package org.onsager.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.feature.fourier.CoefficientSums;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.MomentSums;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** On parquet, in two threads. */
class SparkSamplesTest {

  private static final int ROWS = 3000;

  @TempDir static Path folder;

  private static List<double[]> rows;
  private static Dataset<Row> parquet;
  private static Survey survey;

  /**
   * A column of doubles, one of floats with a dot in its name, whole numbers as weights, a text.
   */
  @BeforeAll
  static void write() {
    StructType schema =
        new StructType()
            .add("x", DataTypes.DoubleType)
            .add("y.raw", DataTypes.FloatType)
            .add("w", DataTypes.LongType)
            .add("text", DataTypes.StringType);
    RandomGenerator random = Key.of(1).generator();
    rows = new ArrayList<>();
    List<Row> written = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      float y = (float) (5 * random.nextGaussian());
      double[] row = {100 + random.nextGaussian(), y, random.nextInt(7)};
      rows.add(row);
      written.add(RowFactory.create(row[0], y, (long) row[2], "row " + i));
    }
    String file = folder.resolve("rows.parquet").toString();
    LocalSpark.session().createDataFrame(written, schema).repartition(4).write().parquet(file);
    parquet = LocalSpark.session().read().parquet(file);
    survey = weighted(parquet).survey();
  }

  private static SparkSamples weighted(Dataset<Row> data) {
    return SparkSamples.of(data, "x", "y.raw").weightedBy("w");
  }

  private static Spectrum spectrum(Survey found) {
    return Spectrum.of(Gaussian.ofVariance(4), found.extent(), 1e-9);
  }

  private static List<Dataset<Row>> cuts() {
    return List.of(
        parquet,
        parquet.coalesce(1),
        parquet.repartition(3),
        parquet.repartition(7, col("text")),
        parquet.orderBy(col("w").desc(), col("x")),
        parquet.filter("x < 100").union(parquet.filter("x >= 100")));
  }

  /** Where Spark's own operators do the work. */
  private static List<Dataset<Row>> fewCuts() {
    return List.of(parquet.coalesce(1), parquet.repartition(7, col("text")));
  }

  @Test
  void theSurveyIsThatOfALoop() {
    for (int a = 0; a < 2; a++) {
      int axis = a;
      assertEquals(
          rows.stream().mapToDouble(r -> r[axis]).min().getAsDouble(),
          survey.extent().least().get(a));
      assertEquals(
          rows.stream().mapToDouble(r -> r[axis]).max().getAsDouble(),
          survey.extent().most().get(a));
    }
    assertEquals(ROWS, survey.rows());
    assertEquals(6, survey.largestWeight());
    assertEquals(1, SparkSamples.of(parquet, "x").survey().largestWeight());
    fewCuts().forEach(cut -> assertEquals(survey, weighted(cut).survey()));
  }

  /** A loop over the rows as they were before Spark saw them. */
  @Test
  void coefficientsAreThoseOfALoopForEveryPartition() {
    Spectrum spectrum = spectrum(survey);
    CoefficientSums loop = CoefficientSums.of(spectrum, survey.largestWeight());
    rows.forEach(row -> loop.add(row[2], row[0], row[1]));
    for (Dataset<Row> cut : cuts()) {
      assertArrayEquals(loop.toBytes(), weighted(cut).sums(spectrum, survey).toBytes());
    }
    assertEquals(
        loop.coefficients(spectrum).normalised(), weighted(parquet).coefficients(spectrum, survey));
  }

  @Test
  void momentsAreThoseOfALoopForEveryPartition() {
    MomentSums loop = MomentSums.of(survey.extent(), survey.largestWeight());
    rows.forEach(row -> loop.add(row[2], row[0], row[1]));
    for (Dataset<Row> cut : cuts()) {
      assertArrayEquals(loop.toBytes(), weighted(cut).moments(survey).toBytes());
    }
    // Standard deviations 1 and 5, to five standard errors of some 2000 rows.
    assertEquals(1, loop.covariance().get(0, 0), 5 * Math.sqrt(2.0 / 2000));
    assertEquals(25, loop.covariance().get(1, 1), 5 * 25 * Math.sqrt(2.0 / 2000));
  }

  /** Both are sums of n terms of tables that are wrong by 20 u a frequency and axis. */
  @Test
  void agreesWithTheMeanOfTheSpectrum() {
    SparkSamples samples = SparkSamples.of(parquet, "x", "y.raw");
    Spectrum spectrum = spectrum(survey);
    Points points =
        Points.of(rows.stream().map(r -> new double[] {r[0], r[1]}).toArray(double[][]::new));
    Block expected = spectrum.mean(Particles.uniform(points));
    Block actual = samples.coefficients(spectrum, samples.survey()).features();
    double bound = 0x1p-53 * (20 * Math.sqrt(spectrum.count()) + ROWS);
    for (int j = 0; j < expected.length(); j++) {
      assertEquals(expected.get(j), actual.get(j), bound, "mode " + j);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 2 * ROWS})
  void aSampleIsTheSameForEveryPartition(int count) {
    Points sample = weighted(parquet).sample(count);
    assertEquals(Math.min(count, ROWS), sample.count());
    fewCuts().forEach(cut -> assertEquals(sample, weighted(cut).sample(count)));
    // Equal rows count once.
    assertEquals(
        7,
        SparkSamples.of(
                parquet
                    .select("w")
                    .distinct()
                    .crossJoin(LocalSpark.session().range(2).toDF("copy")),
                "w")
            .sample(7)
            .count());
  }

  @Test
  void refusesWhatIsNoSample() {
    Dataset<Row> bad =
        parquet.selectExpr(
            "x",
            "if(w = 3, null, x) as holes",
            "if(text = 'row 5', double('NaN'), x) as broken",
            "if(text = 'row 6', double('-Infinity'), x) as infinite",
            "w - 1 as negative",
            "text");
    refused("column \"z\": must be one of x, holes", () -> SparkSamples.of(bad, "x", "z"));
    refused(
        "column \"text\" is of type string: must be numeric", () -> SparkSamples.of(bad, "text"));
    refused("no columns", () -> SparkSamples.of(bad));
    refused("column \"broken\" has 1 rows", () -> SparkSamples.of(bad, "broken", "x").survey());
    refused("column \"infinite\" has 1 rows", () -> SparkSamples.of(bad, "infinite").survey());
    refused(
        "column \"negative\" goes from -1.0 to 5.0",
        () -> SparkSamples.of(bad, "x").weightedBy("negative").survey());
    refused("the data have no rows", () -> SparkSamples.of(bad.limit(0), "x").survey());
    long holes = rows.stream().filter(row -> row[2] == 3).count();
    refused(
        "column \"holes\" has %d rows that are null".formatted(holes),
        () -> SparkSamples.of(bad, "x", "holes").survey());
    Survey ofX = SparkSamples.of(bad, "x").survey();
    refused(
        "the row column \"holes\" = null: must not be null",
        () -> SparkSamples.of(bad, "holes").moments(ofX));
    Survey narrow = new Survey(1, new Extent(Block.copyOf(99), Block.copyOf(101), 0), 1);
    refused(
        "the row column \"x\" = ", () -> SparkSamples.of(bad, "x").sums(spectrum(narrow), narrow));
    assertThrows(
        IllegalArgumentException.class, () -> SparkSamples.of(bad, "x", "negative").moments(ofX));
  }

  private static void refused(String message, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }
}
