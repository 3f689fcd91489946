package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import org.onsager.feature.Widths;
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
    return mmd.kernel()
        .radial()
        .filter(k -> k.profile(0) > 0 && mmd.in(k).isDefined())
        .map(k ->
            new Family(
                f -> mmd.in(k.widened(f)).get(),
                (mu, f) -> overlap(mmd.in(k.widened(f)).get(), k.profile(0), mu)));
  }

  /** As the same energy by sums over pairs, all in Fourier form. */
  static Option<Widening> of(FourierMmd energy) {
    Mmd mmd = energy.exact();
    return mmd.kernel()
        .radial()
        .filter(k -> mmd.in(k).isDefined() && energy.isKnownEverywhere())
        .map(k ->
            new Family(
                f -> energy.in(mmd.in(k.widened(f)).get()),
                (mu, f) -> energy.in(mmd.in(k.widened(f)).get()).overlap(mu)));
  }

  private static double overlap(Mmd wide, double highest, Particles mu) {
    Block seen = wide.target().values(mu.points());
    return mu.weights().dot(seen) / (mu.mass() * highest);
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
                f -> Composite.of(widths.family().apply(f), composite.loss()),
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
