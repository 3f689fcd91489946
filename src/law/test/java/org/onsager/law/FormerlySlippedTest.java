package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.law.SchemeSaboteursTest.objecting;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Density;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Sampler;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/** Wrong objects that an outsider made and that the laws let pass once. */
class FormerlySlippedTest {

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final Domain PROBABILITIES = Domain.probabilities().inDimension(2);

  private static final Energy MMD = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));

  private static <S> void caught(
      Vector<? extends Law<? super S>> laws, S subject, Domain domain, String... breaks) {
    Saboteur.of("", subject, domain, breaks).isCaught(laws);
  }

  /** Wendland's function of R^3 dips by 1e-10 in R^4 and by 1e-6 in R^5. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aFunctionOfCompactSupportInTooManyDimensions(int dimension) {
    Radial wendland =
        PositiveDefiniteKernel.of(
            s -> s < 1 ? Math.pow(1 - Math.sqrt(s), 4) * (4 * Math.sqrt(s) + 1) : 0,
            s -> s < 1 ? -10 * Math.pow(1 - Math.sqrt(s), 3) : 0);
    Domain space = Domain.everywhere().inDimension(dimension);
    caught(KernelLaws.all(), wendland, space, "spectrum");
  }

  /** Its spectrum is negative for long waves only. */
  @Test
  void aSteinTransportWithAGaussianLessAWiderOne() {
    Geometry wrong =
        stein(
            PositiveDefiniteKernel.of(
                s -> Math.exp(-s / 2) - 0.3 * Math.exp(-s / 8),
                s -> -Math.exp(-s / 2) / 2 + 0.0375 * Math.exp(-s / 8)));
    caught(GeometryLaws.all(), wrong, PLANE, "nonnegative");
  }

  private static GaussianMixture modes(double share) {
    return new GaussianMixture(
        Vector.of(Normal.isotropic(1, -5, 0), Normal.isotropic(1, 5, 0)),
        Block.copyOf(new double[] {share, 1 - share}));
  }

  /** The scores of two mixtures of the same modes agree wherever there is mass. */
  @Test
  void aDensityWithOtherMassesOfItsModes() {
    caught(TargetLaws.all(), new Mistaken(modes(0.5), modes(0.2)), PLANE, "ratios");
    caught(TargetLaws.all(), new Mistaken(modes(0.2), modes(0.2)), PLANE);
  }

  /** Samples of one measure, the density of another. */
  private record Mistaken(Sampler sampler, Density density) implements Sampler, Density {
    @Override
    public int dimension() {
      return sampler.dimension();
    }

    @Override
    public Points sample(int count, Key key) {
      return sampler.sample(count, key);
    }

    @Override
    public Field logDensity(Points points) {
      return density.logDensity(points);
    }
  }

  /** Twice as dense on the right, with the right score and embedding, and no sampler. */
  @Test
  void aDensityThatJumps() {
    Normal normal = Normal.isotropic(1, 0, 0);
    Density jumping =
        new Density() {
          @Override
          public int dimension() {
            return 2;
          }

          @Override
          public Field logDensity(Points points) {
            Field log = normal.logDensity(points);
            Block values =
                Block.build(
                    points.count(),
                    out ->
                        Arrays.setAll(
                            out,
                            i -> log.values().get(i) + (points.get(i, 0) > 0 ? Math.log(2) : 0)));
            return Field.of(values, log.gradients());
          }

          @Override
          public Option<Embedding> embedding(Kernel kernel) {
            return normal.embedding(kernel);
          }
        };
    caught(TargetLaws.all(), (Target) jumping, PLANE, "density");
  }

  @Test
  void modelsAndEvaluationsThatAreKeptByPoints() {
    Energy model =
        new Altered(MMD) {
          private @Nullable Points last;
          private Option<GaussNewton> kept = Option.none();

          @Override
          public Option<Function<Particles, GaussNewton>> gaussNewton() {
            return super.gaussNewton().map(right -> mu -> kept(right, mu));
          }

          private GaussNewton kept(Function<Particles, GaussNewton> right, Particles mu) {
            if (kept.isEmpty() || !mu.points().equals(last)) {
              last = mu.points();
              kept = Option.of(right.apply(mu));
            }
            return kept.get();
          }
        };
    caught(EnergyLaws.all(), model, PLANE, "pure");
    Energy evaluation =
        new Altered(MMD) {
          private @Nullable Points last;
          private Evaluation kept = new Evaluation(0, MMD.firstVariation(Particles.uniform(ONE)));

          @Override
          @SuppressWarnings("ReferenceEquality")
          public Evaluation evaluate(Particles mu) {
            if (mu.points() != last) {
              last = mu.points();
              kept = super.evaluate(mu);
            }
            return kept;
          }
        };
    caught(EnergyLaws.all(), evaluation, PLANE, "pure");
  }

  private static final Points ONE = Points.of(new double[][] {{0, 0}});

  /** It knows nothing of changes of the weights, where there is nothing to drop. */
  @Test
  void aModelOfDisplacementsOnly() {
    Energy wrong =
        new Altered(MMD) {
          @Override
          public Option<Function<Particles, GaussNewton>> gaussNewton() {
            return super.gaussNewton()
                .map(right ->
                    right.andThen(m -> {
                      int order = m.order();
                      int moves = m.count() * m.dimension();
                      Matrix matrix =
                          Matrix.build(
                              order,
                              order,
                              out ->
                                  Arrays.setAll(
                                      out,
                                      e ->
                                          e / order < moves && e % order < moves
                                              ? m.matrix().block().get(e)
                                              : 0));
                      return new GaussNewton(m.count(), m.dimension(), matrix, m.stiffness());
                    }));
          }
        };
    caught(EnergyLaws.all(), wrong, PLANE, "model");
  }

  @Test
  void anEquilibriumWithoutEntropy() {
    Energy wrong =
        new Altered(MMD) {
          @Override
          public Option<Density> equilibrium() {
            return Option.of(Normal.isotropic(1, 0, 0));
          }
        };
    caught(EnergyLaws.all(), wrong, PLANE, "equilibrium");
  }

  /** A loop over blocks that goes wrong where nothing is left over. */
  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void anEnergyThatIsWrongWhereBlocksAreWhole(int block) {
    Energy wrong =
        new Altered.Scaled(MMD) {
          @Override
          double factor(Particles mu) {
            return mu.count() % block == 0 ? 1.01 : 1;
          }
        };
    assertFalse(Laws.violated(Laws.of(wrong, PLANE)).isEmpty());
  }

  private static Block positions(State state) {
    return state.particles().points().coordinates();
  }

  @Test
  void massThatIsLostInLargeSteps() {
    Scheme cut =
        objecting((state, energy, tau) ->
            state.weighed(state.particles().weights().map(w -> tau > 0.5 ? 0.9 * w : w)));
    caught(SchemeLaws.all(), Experiment.of(cut).conservingMass(), PROBABILITIES, "mass");
  }

  @Test
  void aMemoryThatBeginsAnewWithARun() {
    caught(SchemeLaws.all(), Experiment.of(objecting(new Tiring())), PROBABILITIES, "pure");
  }

  /** Slower at every move since the start of a run. */
  private static final class Tiring implements Scheme {
    private double speed = 1;

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      speed = state.index() == 0 ? 1 : 0.9 * speed;
      return explicit(wasserstein()).move(state, energy, speed * tau);
    }
  }

  /** Numbers between -sqrt(3) and sqrt(3) have the variance of normal ones. */
  @Test
  void noiseThatIsUniform() {
    Scheme uniform =
        objecting((state, energy, tau) -> {
          var random = state.drawKey().generator();
          Block z =
              Block.build(
                  positions(state).length(),
                  out -> Arrays.setAll(out, e -> Math.sqrt(12) * (random.nextDouble() - 0.5)));
          Block force = energy.firstVariation(state.particles()).gradients();
          Block x = positions(state).plus(-tau, force);
          return state.drawn().moved(x.plus(Math.sqrt(2 * tau), z));
        });
    caught(SchemeLaws.all(), Experiment.of(uniform).diffusing(1), PROBABILITIES, "noise");
  }

  /** A sentence is no number: nothing is "0.00 of what it should be". */
  @Test
  void aConditionHasNoRatio() {
    Verdict.Violated violated =
        (Verdict.Violated)
            Laws.violated(Laws.ofRandomEnergy(key -> MMD, PROBABILITIES))
                .filter(verdict -> verdict.law().endsWith("chance"))
                .head();
    assertEquals("", violated.diagnosis());
  }
}
