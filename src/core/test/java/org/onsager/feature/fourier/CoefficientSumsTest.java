package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class CoefficientSumsTest {

  /** Half an ulp of one. */
  private static final double U = 0x1p-53;

  /** A row with its weight in front. */
  private static List<double[]> rows(int count, int dimension) {
    RandomGenerator random = Key.of(count).generator();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = new double[1 + dimension];
      row[0] = random.nextDouble();
      for (int a = 0; a < dimension; a++) {
        row[1 + a] = 3 + (1 + a) * (random.nextDouble() - 0.5);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Spectrum spectrum(int dimension) {
    return Spectrum.of(
        Gaussian.ofVariance(0.3),
        Block.constant(dimension, 3),
        Block.build(
            dimension,
            l -> {
              for (int a = 0; a < dimension; a++) {
                l[a] = 1 + a;
              }
            }),
        1e-9);
  }

  private static CoefficientSums sums(CoefficientSums empty, List<double[]> rows, double factor) {
    CoefficientSums sums = empty.empty();
    rows.forEach(row -> sums.add(factor * row[0], coordinates(row)));
    return sums;
  }

  private static double[] coordinates(double[] row) {
    return Arrays.copyOfRange(row, 1, row.length);
  }

  private static Particles particles(List<double[]> rows) {
    return new Particles(
        Points.of(rows.stream().map(CoefficientSumsTest::coordinates).toArray(double[][]::new)),
        Block.copyOf(rows.stream().mapToDouble(row -> row[0]).toArray()));
  }

  /**
   * Bound: with m frequencies an axis a table is wrong by 4 m u here and by {@code 3 pi m u} in the
   * reference, the angle by {@code 2 pi m u}, so {@code 20 m u} an axis; the reference then sums n
   * terms one by one.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "1, 1000", "2, 63", "2, 65", "2, 1000", "3, 200"})
  void agreesWithTheTransform(int dimension, int count) {
    Spectrum spectrum = spectrum(dimension);
    List<double[]> rows = rows(count, dimension);
    CoefficientSums sums = sums(CoefficientSums.of(spectrum), rows, 1);
    Block expected = Coefficients.of(spectrum, particles(rows)).sums();
    Block actual = sums.coefficients(spectrum).sums();
    Lattice lattice = spectrum.modes().lattice();
    double frequencies = 0;
    for (int a = 0; a < dimension; a++) {
      frequencies += lattice.most(a);
    }
    double bound = sums.mass() * U * (20 * frequencies + count) + count * 4 * U;
    for (int j = 0; j < expected.length(); j++) {
      assertEquals(expected.get(j), actual.get(j), bound, "mode " + j);
    }
    assertEquals(count, sums.count());
    assertEquals(actual.get(0), sums.mass());
    assertEquals(1, sums.coefficients(spectrum).normalised().mass());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anyOrderAndAnyPiecesGiveTheSameBits(int dimension) {
    CoefficientSums empty = CoefficientSums.of(spectrum(dimension));
    List<double[]> rows = rows(500, dimension);
    byte[] whole = sums(empty, rows, 1).toBytes();
    for (int pieces : new int[] {1, 3, 7}) {
      List<double[]> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(pieces));
      CoefficientSums all = empty.empty();
      for (int p = 0; p < pieces; p++) {
        int from = p * p * rows.size() / (pieces * pieces);
        int to = (p + 1) * (p + 1) * rows.size() / (pieces * pieces);
        CoefficientSums piece = sums(empty, shuffled.subList(from, to), 1);
        all.add(CoefficientSums.fromBytes(piece.toBytes()));
      }
      assertArrayEquals(whole, all.toBytes());
    }
    rows.get(17)[1] += 1e-12;
    byte[] other = sums(empty, rows, 1).toBytes();
    assertTrue(!Arrays.equals(whole, other), "a row that moved is seen");
  }

  /** Powers of two scale without rounding. */
  @Test
  void unitsOfTheWeightsDoNotMatter() {
    Spectrum spectrum = spectrum(2);
    List<double[]> rows = rows(100, 2);
    Block one =
        sums(CoefficientSums.of(spectrum), rows, 1).coefficients(spectrum).normalised().sums();
    Block many =
        sums(CoefficientSums.of(spectrum, 0.9 * 0x1p20), rows, 0x1p20)
            .coefficients(spectrum)
            .normalised()
            .sums();
    assertEquals(one, many);
  }

  @Test
  void loopsAgreeToTheLastBit() {
    UnitLoops vectors = UnitLoops.best();
    assertTrue(vectors instanceof VectorUnitLoops, "the tests run with vectors");
    RandomGenerator random = Key.of(11).generator();
    double[] factors = random.doubles(UnitLoops.BLOCK, -1, 1).toArray();
    for (int functions = 0; functions <= 17; functions++) {
      double[] table = random.doubles((long) functions * UnitLoops.BLOCK, -1, 1).toArray();
      long[] expected = new long[20];
      long[] actual = new long[20];
      new ScalarUnitLoops().add(factors, table, functions, expected, 2);
      vectors.add(factors, table, functions, actual, 2);
      assertArrayEquals(expected, actual, "functions = " + functions);
    }
  }

  @Test
  void refusesWhatIsNotInItsFrame() {
    CoefficientSums sums = CoefficientSums.of(spectrum(2));
    refused("weight = NaN", () -> sums.add(Double.NaN, 3, 3));
    refused("weight = 1.5: must be between 0 and 1.0", () -> sums.add(1.5, 3, 3));
    refused("weight = -0.5", () -> sums.add(-0.5, 3, 3));
    refused("x[1] = NaN", () -> sums.add(1, 3, Double.NaN));
    refused("x[0] = 4.0: must be in the box, at most 0.50", () -> sums.add(1, 4, 3));
    refused("the row has 1 coordinates: must have 2", () -> sums.add(1, 3));
    refused("largestWeight = 0.0", () -> CoefficientSums.of(spectrum(2), 0));
    refused("piece: must be", () -> sums.add(CoefficientSums.of(spectrum(1))));
    refused("piece: must be", () -> sums.add(CoefficientSums.of(spectrum(2), 7)));
    refused("spectrum: must be", () -> sums.coefficients(spectrum(1)));
    refused("bytes: must be", () -> CoefficientSums.fromBytes(new byte[3]));
    byte[] moments = MomentSums.of(new Extent(Block.copyOf(0), Block.copyOf(1), 0), 1).toBytes();
    refused("bytes: must be", () -> CoefficientSums.fromBytes(moments));
    assertEquals(0, sums.count());
  }

  private static void refused(String message, Runnable call) {
    String said = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(said.startsWith(message), said);
  }

  @Test
  void differentSpectraDiffer() {
    assertNotEquals(spectrum(1).modes().lattice(), spectrum(2).modes().lattice());
  }
}
