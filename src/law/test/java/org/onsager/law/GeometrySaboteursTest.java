package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Neighbourhood;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A saboteur for every law of transports and of all geometries; see {@link ReactionSaboteursTest}.
 */
class GeometrySaboteursTest {

  private static final double LITTLE = 1e-6;

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  @TestFactory
  Stream<DynamicTest> everyTransportLawRejectsItsSaboteur() {
    Vector<Law<? super Transport>> laws =
        Vector.<Law<? super Transport>>ofAll(GeometryLaws.all()).appendAll(TransportLaws.all());
    return Saboteur.tests(
        laws,
        List.of(
            saboteur("the wrong sign", new Otto((mu, xi) -> xi.gradients()), "nonnegative"),
            saboteur("half as fast as it says", new Hurried(), "wassersteinSpeed"),
            saboteur("tells half of its mobility", new Mobile(0.5, 1), "mobility"),
            saboteur("forgets that the covariance moves", new Mobile(1, 0), "mobility"),
            saboteur("pulls back without the weights", new Unweighted(), "neighbourhood"),
            saboteur("a rotation", new Otto(GeometrySaboteursTest::rotated), "symmetric"),
            saboteur(
                "moves in proportion to mass",
                new Otto((mu, xi) -> Measures.weighted(mu.weights(), xi.gradients().map(g -> -g))),
                "splitting"),
            Saboteur.of(
                "counts particles without mass",
                new Otto(GeometrySaboteursTest::dragged),
                PLANE.ofPositiveWeights(),
                "massless"),
            saboteur(
                "smoothed by a function that is indefinite in the plane",
                stein(
                    PositiveDefiniteKernel.of(
                        s -> Math.max(0, 1 - Math.sqrt(s)), s -> s < 1 ? -0.5 / Math.sqrt(s) : 0)),
                "nonnegative"),
            saboteur(
                "smoothed by a truncated Gaussian",
                stein(
                    PositiveDefiniteKernel.of(
                        s -> s < 4 ? Math.exp(-s / 2) : 0, s -> s < 4 ? -Math.exp(-s / 2) / 2 : 0)),
                "nonnegative"),
            saboteur(
                "the first particle decides",
                new Otto((mu, xi) ->
                    xi.gradients().map(g -> mu.points().get(0, 0) > 0 ? -g : -g - LITTLE * g)),
                "relabelling"),
            saboteur(
                "writes into its input",
                new Otto((mu, xi) -> {
                  xi.gradients().borrowReadOnly()[0] *= 1 + 4 * Math.ulp(1.0);
                  return xi.gradients().map(g -> -g);
                }),
                "pure",
                "leavesWeights"),
            saboteur("twice the dissipation", new DoubleDissipation(), "dissipation", "balance"),
            saboteur("splits in the other order", new Reversed(), "plus"),
            saboteur("a speed that is squared", new SquaredSpeed(), "times"),
            saboteur("changes weights, too", new Growing(), "leavesWeights"),
            saboteur("forgets log mu", new Forgetful(), "entropy"),
            saboteur("carries log mu to nowhere", new Nowhere(), "entropy")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-20, 1, 1e20})
  void aWrongDissipationIsSeenAtEverySpeed(double speed) {
    Trial trial = PLANE.trial(3, 2, 1, 1, Shape.UNEQUAL);
    assertFalse(GeometryLaws.BALANCE.check(new DoubleDissipation().times(speed), trial).holds());
    assertTrue(GeometryLaws.BALANCE.check(wasserstein().times(speed), trial).holds());
    assertTrue(GeometryLaws.BALANCE.check(hellinger().times(speed), trial).holds());
  }

  /** It moves in proportion to mass, and says that it tells particles apart. */
  @TestFactory
  Stream<DynamicTest> labelledParticlesNeedNotSplit() {
    Otto massWeighted =
        new Otto((mu, xi) -> Measures.weighted(mu.weights(), xi.gradients().map(g -> -g)));
    Saboteur<Geometry> labelled =
        Saboteur.of("labelled", massWeighted, PLANE.ofLabelledParticles());
    return Saboteur.tests(GeometryLaws.all(), List.of(labelled)).limit(1);
  }

  private static Saboteur<Transport> saboteur(String what, Transport geometry, String... breaks) {
    return Saboteur.of(what, geometry, PLANE, breaks);
  }

  /** Faster by the number of particles without mass. */
  private static Block dragged(Particles mu, Field xi) {
    double faster = 1 + LITTLE * mu.masslessCount();
    return xi.gradients().map(g -> -faster * g);
  }

  private static Block rotated(Particles mu, Field xi) {
    int n = mu.count();
    Block g = xi.gradients();
    return Block.build(
        2 * n,
        out -> {
          for (int i = 0; i < n; i++) {
            out[i] = -g.get(i) + LITTLE * g.get(n + i);
            out[n + i] = -g.get(n + i) - LITTLE * g.get(i);
          }
        });
  }

  /** The Kalman-Wasserstein geometry with multiples of what it tells. */
  private record Mobile(double matrix, double divergence) implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return kalmanWasserstein().velocity(mu, xi);
    }

    @Override
    public Option<Function<Particles, Mobility>> mobility() {
      return kalmanWasserstein()
          .mobility()
          .map(of ->
              mu -> {
                Mobility told = of.apply(mu);
                return new Mobility(
                    told.matrix().map(c -> matrix * c), told.divergence().map(v -> divergence * v));
              });
    }
  }

  /** A velocity made of measure and force, refusing log mu as it should. */
  private record Otto(BiFunction<Particles, Field, Block> law) implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      xi.requireNoEntropy("a saboteur");
      return law.apply(mu, xi);
    }
  }

  private static Block descent(Field xi) {
    xi.requireNoEntropy("a saboteur");
    return xi.gradients().map(g -> -g);
  }

  private record DoubleDissipation() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return descent(xi);
    }

    @Override
    public double dissipation(Particles mu, Field xi) {
      return 2 * Transport.super.dissipation(mu, xi);
    }
  }

  private record Reversed() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return descent(xi);
    }

    @Override
    public Geometry plus(Geometry other) {
      return new Sum(other.parts().appendAll(parts()));
    }
  }

  private record SquaredSpeed() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return descent(xi);
    }

    @Override
    public Geometry times(double factor) {
      return Transport.super.times(factor * factor);
    }
  }

  private record Growing() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return descent(xi);
    }

    @Override
    public Rate rate(Particles mu, Field xi) {
      return new Rate(velocity(mu, xi), hellinger().growth(mu, xi.values()));
    }
  }

  private record Forgetful() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return xi.gradients().map(g -> -g);
    }
  }

  /** It says that it carries log mu. */
  private record Nowhere() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return xi.gradients().map(g -> xi.entropy() == 0 ? -g : Double.NaN);
    }

    @Override
    public boolean carriesEntropy() {
      return true;
    }
  }

  private record Hurried() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      xi.requireNoEntropy("this transport");
      return descent(xi);
    }

    @Override
    public Option<Double> wassersteinSpeed() {
      return Option.some(2.0);
    }
  }

  /** Wasserstein's, with a force for each particle that does not know its mass. */
  private record Unweighted() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      return wasserstein().velocity(mu, xi);
    }

    @Override
    public Option<Function<Particles, Neighbourhood>> neighbourhood() {
      return wasserstein().neighbourhood().map(right -> mu -> unweighted(right.apply(mu)));
    }

    private static Neighbourhood unweighted(Neighbourhood right) {
      return new Neighbourhood() {
        @Override
        public int size() {
          return right.size();
        }

        @Override
        public Option<Particles> at(double[] v) {
          return right.at(v);
        }

        @Override
        public void pullBack(double[] v, Particles nu, Field xi, double[] gradient) {
          System.arraycopy(xi.gradients().toArray(), 0, gradient, 0, gradient.length);
        }

        @Override
        public double cost(double[] v, double factor, double[] gradient) {
          return right.cost(v, factor, gradient);
        }
      };
    }
  }
}
