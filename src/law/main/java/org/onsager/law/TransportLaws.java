package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
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
    return Vector.of(LEAVES_WEIGHTS, ENTROPY, WASSERSTEIN_SPEED, NeighbourhoodLaws.NEIGHBOURHOOD);
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
}
