package org.onsager.solve.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Key;

class ExactSumsTest {

  private static final BigDecimal UNIT = BigDecimal.ONE.divide(BigDecimal.TWO.pow(50));

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        1,
        -1,
        0x1p-50,
        -0x1p-50,
        0x1p-51,
        0x1p-52,
        1 - 0x1p-53,
        0.1,
        -0.7,
        2 - 0x1p-50
      })
  void unitsAreTheNearestWholeNumber(double number) {
    BigDecimal nearest = new BigDecimal(number).divide(UNIT).setScale(0, RoundingMode.HALF_EVEN);
    assertEquals(nearest.longValueExact(), ExactSums.units(number));
  }

  /** As many numbers as no long holds, mostly of one sign, or of both. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0})
  void sumsAreThoseOfBigDecimals(double mean) {
    double[] numbers = numbers(20_000, mean);
    ExactSums sums = new ExactSums(1);
    BigDecimal exact = BigDecimal.ZERO;
    for (double number : numbers) {
      long units = ExactSums.units(number);
      sums.roomFor(1)[0] += units;
      exact = exact.add(UNIT.multiply(BigDecimal.valueOf(units)));
    }
    assertEquals(exact.doubleValue(), sums.value(0));
  }

  @Test
  void anyOrderAndAnyPiecesGiveTheSameBytes() throws IOException {
    double[] numbers = numbers(5_000, 0.1);
    byte[] whole = bytes(sum(numbers, 0, 1));
    for (int pieces = 2; pieces <= 7; pieces++) {
      ExactSums all = new ExactSums(2);
      for (int p = pieces - 1; p >= 0; p--) {
        all.add(sum(numbers, p, pieces));
      }
      assertArrayEquals(whole, bytes(all));
      ExactSums read = new ExactSums(2);
      read.read(new DataInputStream(new ByteArrayInputStream(whole)));
      assertEquals(all.value(1), read.value(1));
    }
  }

  /** What the test above would catch. */
  @Test
  void sumsOfDoublesDependOnTheOrder() {
    double[] numbers = numbers(5_000, 0.1);
    double forward = 0;
    double backward = 0;
    for (int i = 0; i < numbers.length; i++) {
      forward += numbers[i];
      backward += numbers[numbers.length - 1 - i];
    }
    assertNotEquals(forward, backward);
  }

  private static ExactSums sum(double[] numbers, int from, int step) {
    ExactSums sums = new ExactSums(2);
    for (int i = from; i < numbers.length; i += step) {
      long[] units = sums.roomFor(1);
      units[0] += ExactSums.units(numbers[i]);
      units[1] -= ExactSums.units(numbers[i]);
    }
    return sums;
  }

  private static byte[] bytes(ExactSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static double[] numbers(int count, double mean) {
    RandomGenerator random = Key.of(5).generator();
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double spread = 2 * random.nextDouble() - 1;
      numbers[i] = mean + (1 - mean) * spread;
    }
    return numbers;
  }
}
