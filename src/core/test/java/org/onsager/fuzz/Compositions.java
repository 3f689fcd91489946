package org.onsager.fuzz;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Spherical;
import org.onsager.geometry.Transport;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.Schemes;
import org.onsager.scheme.Splitting;
import org.onsager.step.BoundScheme;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/**
 * Every geometry and scheme of the library, composed.
 *
 * @param bound the scheme with its energy
 * @param conservesMass whether it promises to
 */
record Compositions(BoundScheme bound, boolean conservesMass) {

  /** How hard proximal schemes work: enough to meet trouble, not more. */
  private static final Effort EFFORT = new Effort(0.1, 15, 1.2, Long.MAX_VALUE, 10);

  /**
   * A composition.
   *
   * @throws IllegalArgumentException if its parts do not suit each other
   */
  static Compositions of(Chance chance, Scene scene, RandomEnergy energy) {
    Reaction reaction = reaction(chance, scene);
    boolean conserves = reaction.conservesMass();
    return chance.pick(
        () -> {
          Geometry geometry =
              transport(chance, scene).times(speed(chance)).plus(reaction.times(speed(chance)));
          Splitting splitting = Splitting.of(geometry, energy).with(choice(chance));
          return new Compositions(
              chance.oneIn(3) ? splitting.strang() : splitting.lie(), conserves);
        },
        () -> new Compositions(decorated(chance, move(chance, scene)).on(energy), true),
        () -> {
          Scheme react = chance.oneIn(2) ? Schemes.exact(reaction) : Schemes.entropic(reaction);
          return new Compositions(decorated(chance, react).on(energy), conserves);
        },
        () -> {
          Scheme both = move(chance, scene).then(Schemes.projectedGradient());
          return new Compositions(both.on(energy), true);
        });
  }

  private static double speed(Chance chance) {
    return chance.oneIn(2) ? 1 : chance.magnitude(200);
  }

  private static Scheme decorated(Chance chance, Scheme scheme) {
    return switch (chance.between(0, 3)) {
      case 0 -> scheme.controlled("fuzz", Controller.standard());
      case 1 -> scheme.then(Schemes.rejuvenation(0.1, chance.magnitude(200)));
      default -> scheme;
    };
  }

  private static LeafSchemes choice(Chance chance) {
    return chance.pick(
        LeafSchemes::explicit,
        LeafSchemes::backtracking,
        LeafSchemes::proximal,
        () -> LeafSchemes.proximal(EFFORT));
  }

  private static Transport transport(Chance chance, Scene scene) {
    return chance.pick(() -> wasserstein(), () -> wasserstein(), () -> stein(scene.smooth(chance)));
  }

  private static Reaction reaction(Chance chance, Scene scene) {
    double eps = chance.oneIn(2) ? 0 : chance.magnitude(200);
    return chance.pick(
        () -> hellinger(),
        () -> hellinger().spherical(),
        () -> mmd(scene.positive(chance), eps),
        () -> mmd(scene.positive(chance), eps).spherical(),
        () -> new Spherical(mmd(scene.positive(chance), eps)),
        () -> sphericalMmd(scene.kernel(chance), eps),
        () -> kernelisedFisherRao(scene.positive(chance)),
        () -> kernelisedFisherRao(scene.positive(chance)).spherical());
  }

  /** Schemes that conserve mass. */
  private static Scheme move(Chance chance, Scene scene) {
    return chance.<Scheme>pick(
        () -> Schemes.explicit(transport(chance, scene)),
        () -> Schemes.massWeighted(transport(chance, scene)),
        () -> Schemes.backtracking(transport(chance, scene)),
        () -> Schemes.noisy(Schemes.explicit(wasserstein()), chance.magnitude(200)),
        () -> Schemes.noisyWithSources(Schemes.explicit(wasserstein()), chance.magnitude(200)),
        () -> Schemes.proximal(wasserstein(), EFFORT),
        () -> Schemes.jointProximal(speed(chance), speed(chance), EFFORT),
        () -> gaussNewton(chance),
        () -> gaussNewton(chance),
        Schemes::exponentialThenProjection);
  }

  private static GaussNewtonJko gaussNewton(Chance chance) {
    return GaussNewtonJko.of(
        wasserstein().times(speed(chance)).plus(hellinger().spherical().times(speed(chance))));
  }
}
