package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Composite;
import org.onsager.energy.Curvature;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Potential;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** Both forms of the normal equations solve the same problem. */
class NormalEquationsTest {

  private static final Particles MU = Given.particles(7, 2, 3);

  private static final Composite ENERGY =
      Composite.of(
          GaussianLocation.ofVariance(Given.particles(5, 2, 4).points(), 2),
          Loss.halfSquares(Block.constant(5, 0.3), 0.1));

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** With few features by the factor, with its matrix in full: the same to rounding. */
  @ParameterizedTest
  @CsvSource({"0.01, true", "1, true", "100, true", "0.01, false", "1, false", "100, false"})
  void woodburyIsDense(double tau, boolean conservesMass) {
    GaussNewton model = ENERGY.gaussNewton().get().apply(MU);
    Field xi = ENERGY.firstVariation(MU);
    Tangent at = Tangent.at(MU, new Speeds(2, 0.3, conservesMass));
    NormalEquations small = NormalEquations.of(model.curvature(), at);
    NormalEquations full =
        NormalEquations.of(new Curvature.Dense(model.curvature().matrix(21)), at);
    assertInstanceOf(Woodbury.class, small);
    assertInstanceOf(DenseEquations.class, full);
    double[] g = at.pullBack(xi);
    for (ParticleBlocks blocks :
        new ParticleBlocks[] {
          ParticleBlocks.kept(Option.none(), at),
          ParticleBlocks.rest(model.rest().get(), xi, at).get()
        }) {
      double[] one = small.plus(blocks, tau).get().solve(g);
      double[] other = full.plus(blocks, tau).get().solve(g);
      for (int e = 0; e < g.length; e++) {
        assertEquals(other[e], one[e], 1e-12 * largest(other));
      }
      assertEquals(full.form(one), small.form(one), 1e-12 * full.form(one));
      // It is a solution: M x + P x + D x / tau = b.
      double form = small.form(one) + blocks.form(one) + at.squaredLength(one) / tau;
      double product = 0;
      for (int e = 0; e < g.length; e++) {
        product += one[e] * g[e];
      }
      assertEquals(product, form, 1e-12 * product);
    }
  }

  /** A potential has no curvature in the measure: blocks alone, and no matrix however many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3000})
  void blocksAloneNeedNoMatrix(int copies) {
    Potential bowl =
        Potential.of(
            x -> x[0] * x[0] + x[0] * x[1] + x[1] * x[1],
            x -> new double[] {2 * x[0] + x[1], x[0] + 2 * x[1]},
            x -> Matrix.of(new double[] {2, 1}, new double[] {1, 2}));
    Particles mu = Given.particles(2 * copies, 2, 5);
    GaussNewton model = bowl.gaussNewton().get().apply(mu);
    assertEquals(0, NormalEquations.order(model.curvature(), model.order()));
    PrimalLinearisation linear =
        PrimalLinearisation.of(model, bowl.firstVariation(mu), mu, new Speeds(1, 1, true));
    double tau = 1e9;
    double[] step = linear.factorised(tau, false).get().step();
    Particles end = linear.tangent().applied(State.start(mu, Key.of(0)), step).get().particles();
    // Newton's step of a quadratic, but for 1 / tau of it; half-densities fall by tau times V.
    assertTrue(largest(end.points().coordinates().toArray()) < 1e-7);
  }

  /** Of a linear problem the minimiser is a fixed point of the chord: its decrement is rounding. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void chordsPullBackByTheDerivativeOfTheStart(boolean conservesMass) {
    GaussNewton model = ENERGY.gaussNewton().get().apply(MU);
    Field xi = ENERGY.firstVariation(MU);
    PrimalLinearisation linear =
        PrimalLinearisation.of(model, xi, MU, new Speeds(2, 0.3, conservesMass));
    PrimalLinearisation.Problem problem = linear.factorised(1e-3, false).get();
    double[] step = problem.step();
    Particles nu = linear.tangent().applied(State.start(MU, Key.of(0)), step).get().particles();
    Field read = model.reading().get().of(nu);
    Field difference = read.plus(-1, ENERGY.firstVariation(nu, MU.points()));
    // Sums of five terms, by two formulas.
    assertTrue(largest(difference.values().toArray()) < 1e-14 * largest(read.values().toArray()));
    assertTrue(
        largest(difference.gradients().toArray()) < 1e-13 * largest(read.gradients().toArray()));
    // A step of length h leaves h^2 of the force, and so h^4 of the decrement.
    double first = problem.chord(new double[step.length], Mixing.ofDepth(1), xi).decrement();
    Linearisation.Chord chord = problem.chord(step, Mixing.ofDepth(1), read);
    assertTrue(chord.decrement() < 1e-3 * first, () -> chord.decrement() + " of " + first);
    double[] gradient = linear.tangent().pullBack(xi);
    double slope = 0;
    for (int e = 0; e < step.length; e++) {
      slope -= gradient[e] * step[e];
    }
    assertEquals(slope, first, 1e-12 * slope);
  }
}
