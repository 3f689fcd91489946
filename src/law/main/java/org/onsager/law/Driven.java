package org.onsager.law;

import io.vavr.control.Option;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Metric;
import org.onsager.geometry.Part;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;

/**
 * The leaves of a splitting that follow an energy of their own, as leaves that do so whatever force
 * they are given: then the rate of their sum is what the splitting follows.
 */
final class Driven {

  private Driven() {}

  /** The geometry of a splitting, whose energies are not yet drawn. */
  static Geometry geometry(Splitting splitting) {
    return splitting.own().isEmpty()
        ? splitting.geometry()
        : new Sum(
            splitting
                .geometry()
                .parts()
                .map(part ->
                    splitting
                        .own()
                        .get(part.leaf())
                        .map(own -> new Part(driven(part.leaf(), own), part.speed()))
                        .getOrElse(part)));
  }

  /** The same geometry with energies drawn with a key. */
  static Geometry drawn(Geometry geometry, Key key) {
    boolean any =
        geometry
            .parts()
            .exists(part -> part.leaf() instanceof Moving || part.leaf() instanceof Growing);
    return any
        ? new Sum(geometry.parts().map(part -> new Part(drawnLeaf(part.leaf(), key), part.speed())))
        : geometry;
  }

  private static Geometry driven(Geometry leaf, RandomEnergy own) {
    return switch (leaf) {
      case Transport transport -> new Moving(transport, own);
      case Reaction reaction -> new Growing(reaction, own);
      case Sum sum -> throw new IllegalArgumentException(sum + ": must be a leaf");
    };
  }

  private static Geometry drawnLeaf(Geometry leaf, Key key) {
    return switch (leaf) {
      case Moving moving -> new Moving(moving.transport, moving.own.at(key));
      case Growing growing -> new Growing(growing.reaction, growing.own.at(key));
      default -> leaf;
    };
  }

  private record Moving(Transport transport, RandomEnergy own) implements Transport {

    @Override
    public Block velocity(Particles mu, Field xi) {
      return transport.velocity(mu, own.at(Key.of(0)).firstVariation(mu));
    }

    @Override
    public boolean carriesEntropy() {
      return true;
    }
  }

  private record Growing(Reaction reaction, RandomEnergy own) implements Reaction {

    @Override
    public Block growth(Particles mu, Block xi) {
      return reaction.growth(mu, own.at(Key.of(0)).firstVariationValues(mu));
    }

    @Override
    public Rate rate(Particles mu, Field xi) {
      return reaction.rate(mu, own.at(Key.of(0)).firstVariation(mu));
    }

    @Override
    public Option<Metric> metric() {
      return reaction.metric();
    }

    @Override
    public boolean vanishesWithWeight() {
      return reaction.vanishesWithWeight();
    }

    @Override
    public boolean conservesMass() {
      return reaction.conservesMass();
    }
  }
}
