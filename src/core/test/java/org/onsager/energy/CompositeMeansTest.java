package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.feature.Features;
import org.onsager.feature.FourierModes;
import org.onsager.feature.Jet;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** A spectrum of thousands of modes could not write down what a million points are to it. */
class CompositeMeansTest {

  @Test
  void evaluationsAskForMeansAndCombinationsAlone() {
    Features modes = FourierModes.onTorus(2, 3);
    Composite energy =
        Composite.of(new NeverWrittenDown(modes), Loss.halfSquares(Block.constant(49, 0.1), 1));
    Composite plain = Composite.of(modes, Loss.halfSquares(Block.constant(49, 0.1), 1));
    Particles mu = Particles.uniform(Normal.isotropic(1, 0, 0).sample(20, Key.of(1)));
    Field expected = plain.evaluate(mu).field();
    assertEquals(plain.value(mu), energy.value(mu));
    assertEquals(expected, energy.evaluate(mu).field());
    assertEquals(expected, energy.firstVariation(mu));
    assertEquals(expected, energy.firstVariation(mu, mu.points()));
    assertEquals(plain.firstVariationValues(mu), energy.firstVariationValues(mu));
  }

  /** The rounding of the bound is that of the largest features, wherever points are cut. */
  @Test
  void boundsOfCurvatureReadSomePointsAfterTheOther() {
    Features modes = FourierModes.onTorus(2, 3);
    int n = 30_000; // 1.5 million features of points
    Points points = new Points(n, 2, Key.of(2).normals(2 * n));
    Block phi = modes.values(points);
    Block largest =
        Block.build(
            modes.count(),
            out -> {
              for (int e = 0; e < phi.length(); e++) {
                out[e / n] = Math.max(out[e / n], Math.abs(phi.get(e)));
              }
            });
    MeanFeatures some =
        new MeanFeatures(new Few(modes), Loss.halfSquares(Block.constant(49, 0.1), 1));
    assertEquals(largest, some.largest(points));
  }

  /** Features that refuse to be asked at more than a million numbers at once. */
  private record Few(Features right) implements Features {

    @Override
    public int count() {
      return right.count();
    }

    @Override
    public int dimension() {
      return right.dimension();
    }

    @Override
    public Block values(Points at) {
      assertTrue((long) right.count() * at.count() <= 1 << 20, "too many at once");
      return right.values(at);
    }

    @Override
    public Block jacobian(Points at) {
      return right.jacobian(at);
    }

    @Override
    public Block curvature(Points at, Block g) {
      return right.curvature(at, g);
    }
  }

  /** Features that refuse to be asked for all of them at once. */
  private record NeverWrittenDown(Features right) implements Features {

    @Override
    public int count() {
      return right.count();
    }

    @Override
    public int dimension() {
      return right.dimension();
    }

    @Override
    public Block values(Points at) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Block jacobian(Points at) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Block curvature(Points at, Block g) {
      return right.curvature(at, g);
    }

    @Override
    public Block mean(Particles mu) {
      return right.mean(mu);
    }

    @Override
    public Field along(Points at, Block g) {
      return right.along(at, g);
    }

    @Override
    public Jet jet(Points at) {
      Jet jet = right.jet(at);
      return new Jet() {
        @Override
        public Block values() {
          throw new AssertionError("not asked for");
        }

        @Override
        public Block jacobian() {
          throw new AssertionError("not asked for");
        }

        @Override
        public Block mean(Block weights) {
          return jet.mean(weights);
        }

        @Override
        public Block curvature(Block g) {
          return jet.curvature(g);
        }

        @Override
        public Field along(Block g) {
          return jet.along(g);
        }

        @Override
        public Block valuesAlong(Block g) {
          return jet.valuesAlong(g);
        }
      };
    }
  }
}
