package org.onsager.law;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.law.SchemeSaboteursTest.objecting;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.onsager.distribution.Density;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/** Schemes that keep the mass, are of order one, and do not follow their geometry. */
final class RateSaboteurs {

  private static final Scheme EULER = explicit(wasserstein());

  private RateSaboteurs() {}

  static List<Saboteur<Experiment>> all() {
    Geometry both = wasserstein().plus(hellinger().spherical());
    Scheme reaction = entropic(hellinger().spherical());
    Scheme ascent = objecting((s, f, tau) -> EULER.move(s, f.times(-1), tau));
    return List.of(
        saboteur("goes up", claiming(ascent).descending(), "rate", "descent"),
        saboteur("twice as fast", claiming(EULER.times(2)).descending().upTo(0.1), "rate"),
        saboteur("half as fast", claiming(EULER.times(0.5)).descending().upTo(0.1), "rate"),
        saboteur("a hundredth too fast", claiming(EULER.times(1.01)), "rate"),
        saboteur(
            "does nothing", claiming(objecting((s, f, tau) -> s.moved(x(s)))).descending(), "rate"),
        saboteur("always goes one way", claiming(objecting(RateSaboteurs::drifting)), "rate"),
        saboteur("descends for small steps only", claiming(EULER).descending(), "descent"),
        saboteur("forgets the weights", changing(EULER, both), "rate"),
        saboteur("forgets the points", changing(reaction, both), "rate"),
        saboteur("weights half as fast", changing(EULER.then(reaction.times(0.5)), both), "rate"),
        saboteur("noise of variance tau", langevin(Math::sqrt), "noise"),
        saboteur("noise of deviation 2 tau", langevin(tau -> 2 * tau), "noise"),
        saboteur("no noise", langevin(tau -> 0), "noise", "keyed"),
        saboteur("one noise for all", diffusing(RateSaboteurs::shared), "noise"),
        saboteur("noise on one coordinate", diffusing(RateSaboteurs::lopsided), "noise"),
        saboteur("noise with a mean", diffusing(RateSaboteurs::biased), "noise"),
        saboteur("noise without a drift", diffusing(RateSaboteurs::walking), "rate"),
        saboteur("round noise", carrying(wasserstein(), 1, kalmanWasserstein()), "noise", "rate"),
        saboteur(
            "no drift of the covariance", carrying(new Still(), 1, kalmanWasserstein()), "noise"),
        saboteur(
            "noise of temperature one", carrying(wasserstein(), 0.25, wasserstein()), "noise"));
  }

  /** What all of them claim, truly. */
  private static Experiment claiming(Scheme scheme) {
    return Experiment.of(scheme).conservingMass().ofOrder(1).discretising(wasserstein());
  }

  private static Experiment changing(Scheme scheme, Geometry geometry) {
    return Experiment.of(scheme).conservingMass().ofOrder(1).discretising(geometry);
  }

  /** Euler's step and noise of a deviation that depends on tau. */
  static Experiment langevin(DoubleUnaryOperator deviation) {
    return diffusing((state, z, force, tau) -> force.plus(deviation.applyAsDouble(tau), z));
  }

  /** How a scheme adds normal numbers to what the force does in the time tau. */
  private interface Noise {
    Block added(State state, Block z, Block drift, double tau);
  }

  private static Experiment diffusing(Noise noise) {
    Scheme scheme =
        objecting((state, energy, tau) -> {
          Block z = state.drawKey().normals(x(state).length());
          Block drift = energy.firstVariation(state.particles()).gradients().map(g -> -tau * g);
          return state.drawn().moved(x(state).plus(1, noise.added(state, z, drift, tau)));
        });
    return Experiment.of(scheme).conservingMass().discretising(wasserstein()).diffusing(1);
  }

  /** Langevin steps of a geometry with a share of log mu, which claim another geometry. */
  private static Experiment carrying(Transport transport, double share, Geometry claimed) {
    Scheme scheme =
        (state, energy, tau) -> {
          Energy colder =
              energy.entropy() == 0
                  ? energy
                  : KullbackLeibler.to(flat(state.particles().dimension()))
                      .times(share * energy.entropy());
          return Schemes.langevin(transport).move(state, colder, tau);
        };
    return Experiment.of(scheme).conservingMass().discretising(claimed).carryingEntropy();
  }

  private static Density flat(int dimension) {
    return Density.of(dimension, x -> 0, x -> new double[x.length]);
  }

  /** The Kalman-Wasserstein geometry that forgets how its covariance changes. */
  private record Still() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return kalmanWasserstein().velocity(mu, xi);
    }

    @Override
    public Option<Function<Particles, Mobility>> mobility() {
      return kalmanWasserstein()
          .mobility()
          .map(of -> mu -> Mobility.constant(of.apply(mu).matrix(), mu.count()));
    }
  }

  private static Block shared(State state, Block z, Block drift, double tau) {
    double one = Math.sqrt(2 * tau) * z.get(0);
    return drift.map(v -> v + one);
  }

  private static Block lopsided(State state, Block z, Block drift, double tau) {
    double deviation = Math.sqrt(2 * tau * z.length());
    return drift.plus(deviation, Block.build(z.length(), out -> out[0] = z.get(0)));
  }

  private static Block biased(State state, Block z, Block drift, double tau) {
    return drift.plus(Math.sqrt(2 * tau), z.map(v -> v + 0.5));
  }

  private static Block walking(State state, Block z, Block drift, double tau) {
    return z.map(v -> Math.sqrt(2 * tau) * v);
  }

  private static Either<Failure, State> drifting(State state, Energy energy, double tau) {
    return state.moved(x(state).map(c -> c + tau));
  }

  private static Block x(State state) {
    return state.particles().points().coordinates();
  }

  private static Saboteur<Experiment> saboteur(String what, Experiment subject, String... breaks) {
    return Saboteur.of(what, subject, Domain.probabilities(), breaks);
  }
}
