package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import org.onsager.distribution.Embedding;
import org.onsager.feature.Widths;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/** The families of the energies of the library. */
record Family(DoubleFunction<Energy> family, Overlap overlap) implements Widening {

  /** {@link Widening#overlap}. */
  @FunctionalInterface
  interface Overlap {
    double of(Particles mu, double factor);
  }

  @Override
  public Energy by(double factor) {
    return family.apply(factor);
  }

  @Override
  public double overlap(Particles mu, double factor) {
    return overlap.of(mu, factor);
  }

  /** Of a kernel that is highest at zero, and a target that is known in others, too. */
  static Option<Widening> of(Mmd mmd) {
    Kernel kernel = mmd.kernel();
    boolean known = kernel.profile(0) > 0 && embedding(mmd, 1).isDefined();
    return Option.when(
        known, () -> new Family(f -> widened(mmd, f), (mu, f) -> overlap(mmd, mu, f)));
  }

  private static Option<Embedding> embedding(Mmd mmd, double factor) {
    return mmd.embedding().in(mmd.kernel().widened(factor));
  }

  private static Mmd widened(Mmd mmd, double factor) {
    return new Mmd(
        mmd.kernel().widened(factor),
        embedding(mmd, factor).get(),
        mmd.embeddingError(),
        mmd.sums());
  }

  private static double overlap(Mmd mmd, Particles mu, double factor) {
    Block seen = embedding(mmd, factor).get().by(mmd.sums()).values(mu.points());
    return mu.weights().dot(seen) / (mu.mass() * mmd.kernel().profile(0));
  }

  /**
   * Of features with a length: how high each is at the particle that is best for it, over how high
   * it can be, on average. A mean over particles would ask of a mixing distribution that all of its
   * atoms explain every observation.
   */
  static Option<Widening> of(Composite composite) {
    return composite
        .features()
        .widths()
        .map(widths ->
            new Family(
                f -> new Composite(widths.family().apply(f), composite.loss()),
                (mu, f) -> overlap(widths, mu, f)));
  }

  private static double overlap(Widths widths, Particles mu, double factor) {
    int n = mu.count();
    Block features = widths.family().apply(factor).values(mu.points());
    Block tops = widths.tops();
    double sum = 0;
    for (int j = 0; j < tops.length(); j++) {
      double highest = 0;
      for (int i = 0; i < n; i++) {
        highest = Math.max(highest, mu.weights().get(i) > 0 ? features.get(j * n + i) : 0);
      }
      sum += highest / tops.get(j);
    }
    return sum / tops.length();
  }

  /** A summand without a length stays as it is; the others must all see their targets. */
  static Option<Widening> of(Sum sum) {
    Option<Widening> first = sum.first().widening();
    Option<Widening> second = sum.second().widening();
    return Option.when(
        first.isDefined() || second.isDefined(),
        () ->
            new Family(
                f -> by(sum.first(), first, f).plus(by(sum.second(), second, f)),
                (mu, f) -> Math.min(overlap(first, mu, f), overlap(second, mu, f))));
  }

  private static Energy by(Energy energy, Option<Widening> widening, double factor) {
    return widening.map(w -> w.by(factor)).getOrElse(energy);
  }

  private static double overlap(Option<Widening> widening, Particles mu, double factor) {
    return widening.map(w -> w.overlap(mu, factor)).getOrElse(1.0);
  }
}
