package org.onsager.law;

import java.util.stream.IntStream;
import org.onsager.distribution.Density;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The law of energies with a {@code log mu} part. They have no value on particles to hold the field
 * to; their equilibrium takes its place.
 */
public final class EnergyEquilibrium {

  /** In units of the widest trial: so far out, a potential that confines has begun to rise. */
  private static final double[] RADII = {1e3, 1e6};

  private static final int RAYS = 8;

  private static final int RAY = 7;

  private EnergyEquilibrium() {}

  /**
   * With the first variation {@code c log mu + V} the energy has a minimum, {@code c > 0}. Where it
   * is known, {@link Energy#equilibrium}, the first variation is constant there: {@code c s + grad
   * V = 0} for its score s, and {@code c log p + V} is the same at all points. Where it is not,
   * {@code exp(-V / c)} must be of finite mass: V must not stay below its values at the particles
   * on every ray, a thousand and a million times as far away as they lie; this is not asked of
   * domains of nearby points or in the image of a map. An energy without such a part knows of no
   * equilibrium.
   */
  public static final Law<Energy> EQUILIBRIUM =
      Law.of(
          "EnergyEquilibrium.equilibrium",
          "xi = c log mu + V: c > 0, and c log p + V is constant at the equilibrium p",
          EnergyEquilibrium::equilibrium);

  private static Verdict equilibrium(Claim claim, Energy energy) {
    double c = energy.entropy();
    if (c == 0) {
      return claim.that(
          "equilibrium() is there, and no log mu part", energy.equilibrium().isEmpty());
    }
    return claim
        .that("entropy() = " + c + " is negative: no minimum", c > 0)
        .and(() ->
            energy
                .equilibrium()
                .map(density -> constant(claim, energy, density))
                .getOrElse(() -> confines(claim, energy)));
  }

  private static Verdict constant(Claim claim, Energy energy, Density density) {
    Particles mu = claim.trial().particles();
    Points at = Measures.joined(mu.points(), claim.trial().elsewhere());
    Field xi = energy.firstVariation(mu, at);
    Field log = density.logDensity(at);
    Field sum = xi.plus(energy.entropy(), log);
    var rounding = EnergyRounding.ofField(energy, mu, xi, claim.trial());
    Block first = Block.constant(at.count(), sum.values().get(0));
    return claim
        .equal(
            "c s + grad V",
            sum.gradients(),
            Block.constant(at.count() * at.dimension(), 0),
            rounding._2.times(2, "two fields"))
        .and(() ->
            claim.equal(
                "c log p + V, and at the first point",
                sum.values(),
                first,
                rounding._1.times(4, "two fields at two points")));
  }

  private static Verdict confines(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    if (trial.domain().nearby() || trial.domain().charted()) {
      return claim.holds("no equilibrium is known, and nothing is far away");
    }
    Particles mu = trial.particles();
    double inside = largest(energy.firstVariation(mu).values());
    double outside = Double.NEGATIVE_INFINITY;
    for (double radius : RADII) {
      outside = Math.max(outside, largest(energy.firstVariation(mu, rays(trial, radius)).values()));
    }
    return claim.that(
        "V stays below " + inside + " far away: exp(-V / c) has no finite mass", outside > inside);
  }

  private static double largest(Block values) {
    return IntStream.range(0, values.length()).mapToDouble(values::get).max().getAsDouble();
  }

  /** Points so far away from all particles of the trial, in independent directions. */
  private static Points rays(Trial trial, double radius) {
    int d = trial.dimension();
    double reach = trial.domain().scale() * trial.spread() * 1e4 * radius;
    Block normals = trial.key(RAY).normals(RAYS * d);
    return new Points(RAYS, d, normals.map(z -> reach * z));
  }
}
