package org.onsager.bench;

import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at most, with the JVM's preferred vectors: multiply-adds without memory, and
 * {@code 2^-r}, square roots and quotients over an array in the first-level cache.
 */
final class VectorPeaks {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  /** Twelve chains hide the latency of four cycles on two pipes, and fit in 16 registers. */
  private static final int CHAINS = 12;

  /** Operands of the passes: 8 KiB each for input and output. */
  private static final int NUMBERS = 1024;

  /** {@code 1.5 * 2^52}: adding it rounds to an integer, which is then in the low bits. */
  private static final double MAGIC = 0x1.8p52;

  private static final int FRACTION_BITS = 52;

  /** {@code 2^-f} on [-1/2, 1/2], from the constant on; Remez, relative error 2e-16. */
  private static final double[] POWERS = {
    1,
    -0.6931471805599497,
    0.24022650695908768,
    -0.05550410866445883,
    0.009618129108034596,
    -0.0013333558228561767,
    0.00015403529961127076,
    -1.5252658116409854e-05,
    1.3215662835959238e-06,
    -1.0208537929657404e-07,
    7.037278846726901e-09
  };

  private final double[] operands = new double[NUMBERS];
  private final double[] results = new double[NUMBERS];

  /** One coefficient a vector: loaded before a loop, they stay in registers. */
  private final double[] coefficients = new double[POWERS.length * LENGTH];

  VectorPeaks() {
    for (int i = 0; i < NUMBERS; i++) {
      operands[i] = 0.01 * (i + 1);
    }
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = POWERS[i / LENGTH];
    }
  }

  /** Name of the species, like {@code 512 bit}. */
  static String shape() {
    return SPECIES.vectorBitSize() + " bit";
  }

  /** Multiply-adds of one call of {@link #multiplyAdds}, counted by lanes. */
  static double multiplyAddsPerCall() {
    return (double) NUMBERS * CHAINS * LENGTH;
  }

  /** Numbers that one call of the passes computes. */
  static double numbersPerCall() {
    return NUMBERS;
  }

  double multiplyAdds() {
    DoubleVector x = DoubleVector.fromArray(SPECIES, operands, 0);
    DoubleVector y = DoubleVector.fromArray(SPECIES, operands, LENGTH);
    DoubleVector a0 = x;
    DoubleVector a1 = x;
    DoubleVector a2 = x;
    DoubleVector a3 = x;
    DoubleVector a4 = x;
    DoubleVector a5 = x;
    DoubleVector a6 = x;
    DoubleVector a7 = x;
    DoubleVector a8 = x;
    DoubleVector a9 = x;
    DoubleVector a10 = x;
    DoubleVector a11 = x;
    for (int i = 0; i < NUMBERS; i++) {
      a0 = x.fma(y, a0);
      a1 = x.fma(y, a1);
      a2 = x.fma(y, a2);
      a3 = x.fma(y, a3);
      a4 = x.fma(y, a4);
      a5 = x.fma(y, a5);
      a6 = x.fma(y, a6);
      a7 = x.fma(y, a7);
      a8 = x.fma(y, a8);
      a9 = x.fma(y, a9);
      a10 = x.fma(y, a10);
      a11 = x.fma(y, a11);
    }
    DoubleVector low = a0.add(a1).add(a2).add(a3).add(a4).add(a5);
    DoubleVector high = a6.add(a7).add(a8).add(a9).add(a10).add(a11);
    return low.add(high).lane(0);
  }

  /** {@code 2^-r}, even and odd powers apart. */
  double exponentials() {
    powers(operands, results, coefficients);
    return results[NUMBERS - 1];
  }

  private static void powers(double[] in, double[] out, double[] c) {
    DoubleVector magic = DoubleVector.broadcast(SPECIES, MAGIC);
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, 0);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, c, LENGTH);
    DoubleVector c2 = DoubleVector.fromArray(SPECIES, c, 2 * LENGTH);
    DoubleVector c3 = DoubleVector.fromArray(SPECIES, c, 3 * LENGTH);
    DoubleVector c4 = DoubleVector.fromArray(SPECIES, c, 4 * LENGTH);
    DoubleVector c5 = DoubleVector.fromArray(SPECIES, c, 5 * LENGTH);
    DoubleVector c6 = DoubleVector.fromArray(SPECIES, c, 6 * LENGTH);
    DoubleVector c7 = DoubleVector.fromArray(SPECIES, c, 7 * LENGTH);
    DoubleVector c8 = DoubleVector.fromArray(SPECIES, c, 8 * LENGTH);
    DoubleVector c9 = DoubleVector.fromArray(SPECIES, c, 9 * LENGTH);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, 10 * LENGTH);
    for (int i = 0; i < NUMBERS; i += LENGTH) {
      DoubleVector r = DoubleVector.fromArray(SPECIES, in, i);
      DoubleVector t = r.add(magic);
      DoubleVector f = r.sub(t.sub(magic));
      DoubleVector g = f.mul(f);
      DoubleVector even = g.fma(c10, c8).fma(g, c6).fma(g, c4).fma(g, c2).fma(g, c0);
      DoubleVector odd = g.fma(c9, c7).fma(g, c5).fma(g, c3).fma(g, c1);
      LongVector exponent = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, FRACTION_BITS);
      odd.fma(f, even).reinterpretAsLongs().sub(exponent).reinterpretAsDoubles().intoArray(out, i);
    }
  }

  double roots() {
    for (int i = 0; i < NUMBERS; i += LENGTH) {
      DoubleVector.fromArray(SPECIES, operands, i).sqrt().intoArray(results, i);
    }
    return results[NUMBERS - 1];
  }

  double quotients() {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < NUMBERS; i += LENGTH) {
      one.div(DoubleVector.fromArray(SPECIES, operands, i)).intoArray(results, i);
    }
    return results[NUMBERS - 1];
  }

  /**
   * The largest relative error of the exponentials: a probe of something wrong would be no peak.
   */
  double error() {
    exponentials();
    return IntStream.range(0, NUMBERS)
        .mapToDouble(i -> Math.abs(results[i] / Math.pow(2, -operands[i]) - 1))
        .max()
        .orElseThrow();
  }
}
