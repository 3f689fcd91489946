package org.onsager.solve.internal;

/**
 * {@code a b + c}, rounded once where the processor has an instruction for that (FMA), and twice
 * where it has none: without the instruction {@link Math#fma(double, double, double) Math.fma}
 * computes with big decimals, a thousand times slower.
 *
 * <p>All loops of all providers take one way or the other together, so that they agree to the last
 * digit on one machine. Machines with and without FMA differ by rounding; the system property
 * {@code onsager.fma} makes them agree: {@code fused} has one rounding everywhere, however slow,
 * {@code plain} two.
 */
public final class MultiplyAdd {

  /** The system property that forces one way: {@code fused} or {@code plain}. */
  public static final String PROPERTY = "onsager.fma";

  /** Whether the product is not rounded. Constant, so that no loop asks. */
  public static final boolean FUSED = fused(System.getProperty(PROPERTY, ""));

  /** A square root is one instruction everywhere; a multiply-add that is one takes no longer. */
  private static final int SLOWER = 8;

  private static final int BATCHES = 16;
  private static final int CALLS = 8;

  /** Splits a double into halves of 26 bits: {@code 2^27 + 1}. */
  private static final double SPLITTER = 0x1p27 + 1;

  private MultiplyAdd() {}

  /** {@code a b + c}: one rounding, of half an ulp, or two, of {@code |a b| 2^-53} more. */
  public static double fma(double a, double b, double c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /** The same for floats. */
  public static float fma(float a, float b, float c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /**
   * What rounding took from a product: {@code a b - fl(a b)}, exactly, unless it underflows.
   * Without FMA it is zero for factors beyond {@code 2^996}, whose halves overflow.
   *
   * <p><i>Source:</i> Dekker (1971), doi:10.1007/BF01397083.
   *
   * @param a a number
   * @param b a number
   * @return the difference
   */
  public static double lostByProduct(double a, double b) {
    return FUSED ? Math.fma(a, b, -(a * b)) : lostByPlainProduct(a, b);
  }

  public static double lostByPlainProduct(double a, double b) {
    double aHigh = high(a);
    double aLow = a - aHigh;
    double bHigh = high(b);
    double bLow = b - bHigh;
    double lost = aLow * bLow - (((a * b - aHigh * bHigh) - aLow * bHigh) - aHigh * bLow);
    return Double.isFinite(lost) ? lost : 0;
  }

  private static double high(double a) {
    double scaled = SPLITTER * a;
    return scaled - (scaled - a);
  }

  /** The choice for a value of the property; empty: what this machine has. */
  public static boolean fused(String wanted) {
    return switch (wanted) {
      case "fused" -> true;
      case "plain" -> false;
      case "" -> hasInstruction();
      default ->
          throw new IllegalArgumentException(
              PROPERTY + " = \"" + wanted + "\": must be fused or plain");
    };
  }

  /**
   * Measures, in some microseconds. The interpreter has the instruction too, so nothing need be
   * compiled first, and the least of many short batches is not disturbed by what else is running:
   * ratios are near 1 with the instruction, and from 30 (all compiled) to 1000 without.
   */
  private static boolean hasInstruction() {
    double x = 0.5;
    long root = Long.MAX_VALUE;
    long multiplyAdd = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        x = Math.sqrt(x);
      }
      long middle = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        x = Math.fma(x, 0.3, 0.1);
      }
      multiplyAdd = Math.min(multiplyAdd, System.nanoTime() - middle);
      root = Math.min(root, middle - start);
    }
    return x > 0 && multiplyAdd <= SLOWER * Math.max(root, 1);
  }
}
