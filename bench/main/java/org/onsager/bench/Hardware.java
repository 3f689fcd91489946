package org.onsager.bench;

import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** {@code mvn -q compile -Dbench=hardware}: what one core can do at most, measured from Java. */
final class Hardware {

  private static final int REPETITIONS = 15;

  private Hardware() {}

  static void run(Vector<String> words) {
    System.out.println(Machine.processor());
    System.out.println(Machine.jvm());
    VectorPeaks peaks = new VectorPeaks();
    double multiplyAdds = VectorPeaks.multiplyAddsPerCall();
    double numbers = VectorPeaks.numbersPerCall();
    Sample fma = sample(peaks::multiplyAdds, multiplyAdds);
    System.out.printf(
        Locale.ROOT,
        "multiply-adds, double: %.1f GFLOP/s (best %.1f), spread %.3f%n",
        2 / fma.median(),
        2 / fma.least(),
        fma.spread());
    print("2^-r, error %.1e".formatted(peaks.error()), sample(peaks::exponentials, numbers));
    VectorFloatPeaks floats = new VectorFloatPeaks();
    print(
        "2^-r in float, error %.1e".formatted(floats.error()),
        sample(floats::exponentials, VectorFloatPeaks.numbersPerCall()));
    print("square root", sample(peaks::roots, numbers));
    print("quotient", sample(peaks::quotients, numbers));
  }

  private static void print(String what, Sample sample) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.3f ns (best %.3f), spread %.3f%n",
        what,
        sample.median(),
        sample.least(),
        sample.spread());
  }

  private static Sample sample(DoubleSupplier probe, double operations) {
    Clock clock = Clock.ofThread();
    clock.warmUp(probe);
    return new Sample(Vector.fill(REPETITIONS, () -> clock.nanoseconds(probe) / operations));
  }
}
