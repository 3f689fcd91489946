package org.onsager.law;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Metric;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/** A saboteur for every law of reactions; those of transports are {@link GeometrySaboteursTest}. */
class ReactionSaboteursTest {

  private static final double LITTLE = 1e-6;

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final MmdGeometry MMD = mmd(Gaussian.ofStandardDeviation(0.5), 0);

  @TestFactory
  Stream<DynamicTest> everyReactionLawRejectsItsSaboteur() {
    Vector<Law<Reaction>> laws = ReactionLaws.all();
    Domain separated = Domain.everywhere().ofSeparatedPoints();
    return Saboteur.tests(
        laws,
        List.of(
            Saboteur.of(
                "loses 1e-6 of its mass",
                new Leaking(hellinger(), 1e-6),
                PLANE,
                "massRate",
                "constants"),
            Saboteur.of(
                "leaves a rate of 1e-9 of its size",
                new Leaking(MMD, 1e-9),
                separated,
                "massRate",
                "constants"),
            Saboteur.of("another speed than it says", new Slow(), PLANE, "hellingerSpeed"),
            Saboteur.of("moves points, too", new Drifting(), PLANE, "leavesPoints"),
            Saboteur.of("forgets log mu", new Blind(), PLANE, "entropy"),
            Saboteur.of(
                "a Euclidean projection",
                new Projected(new MeanFree()),
                PLANE,
                "spherical",
                "constants"),
            Saboteur.of(
                "the spherical form of another geometry",
                new Projected(kernelisedFisherRao(Gaussian.ofVariance(1)).spherical()),
                PLANE,
                "spherical"),
            Saboteur.of("a metric without its eps", new WithoutEps(), separated, "metric"),
            Saboteur.of("a claim of metric", new NotInverse(), separated, "metric"),
            Saboteur.of("grows without weight", new Grown(w -> 1), PLANE, "vanishing"),
            Saboteur.of(
                "grows like the root of its weight", new Grown(Math::sqrt), PLANE, "vanishing")));
  }

  /** A leaking reaction stays a symmetric, dissipative geometry: only its own laws see it. */
  @TestFactory
  Stream<DynamicTest> aLeakHidesFromTheLawsOfAllGeometries() {
    Saboteur<Geometry> leak = Saboteur.of("leak", new Leaking(hellinger(), 1e-6), PLANE);
    return Saboteur.tests(GeometryLaws.all(), List.of(leak)).limit(1);
  }

  /** The spherical form and a share of the plain one. */
  private record Leaking(Reaction reaction, double share) implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return reaction.spherical().growth(mu, xi).plus(share, reaction.growth(mu, xi));
    }

    @Override
    public boolean vanishesWithWeight() {
      return reaction.vanishesWithWeight();
    }

    @Override
    public boolean conservesMass() {
      return true;
    }
  }

  private record Slow() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return hellinger().growth(mu, xi);
    }

    @Override
    public Option<Double> hellingerSpeed() {
      return Option.some(0.5);
    }
  }

  private record Drifting() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return hellinger().growth(mu, xi);
    }

    @Override
    public Rate rate(Particles mu, Field xi) {
      return new Rate(wasserstein().velocity(mu, xi), growth(mu, xi.values()));
    }
  }

  private record Blind() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return hellinger().growth(mu, xi);
    }

    @Override
    public Rate rate(Particles mu, Field xi) {
      return new Rate(Block.constant(mu.count() * mu.dimension(), 0), growth(mu, xi.values()));
    }
  }

  /** Hellinger with another spherical form. */
  private record Projected(Reaction other) implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return hellinger().growth(mu, xi);
    }

    @Override
    public Reaction spherical() {
      return other;
    }
  }

  /** Hellinger less the mean of its growth. */
  private record MeanFree() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      Block free = hellinger().growth(mu, xi);
      double mean = free.sum() / free.length();
      return free.map(g -> g - mean);
    }

    @Override
    public boolean conservesMass() {
      return true;
    }
  }

  private record WithoutEps() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return mmd(MMD.kernel(), LITTLE).growth(mu, xi);
    }

    @Override
    public Option<Metric> metric() {
      return MMD.metric();
    }
  }

  /** It claims a metric, but only smooths: its growth is in proportion to the weights. */
  private record NotInverse() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return hellinger().growth(mu, xi);
    }

    @Override
    public Option<Metric> metric() {
      return MMD.metric();
    }
  }

  /** A growth by a law of weights and forces. */
  private record Grown(DoubleUnaryOperator share) implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      return Block.build(
          xi.length(),
          out -> Arrays.setAll(out, i -> -share.applyAsDouble(mu.weights().get(i)) * xi.get(i)));
    }
  }
}
