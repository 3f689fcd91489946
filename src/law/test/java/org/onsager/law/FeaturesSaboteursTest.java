package org.onsager.law;

import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.feature.CurvatureBounds;
import org.onsager.feature.Features;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Jet;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class FeaturesSaboteursTest {

  private static final Features RIGHT =
      GaussianLocation.ofVariance(
          Points.of(new double[][] {{0, 0}, {1, 0.5}, {-1, 1}, {0.3, -2}}), 1);

  @TestFactory
  Stream<DynamicTest> everyLawOfFeaturesRejectsItsSaboteur() {
    return Saboteur.tests(
        FeaturesLaws.all(),
        List.of(
            saboteur(Fault.ONE_MEAN_MORE, "shapes", "mean"),
            saboteur(Fault.FORGETS_NOTHING, "pure"),
            saboteur(Fault.ANY_DIMENSION, "dimension"),
            saboteur(Fault.CENTRED, "eachPoint", "mean", "along", "jet", "jacobian"),
            saboteur(Fault.MEAN, "mean"),
            saboteur(Fault.ALONG, "along"),
            saboteur(Fault.JET, "jet"),
            saboteur(Fault.JET_VALUES_ALONG, "jet"),
            saboteur(Fault.JACOBIAN, "jacobian", "along", "jet", "curvature", "bounds"),
            saboteur(Fault.ONE_DERIVATIVE, "jacobian", "along", "jet", "curvature", "bounds"),
            saboteur(Fault.CURVATURE, "curvature", "jet"),
            saboteur(Fault.ONE_SIDED, "curvature", "jet"),
            saboteur(Fault.BOUNDS, "bounds"),
            saboteur(Fault.BOUNDS_ALONG, "bounds")));
  }

  private static Saboteur<Features> saboteur(Fault fault, String... breaks) {
    return Saboteur.of(fault.name(), new Wrong(fault), Domain.everywhere().inDimension(2), breaks);
  }

  private enum Fault {
    /** The mass, beside the means. */
    ONE_MEAN_MORE,
    /** The values depend on how many points were seen before. */
    FORGETS_NOTHING,
    ANY_DIMENSION,
    /** The mean over the points is taken off. */
    CENTRED,
    MEAN,
    ALONG,
    JET,
    /** A half of what they must be. */
    JET_VALUES_ALONG,
    JACOBIAN,
    /** Of one feature, by a relative 1e-4. */
    ONE_DERIVATIVE,
    CURVATURE,
    /** Of the mixed second derivatives, one is forgotten. */
    ONE_SIDED,
    /** A quarter of what they must be. */
    BOUNDS,
    BOUNDS_ALONG
  }

  /** Gaussian features with one thing wrong. */
  private record Wrong(Fault fault, AtomicInteger asked) implements Features {

    Wrong(Fault fault) {
      this(fault, new AtomicInteger());
    }

    @Override
    public int count() {
      return RIGHT.count();
    }

    @Override
    public int dimension() {
      return 2;
    }

    private Points held(Points at) {
      return fault == Fault.ANY_DIMENSION && at.dimension() != 2
          ? Points.of(new double[at.count()][2])
          : at;
    }

    @Override
    public Block values(Points at) {
      Block right = RIGHT.values(held(at));
      return switch (fault) {
        case FORGETS_NOTHING -> again(right);
        case CENTRED -> centred(right, at.count());
        default -> right;
      };
    }

    /** The last bit says whether the question is an odd one. */
    private Block again(Block right) {
      int odd = asked.getAndIncrement() % 2;
      return right.map(e -> e + odd * Math.ulp(e));
    }

    private static Block centred(Block right, int n) {
      return Block.build(
          right.length(),
          out -> {
            for (int e = 0; e < out.length; e++) {
              double sum = 0;
              for (int i = 0; i < n; i++) {
                sum += right.get(e / n * n + i);
              }
              out[e] = right.get(e) - sum / n;
            }
          });
    }

    @Override
    public Block jacobian(Points at) {
      Block right = RIGHT.jacobian(held(at));
      int first = right.length() / count();
      return switch (fault) {
        case JACOBIAN -> right.map(e -> 2 * e);
        case ONE_DERIVATIVE ->
            Block.build(
                right.length(),
                out -> {
                  for (int e = 0; e < out.length; e++) {
                    out[e] = right.get(e) * (e < first ? 1 + 1e-4 : 1);
                  }
                });
        default -> right;
      };
    }

    @Override
    public Block curvature(Points at, Block g) {
      Block right = RIGHT.curvature(held(at), g);
      int n = at.count();
      return switch (fault) {
        case CURVATURE -> right.map(e -> -e);
        case ONE_SIDED ->
            Block.build(
                right.length(),
                out -> {
                  for (int e = 0; e < out.length; e++) {
                    out[e] = e / n == 1 ? 0 : right.get(e);
                  }
                });
        default -> right;
      };
    }

    @Override
    public Block mean(Particles mu) {
      Block right = RIGHT.mean(mu);
      return switch (fault) {
        case ONE_MEAN_MORE -> Measures.joined(right, Block.copyOf(mu.mass()));
        case MEAN -> right.map(e -> e / mu.mass() * 2);
        default -> right;
      };
    }

    @Override
    public Field along(Points at, Block g) {
      Field right = RIGHT.along(at, g);
      return fault == Fault.ALONG
          ? Field.of(right.values(), right.gradients().map(e -> -e))
          : right;
    }

    @Override
    public Jet jet(Points at) {
      return switch (fault) {
        case JET -> RIGHT.jet(Measures.nudged(at, 1 << 20));
        case JET_VALUES_ALONG -> new HalfAlong(RIGHT.jet(at));
        default -> RIGHT.jet(at);
      };
    }

    @Override
    public Option<CurvatureBounds> curvatureBounds() {
      Block right = RIGHT.curvatureBounds().get().on(new double[2], new double[2]);
      return switch (fault) {
        case BOUNDS -> Option.of(CurvatureBounds.everywhere(right.map(e -> e / 4)));
        case BOUNDS_ALONG -> Option.of(new Halved(right));
        default -> RIGHT.curvatureBounds();
      };
    }
  }

  /** Combines to a half of what it says. */
  private record HalfAlong(Jet right) implements Jet {

    @Override
    public Block values() {
      return right.values();
    }

    @Override
    public Block jacobian() {
      return right.jacobian();
    }

    @Override
    public Block curvature(Block g) {
      return right.curvature(g);
    }

    @Override
    public Field along(Block g) {
      return right.along(g);
    }

    @Override
    public Block valuesAlong(Block g) {
      return right.along(g).values().map(e -> e / 2);
    }
  }

  /** Sums to a half of what it says. */
  private record Halved(Block kappa) implements CurvatureBounds {

    @Override
    public Block on(double[] centre, double[] halfWidths) {
      return kappa;
    }

    @Override
    public ToDoubleBiFunction<double[], double[]> along(Block g) {
      return (centre, halfWidths) -> g.map(Math::abs).dot(kappa) / 2;
    }
  }
}
