package org.onsager.flow;

import java.util.function.Supplier;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.DrMmd;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.geometry.Geometries;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;
import org.onsager.scheme.Splitting;

/** The program that {@link TooLargeTest} runs under a small heap: a line for every attempt. */
final class SmallHeap {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private SmallHeap() {}

  public static void main(String[] arguments) {
    print("sinkhorn", () -> SinkhornDivergence.to(Samples.of(normal(3000)), 1));
    print("w2", () -> Wasserstein2.between(uniform(3000), uniform(2999)));
    print("drmmd", () -> DrMmd.to(Samples.of(normal(2000)), KERNEL, 0.1));
    print("exact reaction", () -> run(2000));
    print("exact reaction that fits", () -> run(1000));
  }

  /** The reason why one step of an exact reaction ended. */
  static Reason run(int count) {
    Energy energy = Mmd.to(Normal.isotropic(1, 0, 0), KERNEL);
    return Flow.of(Splitting.of(Geometries.mmd(KERNEL, 1e-4).spherical(), energy).lie().tau(1))
        .from(uniform(count), Key.of(1))
        .until(Stop.steps(1))
        .reason();
  }

  private static void print(String name, Supplier<?> work) {
    String outcome;
    try {
      outcome = work.get() instanceof Reason reason ? reason.message() : "done";
    } catch (Trouble trouble) {
      outcome = trouble.failure() instanceof Failure.TooLarge ? trouble.getMessage() : "other";
    }
    System.out.println(name + ": " + outcome);
  }

  static Particles uniform(int count) {
    return Particles.uniform(normal(count));
  }

  static Points normal(int count) {
    return Normal.isotropic(1, 0, 0).sample(count, Key.of(count));
  }
}
