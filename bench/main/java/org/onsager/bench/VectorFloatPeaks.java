package org.onsager.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code 2^-r} in single precision over an array in the first-level cache, with the JVM's preferred
 * vectors. Multiply-adds need no probe: they are those of {@link VectorPeaks} on twice as many
 * lanes.
 */
final class VectorFloatPeaks {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  /** Operands: 4 KiB each for input and output. */
  private static final int NUMBERS = 1024;

  /** {@code 1.5 * 2^23}: adding it rounds to an integer, which is then in the low bits. */
  private static final float MAGIC = 0x1.8p23f;

  private static final int FRACTION_BITS = 23;

  /** {@code 2^-f} on [-1/2, 1/2], from the constant on: degree six, as far as floats can tell. */
  private static final float[] POWERS = {
    1, -0.6931472f, 0.24022646f, -0.055503286f, 0.009618489f, -0.0013399931f, 0.00015345812f
  };

  private final float[] operands = new float[NUMBERS];
  private final float[] results = new float[NUMBERS];

  /** One coefficient a vector: loaded before a loop, they stay in registers. */
  private final float[] coefficients = new float[POWERS.length * LENGTH];

  VectorFloatPeaks() {
    for (int i = 0; i < NUMBERS; i++) {
      operands[i] = 0.01f * (i + 1);
    }
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = POWERS[i / LENGTH];
    }
  }

  /** Numbers that one call computes. */
  static double numbersPerCall() {
    return NUMBERS;
  }

  /** {@code 2^-r}, even and odd powers apart. */
  double exponentials() {
    powers(operands, results, coefficients);
    return results[NUMBERS - 1];
  }

  private static void powers(float[] in, float[] out, float[] c) {
    FloatVector magic = FloatVector.broadcast(SPECIES, MAGIC);
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, 0);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, LENGTH);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, 2 * LENGTH);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, 3 * LENGTH);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, 4 * LENGTH);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, 5 * LENGTH);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, 6 * LENGTH);
    for (int i = 0; i < NUMBERS; i += LENGTH) {
      FloatVector r = FloatVector.fromArray(SPECIES, in, i);
      FloatVector t = r.add(magic);
      FloatVector f = r.sub(t.sub(magic));
      FloatVector g = f.mul(f);
      FloatVector even = g.fma(c6, c4).fma(g, c2).fma(g, c0);
      FloatVector odd = g.fma(c5, c3).fma(g, c1);
      IntVector exponent = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, FRACTION_BITS);
      odd.fma(f, even).reinterpretAsInts().sub(exponent).reinterpretAsFloats().intoArray(out, i);
    }
  }

  /** The largest relative error: a probe of something wrong would be no peak. */
  double error() {
    exponentials();
    double largest = 0;
    for (int i = 0; i < NUMBERS; i++) {
      largest = Math.max(largest, Math.abs(results[i] / Math.pow(2, -operands[i]) - 1));
    }
    return largest;
  }
}
