package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.Function;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;

/** Laws of transports, beside those of all geometries. */
public final class TransportLaws {

  private TransportLaws() {}

  /**
   * The laws of transports alone.
   *
   * @return the laws
   */
  public static Vector<Law<Transport>> all() {
    return Vector.of(
        LEAVES_WEIGHTS, ENTROPY, WASSERSTEIN_SPEED, MOBILITY, NeighbourhoodLaws.NEIGHBOURHOOD);
  }

  /** The rate of a transport is its velocity: weights stay. */
  public static final Law<Transport> LEAVES_WEIGHTS =
      Law.of(
          "TransportLaws.leavesWeights",
          "rate = (velocity, 0), velocity of n d numbers",
          TransportLaws::leavesWeights);

  private static Verdict leavesWeights(Claim claim, Transport transport) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Rate rate = transport.rate(mu, xi);
    return claim
        .equal("growth", rate.growth(), Block.constant(mu.count(), 0), Tolerance.none())
        .and(() ->
            claim.equal("velocity", rate.velocity(), transport.velocity(mu, xi), Tolerance.none()))
        .and(() ->
            claim.equal(
                "length of velocity",
                rate.velocity().length(),
                mu.count() * mu.dimension(),
                Tolerance.none()));
  }

  /**
   * A force with a {@code log mu} part moves the particles if the transport says that it carries
   * one, and is refused if it does not.
   */
  public static final Law<Transport> ENTROPY =
      Law.of(
          "TransportLaws.entropy",
          "log mu is carried if carriesEntropy(), else an IllegalArgumentException",
          TransportLaws::entropy);

  private static Verdict entropy(Claim claim, Transport transport) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Field xi = trial.force(0).firstVariation(mu);
    Field withEntropy = new Field(xi.values(), xi.gradients(), 1);
    return Refusals.agrees(
        claim, transport.carriesEntropy(), () -> transport.velocity(mu, withEntropy).isFinite());
  }

  /** A transport that calls itself Wasserstein's at some speed moves so. */
  public static final Law<Transport> WASSERSTEIN_SPEED =
      Law.of(
          "TransportLaws.wassersteinSpeed",
          "velocity = -a grad xi, whenever wassersteinSpeed() is a",
          TransportLaws::wassersteinSpeed);

  private static Verdict wassersteinSpeed(Claim claim, Transport transport) {
    Particles mu = claim.trial().particles();
    Field xi = claim.trial().force(0).firstVariation(mu);
    return transport
        .wassersteinSpeed()
        .map(a -> {
          Block velocity = xi.gradients().map(g -> -a * g);
          return claim.equal(
              "velocity",
              transport.velocity(mu, xi),
              velocity,
              Tolerance.ofSum(
                  1, EnergyRounding.largest(velocity), claim.trial().domain().accuracy()));
        })
        .getOrElse(() -> claim.holds("it is another geometry"));
  }

  /**
   * A transport that tells its mobility moves all particles by it, and tells how the matrix changes
   * as a particle moves.
   */
  public static final Law<Transport> MOBILITY =
      Law.of(
          "TransportLaws.mobility",
          "velocity = -C grad xi, (div C)_il = sum_k d C_kl / d x_ik, whenever mobility() is C",
          TransportLaws::mobility);

  private static Verdict mobility(Claim claim, Transport transport) {
    return transport
        .mobility()
        .map(of ->
            moves(claim, transport, of.apply(claim.trial().particles()))
                .and(() -> Taylor.confirmed(number -> divergence(claim, of, number))))
        .getOrElse(() -> claim.holds("no mobility"));
  }

  private static Verdict moves(Claim claim, Transport transport, Mobility mobility) {
    Particles mu = claim.trial().particles();
    Field xi = claim.trial().force(0).firstVariation(mu);
    int n = mu.count();
    int d = mu.dimension();
    Block velocity =
        mu.points()
            .vectors((i, k) -> {
              double sum = 0;
              for (int l = 0; l < d; l++) {
                sum -= mobility.matrix().get(k, l) * xi.gradient(i, l);
              }
              return sum;
            });
    double size =
        EnergyRounding.largest(mobility.matrix().block()) * EnergyRounding.largest(xi.gradients());
    return claim.equal(
        "velocity",
        transport.velocity(mu, xi),
        velocity,
        Tolerance.ofSum(n + d, d * size, claim.trial().domain().accuracy()));
  }

  /** Along {@code sum_k C_kl} as each row moves its own coordinate of one particle. */
  private static Verdict divergence(
      Claim claim, Function<Particles, Mobility> mobility, int number) {
    Particles mu = claim.trial().particles();
    int n = mu.count();
    int d = mu.dimension();
    double length = claim.trial().length();
    int particle = (int) Math.floorMod(claim.trial().key(number).low(), (long) n);
    int column = (int) Math.floorMod(claim.trial().key(number).high(), (long) d);
    double slope = length * mobility.apply(mu).divergence().get(column * n + particle);
    Block here = mobility.apply(mu).matrix().block();
    double largest = EnergyRounding.largest(mu.points().coordinates()) + length;
    double rounding =
        Tolerance.ofSum(
                n + d,
                d * (EnergyRounding.largest(here) + largest * largest) + Math.abs(slope),
                claim.trial().domain().accuracy())
            .size();
    return Taylor.vanishesToSecondOrder(
        claim,
        "C",
        t -> {
          double change = -t * slope;
          for (int k = 0; k < d; k++) {
            Matrix there = mobility.apply(moved(mu, particle, k, t * length)).matrix();
            change += there.get(k, column) - here.get(k * d + column);
          }
          return new Taylor.Remainder(change, rounding, t * slope);
        });
  }

  private static Particles moved(Particles mu, int particle, int axis, double by) {
    return mu.withPoints(
        mu.points()
            .withCoordinates(
                mu.points()
                    .vectors(
                        (i, k) -> mu.points().get(i, k) + (i == particle && k == axis ? by : 0))));
  }
}
