package org.onsager.spark;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.onsager.feature.fourier.CoefficientSums;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.MomentSums;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * Rows of a {@code Dataset} as samples: numeric columns are coordinates, another one may hold
 * weights.
 *
 * <p>What a pass returns is the same to the last bit for every partition of the same rows, and
 * equal to what a loop over them on one machine gives. An executor needs memory for the sums, 24
 * bytes a mode, whatever the number of rows; a task returns 16 bytes a mode. With {@code
 * --add-modules jdk.incubator.vector} among the options of the executors' JVMs a pass over modes is
 * three to four times as fast.
 */
public final class SparkSamples {

  /** Rows that are read for one distinct row of a sample. */
  private static final int READ = 4;

  private final Dataset<Row> data;
  private final Columns columns;

  private SparkSamples(Dataset<Row> data, Columns columns) {
    columns.check(data);
    this.data = data;
    this.columns = columns;
  }

  /**
   * Rows of weight one.
   *
   * @param data the rows
   * @param coordinates the names of one or more numeric columns
   * @return the samples
   * @throws IllegalArgumentException if a column does not exist or is not numeric
   */
  public static SparkSamples of(Dataset<Row> data, String... coordinates) {
    return new SparkSamples(data, new Columns(Vector.of(coordinates), Option.none()));
  }

  /**
   * The same rows with weights.
   *
   * @param column the name of a numeric column
   * @return the samples
   * @throws IllegalArgumentException if the column does not exist or is not numeric
   */
  public SparkSamples weightedBy(String column) {
    return new SparkSamples(data, new Columns(columns.coordinates(), Option.of(column)));
  }

  /**
   * The names of the numeric columns of data.
   *
   * @param data the rows
   * @return the names, in order
   */
  public static Vector<String> numericColumns(Dataset<Row> data) {
    return Columns.numeric(data);
  }

  /**
   * A first pass: number of rows, box, largest weight.
   *
   * @return what was found
   * @throws IllegalArgumentException if there are no rows, numbers that are null, NaN or infinite,
   *     or negative weights
   */
  public Survey survey() {
    return Surveys.of(columns, columns.of(data));
  }

  /**
   * A pass for mass, mean and covariance.
   *
   * @param survey that of these rows
   * @return the sums
   * @throws IllegalArgumentException if the survey is one of other rows
   */
  public MomentSums moments(Survey survey) {
    survey.extent().least().requireLength("the extent", columns.coordinates().size());
    MomentSums empty = MomentSums.of(survey.extent(), survey.largestWeight());
    return MomentSums.fromBytes(pass(RowSums.OfMoments::opened, empty.toBytes()));
  }

  /**
   * A pass for the modes of a spectrum.
   *
   * @param spectrum with a box around all rows
   * @param survey that of these rows
   * @return the sums, to be added to others
   * @throws IllegalArgumentException if the dimensions differ, or a row is not in the box of the
   *     spectrum
   */
  public CoefficientSums sums(Spectrum spectrum, Survey survey) {
    spectrum.center().requireLength("the center", columns.coordinates().size());
    CoefficientSums empty = CoefficientSums.of(spectrum, survey.largestWeight());
    return CoefficientSums.fromBytes(pass(RowSums.OfModes::opened, empty.toBytes()));
  }

  /**
   * The same for the probability of the rows: divided by its mass.
   *
   * @param spectrum with a box around all rows
   * @param survey that of these rows
   * @return the coefficients, of mass one
   * @throws IllegalArgumentException if the dimensions differ, or a row is not in the box of the
   *     spectrum
   */
  public Coefficients coefficients(Spectrum spectrum, Survey survey) {
    return sums(spectrum, survey).coefficients(spectrum).normalised();
  }

  /**
   * Some different rows, those of the least hashes: as good as drawn, and the same for every
   * partition. Weights do not count.
   *
   * @param count {@code >= 1}
   * @return as many rows, or fewer where most of them are equal
   * @throws IllegalArgumentException if the count is below one or there are no rows
   */
  public Points sample(int count) {
    Require.atLeast("count", count, 1);
    Column[] numbers =
        columns
            .coordinates()
            .map(name -> functions.col(Columns.quoted(name)))
            .toJavaArray(Column[]::new);
    Column[] order =
        Vector.of(functions.xxhash64(numbers))
            .appendAll(Vector.of(numbers))
            .toJavaArray(Column[]::new);
    List<Row> rows =
        columns.of(data).select(numbers).orderBy(order).takeAsList(Math.multiplyExact(READ, count));
    Set<Vector<Double>> distinct = new LinkedHashSet<>();
    for (Row row : rows) {
      if (distinct.size() < count) {
        distinct.add(Vector.range(0, numbers.length).map(row::getDouble));
      }
    }
    return Points.of(
        distinct.stream()
            .map(row -> row.toJavaStream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new));
  }

  private byte[] pass(RowSums.Opening opening, byte[] noRows) {
    Piece empty = Piece.of(noRows);
    Pass pass =
        new Pass(
            opening,
            empty,
            columns.names().toJavaArray(String[]::new),
            columns.coordinates().size());
    return columns
        .of(data)
        .javaRDD()
        .mapPartitions(pass)
        .treeAggregate(empty, (a, b) -> a.plus(b, opening), (a, b) -> a.plus(b, opening))
        .sums();
  }
}
