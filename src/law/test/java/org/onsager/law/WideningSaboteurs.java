package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Widening;
import org.onsager.measure.Particles;

/** Energies that do not know themselves at other lengths. */
final class WideningSaboteurs {

  private WideningSaboteurs() {}

  static Vector<Saboteur<Energy>> all(Mmd mmd, Domain domain) {
    Widening honest = mmd.widening().get();
    return Vector.of(
            claiming("another energy at one", mmd, f -> honest.by(f).times(1.001), share -> share),
            claiming("twice as wide as it says", mmd, f -> honest.by(2 * f), share -> share),
            claiming("deaf to the factor", mmd, f -> mmd, share -> share),
            claiming("forgets where it is wide", mmd, f -> f == 1 ? mmd : mmd.times(1), s -> s),
            claiming("sees less from afar", mmd, honest::by, share -> 1 - share),
            claiming("sees more than there is", mmd, honest::by, share -> 1.5 * share),
            claiming("never sees half of it", mmd, honest::by, share -> 0.4 * share))
        .map(energy -> Saboteur.of(energy.what, energy, domain, "widened"));
  }

  private static Claiming claiming(
      String what, Mmd mmd, DoubleFunction<Energy> family, DoubleUnaryOperator share) {
    return new Claiming(what, mmd, family, share);
  }

  /** MMD with a family of its own. */
  private static final class Claiming extends Altered {

    private final String what;
    private final Widening family;

    Claiming(String what, Mmd mmd, DoubleFunction<Energy> family, DoubleUnaryOperator share) {
      super(mmd);
      this.what = what;
      Widening own = mmd.widening().get();
      this.family =
          new Widening() {
            @Override
            public Energy by(double factor) {
              return family.apply(factor);
            }

            @Override
            public double overlap(Particles mu, double factor) {
              return share.applyAsDouble(own.overlap(mu, factor));
            }
          };
    }

    @Override
    public Option<Widening> widening() {
      return Option.some(family);
    }
  }
}
