package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.measure.Particles;

/** Energies whose certificates would be wrong. */
final class ConvexitySaboteurs {

  private ConvexitySaboteurs() {}

  /** By what they do to an honest energy. */
  static Vector<Saboteur<Energy>> of(Energy honest, Domain domain) {
    return Vector.of(
        Saboteur.of(
            "a concave energy that calls itself convex",
            convex(honest.times(-1)),
            domain,
            "convex"),
        Saboteur.of("a tenth of the gap", gap(honest, 0.1), domain, "convex"),
        Saboteur.of("a hundredth of the curvature", bending(honest, 0.01), domain, "curvature"));
  }

  /** Whatever it is. */
  private static Energy convex(Energy energy) {
    return gap(energy, 1);
  }

  /** A share of what convexity leaves. */
  private static Energy gap(Energy energy, double share) {
    return new Altered(energy) {
      @Override
      public boolean isConvex() {
        return true;
      }

      @Override
      public double gap(Particles mu, double linear) {
        return share * linear;
      }
    };
  }

  /** A share of the curvature. */
  private static Energy bending(Energy energy, double share) {
    return new Altered(energy) {
      @Override
      public Option<Function<Particles, CurvatureBound>> curvatureBound() {
        return honest.curvatureBound().map(b -> mu -> b.apply(mu).times(share));
      }
    };
  }
}
