package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.law.SchemeSaboteursTest.objecting;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Objects with a memory of their own, and objects that mistake what chance is. */
class StateSaboteursTest {

  private static final Domain PLANE = Domain.probabilities().inDimension(2);

  private static final Normal TARGET = Normal.isotropic(1, 0, 0);

  private static final Energy MMD = Mmd.to(TARGET, Gaussian.ofVariance(1));

  private static final RandomEnergy FRESH = Mmd.sampled(TARGET, Gaussian.ofVariance(1), 5);

  private static final Scheme EULER = explicit(wasserstein());

  @TestFactory
  Stream<DynamicTest> aFieldCachedByPointsIsBlindToWeights() {
    return Stream.of(
        dynamicTest(
            "energy, the same points", () -> caught(new LastField(MMD), EnergyLaws.all(), "pure")),
        dynamicTest(
            "energy, equal points", () -> caught(new EveryField(MMD), EnergyLaws.all(), "pure")),
        dynamicTest(
            "geometry", () -> caught((Geometry) new LastGrowth(), GeometryLaws.all(), "pure")),
        dynamicTest(
            "scheme", () -> caught(Experiment.of(new LastMove()), SchemeLaws.all(), "pure")));
  }

  @Test
  void aWalkThatDoesNotCountItsDrawsIsAStraightLine() {
    Scheme straight =
        objecting((state, energy, tau) -> {
          Block x = state.particles().points().coordinates();
          return state.moved(x.plus(Math.sqrt(2 * tau), state.drawKey().normals(x.length())));
        });
    caught(Experiment.of(straight).conservingMass().diffusing(1), SchemeLaws.all(), "keyed");
  }

  @TestFactory
  Stream<DynamicTest> everyRandomEnergyLawRejectsItsSaboteur() {
    return Saboteur.tests(
        RandomEnergyLaws.all(),
        List.of(
            saboteur("ignores its key", key -> MMD, "chance", "declared", "sums"),
            saboteur("ignores its key, says so of nothing", saying(key -> MMD), "chance"),
            saboteur("draws from a counter", counting(), "keyed", "sums"),
            saboteur("does not say that it is quadratic", key -> FRESH.at(key), "declared", "sums"),
            saboteur("drops what is added", new Deaf(), "sums")));
  }

  @TestFactory
  Stream<DynamicTest> randomEnergiesOfTheLibraryHold() {
    return Stream.of(FRESH, FRESH.times(2), FRESH.plus(MMD), MMD)
        .map(energy ->
            dynamicTest(
                energy.getClass().getSimpleName(),
                () -> assertTrue(Laws.violated(Laws.ofRandomEnergy(energy, PLANE)).isEmpty())));
  }

  /** Another object, as in another process, does not know where the run began. */
  @Test
  void aStepThatKnowsItsFirstStateBreaksOnResume() {
    Trial trial = PLANE.trial(3, 2, 1, 1, Shape.CLOUD);
    Step step = new Anchored();
    assertTrue(FlowLaws.RESUME.check(step, trial).holds(), "one object does not see it");
    assertFalse(FlowLaws.resumedBy(again -> new Anchored()).check(step, trial).holds());
    Step honest = EULER.on(MMD).tau(0.1);
    assertTrue(FlowLaws.resumedBy(again -> EULER.on(MMD).tau(0.1)).check(honest, trial).holds());
  }

  private static <S> void caught(
      S subject, io.vavr.collection.Vector<Law<S>> laws, String... breaks) {
    Saboteur.of("", subject, PLANE, breaks).isCaught(laws);
  }

  private static Saboteur<RandomEnergy> saboteur(
      String what, RandomEnergy subject, String... breaks) {
    return Saboteur.of(what, subject, PLANE, breaks);
  }

  /** A random energy that says of itself what its draws say. */
  private static RandomEnergy saying(RandomEnergy draw) {
    return new RandomEnergy() {
      @Override
      public Energy at(Key key) {
        return draw.at(key);
      }

      @Override
      public boolean isQuadratic() {
        return true;
      }

      @Override
      public boolean hasGaussNewton() {
        return true;
      }
    };
  }

  private static RandomEnergy counting() {
    long[] calls = {0};
    return saying(key -> FRESH.at(key.fold(calls[0]++)));
  }

  private static final class Deaf implements RandomEnergy {
    private final RandomEnergy honest = saying(FRESH);

    @Override
    public Energy at(Key key) {
      return honest.at(key);
    }

    @Override
    public boolean isQuadratic() {
      return true;
    }

    @Override
    public boolean hasGaussNewton() {
      return true;
    }

    @Override
    public RandomEnergy plus(RandomEnergy other) {
      return this;
    }
  }

  /** Keeps the field of the points that it saw last. */
  private static final class LastField extends Altered.WithoutQuadratic {
    private @Nullable Points last;
    private @Nullable Field field;

    LastField(Energy honest) {
      super(honest);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Field firstVariation(Particles mu) {
      Field kept = field;
      if (mu.points() == last && kept != null) {
        return kept;
      }
      Field fresh = super.firstVariation(mu);
      last = mu.points();
      field = fresh;
      return fresh;
    }
  }

  /** Keeps the fields of all points that it saw. */
  private static final class EveryField extends Altered.WithoutQuadratic {
    private final Map<Points, Field> fields = new HashMap<>();

    EveryField(Energy honest) {
      super(honest);
    }

    @Override
    public Field firstVariation(Particles mu) {
      return fields.computeIfAbsent(mu.points(), points -> super.firstVariation(mu));
    }
  }

  /** Keeps the growth of the points that it saw last. */
  private static final class LastGrowth implements Reaction {
    private @Nullable Points last;
    private @Nullable Block xi;
    private @Nullable Block growth;

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Block growth(Particles mu, Block force) {
      Block kept = growth;
      if (mu.points() == last && force.equals(xi) && kept != null) {
        return kept;
      }
      Block fresh = hellinger().growth(mu, force);
      last = mu.points();
      xi = force;
      growth = fresh;
      return fresh;
    }
  }

  /** Keeps the displacement of the points that it saw last, for the same tau. */
  private static final class LastMove implements Scheme {
    private @Nullable Points last;
    private double size;
    private @Nullable Block coordinates;

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      Points points = state.particles().points();
      Block kept = coordinates;
      if (points == last && tau == size && kept != null) {
        return state.moved(kept).map(moved -> moved.spent(1));
      }
      return EULER
          .move(state, energy, tau)
          .peek(moved -> {
            last = points;
            size = tau;
            coordinates = moved.particles().points().coordinates();
          });
    }

    @Override
    public Option<String> objection(RandomEnergy energy) {
      return EULER.objection(energy);
    }
  }

  /** Holds the particles near the first ones that it ever saw. */
  private static final class Anchored implements Step {
    private @Nullable Block anchor;

    @Override
    public Either<Failure, State> apply(State state) {
      Block x = state.particles().points().coordinates();
      Block first = anchor == null ? x : anchor;
      anchor = first;
      return EULER
          .on(MMD)
          .tau(0.1)
          .apply(state)
          .flatMap(moved ->
              moved.moved(
                  moved.particles().points().coordinates().map(c -> 0.9 * c).plus(0.1, first)));
    }
  }
}
