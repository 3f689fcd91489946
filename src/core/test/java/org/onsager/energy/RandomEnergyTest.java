package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.NORMAL;
import static org.onsager.testing.Reference.SAMPLES;

import io.vavr.control.Option;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/** What random energies and second-order models claim of themselves, alone and combined. */
class RandomEnergyTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final RandomEnergy SMOOTH = Mmd.sampled(NORMAL, KERNEL, 5);

  private static final RandomEnergy KINKED = Mmd.sampled(NORMAL, Laplace.ofLength(1), 5);

  @Test
  void aSumHasAModelIfItsPartsHave() {
    assertAll(
        () -> assertTrue(SMOOTH.plus(SMOOTH).hasGaussNewton()),
        () -> assertFalse(SMOOTH.plus(KINKED).hasGaussNewton()),
        () -> assertFalse(KINKED.plus(SMOOTH).hasGaussNewton()),
        () -> assertTrue(SMOOTH.plus(KINKED).isQuadratic()));
  }

  @Test
  void aMultipleHasAModelIfItIsPositive() {
    Energy fixed = Interaction.of(KERNEL);
    assertAll(
        () -> assertTrue(SMOOTH.times(0.5).hasGaussNewton()),
        () -> assertFalse(SMOOTH.times(0).hasGaussNewton()),
        () -> assertFalse(SMOOTH.times(-1).hasGaussNewton()),
        () -> assertFalse(KINKED.times(2).hasGaussNewton()),
        () -> assertFalse(fixed.times(0).hasGaussNewton()),
        () -> assertTrue(fixed.times(0).gaussNewton().isEmpty()));
  }

  @Test
  void entropiesAreMultipliedAndAdded() {
    RandomEnergy entropic =
        new Drawn(key -> KullbackLeibler.to(NORMAL).times(2), 2, false, false, false);
    assertEquals(6, entropic.times(3).entropy());
    assertEquals(-4, entropic.plus(entropic.times(-3)).entropy());
    assertFalse(entropic.times(2).isQuadratic());
    assertFalse(SMOOTH.plus(entropic).isQuadratic());
  }

  /** An energy states its quadratic and its model, once each; whether they are there follows. */
  @Test
  void whatAnEnergyStatesIsAllThatItSays() {
    Energy quadratic =
        new Stating() {
          @Override
          public Option<Function<Support, Quadratic>> quadratic() {
            return Interaction.of(KERNEL).quadratic();
          }
        };
    Energy second =
        new Stating() {
          @Override
          public Option<Function<Particles, GaussNewton>> gaussNewton() {
            return Interaction.of(KERNEL).gaussNewton();
          }
        };
    assertAll(
        () -> assertTrue(quadratic.isQuadratic() && !quadratic.hasGaussNewton()),
        () -> assertTrue(second.hasGaussNewton() && !second.isQuadratic()),
        () -> assertTrue(quadratic.times(-1).plus(quadratic).isQuadratic()),
        () -> assertTrue(second.times(2).plus(second).hasGaussNewton()),
        () -> assertFalse(second.times(-1).hasGaussNewton()),
        () -> assertFalse(quadratic.plus(second).isQuadratic()),
        () -> assertFalse(second.plus(quadratic).hasGaussNewton()));
  }

  /** Capabilities are asked without a measure: here any would be refused. */
  private static class Stating implements Energy {

    @Override
    public double value(Particles mu) {
      throw new AssertionError();
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      throw new AssertionError();
    }
  }

  @Test
  void energiesThatAreQuadraticInTheWeightsSaySo() {
    assertAll(
        () -> assertTrue(DrMmd.to(SAMPLES, KERNEL, 0.1).isQuadratic()),
        () -> assertTrue(KernelSteinDiscrepancy.to(NORMAL, KERNEL).isQuadratic()),
        () -> assertTrue(Mmd.to(SAMPLES, KERNEL).hasGaussNewton()),
        () -> assertFalse(Mmd.to(SAMPLES, Laplace.ofLength(1)).hasGaussNewton()),
        () -> assertFalse(SinkhornDivergence.to(SAMPLES, 1).times(2).isQuadratic()));
  }

  @Test
  void modelsAddAndMultiplyWithTheirStiffness() {
    Matrix matrix = Matrix.of(new double[] {2, 1}, new double[] {1, 3});
    GaussNewton model = new GaussNewton(1, 1, matrix, 5);
    GaussNewton combined = model.times(3).plus(new GaussNewton(1, 1, matrix, 7));
    assertEquals(new GaussNewton(1, 1, matrix.map(m -> 4 * m), 22), combined);
    assertEquals(2 * 4 + 2 * 2 * 5 + 3 * 25, model.form(Block.copyOf(2, 5)));
    assertThrows(IllegalArgumentException.class, () -> model.form(Block.copyOf(2, 5, 0)));
    assertThrows(IllegalArgumentException.class, () -> new GaussNewton(0, 1, matrix, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GaussNewton(1, 0, Matrix.of(new double[] {1}), 1));
  }

  @Test
  void modelsKnowWhetherTheyAreFinite() {
    Matrix matrix = Matrix.of(new double[] {2, 1}, new double[] {1, 3});
    assertTrue(new GaussNewton(1, 1, matrix, 0).isFinite());
    assertFalse(new GaussNewton(1, 1, matrix, Double.POSITIVE_INFINITY).isFinite());
    assertFalse(new GaussNewton(1, 1, matrix.map(m -> m / 0), 1).isFinite());
  }

  /**
   * Two particles of weights 1/2 and 3/2 at the distance r: across it the curvature is {@code 2
   * phi'}, along it {@code 2 phi' + 4 phi'' r^2}.
   */
  @Test
  void interactionsOfTwoParticlesCurveAcrossAndAlong() {
    Energy quartic = Interaction.of(Radial.of(s -> s * s / 4, s -> s / 2, s -> 0.5));
    double s = 9;
    Particles plane = Particles.of(Points.of(new double[] {1, 1}, new double[] {4, 1}), 0.5, 1.5);
    GaussNewton model = quartic.gaussNewton().get().apply(plane);
    assertAll(
        () -> assertEquals(0.75 * 3 * s, model.form(Block.copyOf(1, 0, 0, 0, 0, 0))),
        () -> assertEquals(0.75 * s, model.form(Block.copyOf(0, 0, 1, 0, 0, 0))),
        () -> assertEquals(0.75 * 3 * s * 4, model.form(Block.copyOf(1, -1, 0, 0, 0, 0))),
        () -> assertEquals(0, model.form(Block.copyOf(1, 1, 1, 1, 1, 1))),
        () -> assertEquals(2 * 3 * s * 2, model.stiffness()));
    Particles line = Particles.of(Points.onLine(1, 4), 0.5, 1.5);
    GaussNewton onLine = quartic.gaussNewton().get().apply(line);
    assertEquals(0.75 * 3 * s, onLine.form(Block.copyOf(1, 0, 0, 0)));
    assertEquals(2 * 3 * s * 2, onLine.stiffness());
  }

  /** At s = 1 the curvature of {@code s - s^2 / 4} is 1 across and negative along. */
  @Test
  void negativeCurvatureIsLeftOut() {
    Energy energy = Interaction.of(Radial.of(s -> s - s * s / 4, s -> 1 - s / 2, s -> -0.5));
    Particles plane = Particles.uniform(Points.of(new double[] {0, 0}, new double[] {1, 0}));
    GaussNewton model = energy.gaussNewton().get().apply(plane);
    assertAll(
        () -> assertEquals(0, model.form(Block.copyOf(1, 0, 0, 0, 0, 0))),
        () -> assertEquals(0.25, model.form(Block.copyOf(0, 0, 1, 0, 0, 0))),
        () -> assertEquals(2, model.stiffness()));
    GaussNewton onLine = energy.gaussNewton().get().apply(Particles.uniform(Points.onLine(0, 1)));
    assertEquals(Block.constant(16, 0), onLine.matrix().block().map(Math::abs));
    assertEquals(0, onLine.stiffness(), "nothing is across a line");
    // Where points coincide there is no direction, on a line neither.
    Particles one = Particles.uniform(Points.onLine(0, 0));
    assertEquals(0.25 * 2, energy.gaussNewton().get().apply(one).form(Block.copyOf(1, 0, 0, 0)));
  }
}
