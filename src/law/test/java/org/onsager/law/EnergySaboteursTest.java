package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Density;
import org.onsager.distribution.Normal;
import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.Quadratic;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class EnergySaboteursTest {

  private static final Mmd MMD =
      Mmd.to(Normal.isotropic(1, 0, 0).samples(7, Key.of(1)), Gaussian.ofVariance(1));

  private static final Normal NORMAL = Normal.isotropic(1, 0, 0);

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final double LITTLE = 1e-6;

  @TestFactory
  Stream<DynamicTest> everyEnergyLawRejectsItsSaboteur() {
    return Saboteur.tests(
        EnergyLaws.all(),
        Vector.ofAll(alone()).appendAll(WideningSaboteurs.all(MMD, PLANE)).asJava());
  }

  private static List<Saboteur<Energy>> alone() {
    return List.of(
        saboteur("overflows far away", steep(), "finite", "gradient", "fieldGradient"),
        saboteur("never says the same", drifting(), "pure"),
        saboteur("the first particle decides", firstDecides(), "relabelling"),
        saboteur("a value that depends on the first particle", firstIsWorth(), "relabelling"),
        Saboteur.of(
            "counts points that coincide",
            countsCoincident(),
            PLANE.ofSeparatedPoints(),
            "splitting"),
        Saboteur.of(
            "counts particles without mass",
            countsMassless(),
            PLANE.ofPositiveWeights(),
            "massless"),
        saboteur("drops what is added", deafToPlus(), "plus"),
        saboteur("adds a constant too much", addsTooMuch(), "plus"),
        saboteur("multiplies by the absolute value", deafToSigns(), "times"),
        saboteur("evaluates MMD^2 instead of half of it", doubleEvaluation(), "evaluate"),
        saboteur("values without gradients that are others", otherValues(), "evaluate"),
        saboteur(
            "forgets the factor 2 in the cross term of its quadratic",
            wrongQuadratic(),
            "quadratic"),
        saboteur("hides its quadratic", hiddenQuadratic(), "plus", "quadratic"),
        saboteur("hides its model", hiddenModel(), "gaussNewton"),
        saboteur(
            "a model that is not symmetric", model(m -> changed(m, 1, 0, 1e-9)), "gaussNewton"),
        saboteur(
            "a model that is indefinite",
            model(m -> changed(m, 0, 0, -10)),
            "gaussNewton",
            "model"),
        saboteur(
            "a model that is stiffer than it says",
            model(m -> new GaussNewton(m.count(), m.dimension(), m.matrix(), m.stiffness() / 1e4)),
            "gaussNewton"),
        saboteur("a model that is zero", model(m -> identity(m, 0)), "model"),
        saboteur(
            "a model that is a thousand times the identity",
            model(m -> identity(m, 1000)),
            "model"),
        saboteur("a third of the model", model(m -> m.times(1.0 / 3)), "model"),
        saboteur("a concave energy that calls itself convex", convex(MMD.times(-1)), "convex"),
        saboteur("a gap that is a tenth of what it is", gap(0.1), "convex"),
        saboteur("a bound of a hundredth of the curvature", bending(0.01), "curvature"),
        saboteur("a relative entropy of the wrong sign", entropy(1, -1, false), "equilibrium"),
        saboteur("half of the score", entropy(1, 0.5, true), "equilibrium"),
        saboteur("less than no entropy", entropy(-1, -1, true), "equilibrium"),
        saboteur(
            "forgets the factor 2 in the cross term",
            forgetsFactor(),
            "firstVariation",
            "firstVariationElsewhere",
            "gradient"),
        saboteur(
            "a first variation with a constant too much",
            xi((mu, at, xi) -> Field.of(xi.values().map(v -> v + LITTLE), xi.gradients())),
            "firstVariation",
            "firstVariationElsewhere"),
        saboteur(
            "a first variation that is wrong away from the particles",
            xi((mu, at, xi) ->
                at.equals(mu.points())
                    ? xi
                    : Field.of(xi.values().map(v -> v + LITTLE), xi.gradients())),
            "firstVariationElsewhere",
            "fieldGradient",
            "massless"),
        saboteur(
            "gradients off by the factor 0.92",
            xi((mu, at, xi) -> Field.of(xi.values(), xi.gradients().map(g -> 0.92 * g))),
            "gradient",
            "fieldGradient"),
        saboteur(
            "gradients that are wrong away from the particles",
            xi((mu, at, xi) ->
                at.equals(mu.points()) ? xi : Field.of(xi.values(), xi.gradients().map(g -> -g))),
            "fieldGradient",
            "massless"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1, 1e6})
  void aGradientOffByLittleIsSeenInEveryUnitOfLength(double unit) {
    Energy wave =
        Potential.of(
            x -> Math.sin(x[0] / unit),
            x -> new double[] {(1 - 1e-5) * Math.cos(x[0] / unit) / unit, 0});
    Trial trial = PLANE.scaled(unit).trial(3, 2, 1, 1, Shape.UNEQUAL);
    assertFalse(EnergyDerivatives.GRADIENT.check(wave, trial).holds());
    assertFalse(EnergyDerivatives.FIELD_GRADIENT.check(wave, trial).holds());
  }

  /** Its sums and multiples are as convex as they are. */
  private static Energy convex(Energy energy) {
    return new Altered(energy) {
      @Override
      public boolean isConvex() {
        return true;
      }
    };
  }

  private static Energy gap(double share) {
    return new Altered(MMD) {
      @Override
      public boolean isConvex() {
        return true;
      }

      @Override
      public double gap(Particles mu, double linear) {
        return share * linear;
      }
    };
  }

  private static Energy bending(double share) {
    return new Altered(MMD) {
      @Override
      public Option<Function<Particles, CurvatureBound>> curvatureBound() {
        return MMD.curvatureBound().map(b -> mu -> b.apply(mu).times(share));
      }
    };
  }

  private static Saboteur<Energy> saboteur(String what, Energy energy, String... breaks) {
    return Saboteur.of(what, energy, PLANE, breaks);
  }

  /** Its gradient is infinite beyond the distance 3, where its values are still finite. */
  private static Energy steep() {
    return Potential.of(
        x -> 0 * x[0],
        x -> new double[] {Math.hypot(x[0], x[1]) > 3 ? Double.POSITIVE_INFINITY : 0, 0});
  }

  private static Energy drifting() {
    return new Altered(MMD) {
      private int calls;

      @Override
      public double value(Particles mu) {
        return super.value(mu) * (1 + (calls++ % 2) * Math.ulp(1.0));
      }
    };
  }

  private static Energy firstDecides() {
    return new Altered.Scaled(MMD) {
      @Override
      double factor(Particles mu) {
        return mu.points().get(0, 0) > 0 ? 1 : 1 + LITTLE;
      }
    };
  }

  /** Its sums and multiples are those of the honest energy. */
  private static class HonestInCompany extends Altered {
    HonestInCompany() {
      super(MMD);
    }

    @Override
    public Energy plus(Energy other) {
      return honest.plus(other);
    }

    @Override
    public Energy times(double factor) {
      return honest.times(factor);
    }
  }

  private static Energy otherValues() {
    return new HonestInCompany() {
      @Override
      public Block firstVariationValues(Particles mu) {
        return firstVariation(mu).values().map(xi -> (1 + LITTLE) * xi);
      }
    };
  }

  /** Its value alone, by a constant that no small change of the measure changes. */
  private static Energy firstIsWorth() {
    return new Altered.Valued(MMD) {
      @Override
      double constant(Particles mu) {
        return mu.points().get(0, 0) > 0 ? LITTLE : 0;
      }
    };
  }

  private static Energy addsTooMuch() {
    return new Altered(MMD) {
      @Override
      public Energy plus(Energy other) {
        return new Altered.Valued(MMD.plus(other)) {
          @Override
          double constant(Particles mu) {
            return LITTLE;
          }

          @Override
          public Option<Function<Points, Quadratic>> quadratic() {
            return honest.quadratic();
          }
        };
      }
    };
  }

  private static Energy countsCoincident() {
    return new Altered.Scaled(MMD) {
      @Override
      double factor(Particles mu) {
        double[][] rows = mu.points().rows();
        long distinct = Stream.of(rows).map(Block::copyOf).distinct().count();
        return 1 + LITTLE * (rows.length - distinct);
      }
    };
  }

  private static Energy countsMassless() {
    return new Altered.Scaled(MMD) {
      @Override
      double factor(Particles mu) {
        return 1 + LITTLE * mu.massless();
      }
    };
  }

  private static Energy deafToPlus() {
    return new Altered(MMD) {
      @Override
      public Energy plus(Energy other) {
        return this;
      }
    };
  }

  private static Energy deafToSigns() {
    return new Altered(MMD) {
      @Override
      public Energy times(double factor) {
        return MMD.times(Math.abs(factor));
      }
    };
  }

  private static Energy doubleEvaluation() {
    return new HonestInCompany() {
      @Override
      public Evaluation evaluate(Particles mu) {
        return new Evaluation(2 * value(mu), firstVariation(mu));
      }
    };
  }

  private static Energy wrongQuadratic() {
    return new Altered(MMD) {
      @Override
      public Option<Function<Points, Quadratic>> quadratic() {
        return super.quadratic()
            .map(form ->
                form.andThen(
                    q -> new Quadratic(q.matrix(), q.linear().map(l -> l / 2), q.constant())));
      }
    };
  }

  private static Energy hiddenQuadratic() {
    return new Altered(MMD) {
      @Override
      public Option<Function<Points, Quadratic>> quadratic() {
        return Option.none();
      }

      @Override
      public boolean isQuadratic() {
        return true;
      }
    };
  }

  private static Energy hiddenModel() {
    return new Altered(MMD) {
      @Override
      public Option<Function<Particles, GaussNewton>> gaussNewton() {
        return Option.none();
      }

      @Override
      public boolean hasGaussNewton() {
        return true;
      }
    };
  }

  private static Energy model(UnaryOperator<GaussNewton> change) {
    return new Altered(MMD) {
      @Override
      public Option<Function<Particles, GaussNewton>> gaussNewton() {
        return super.gaussNewton().map(model -> model.andThen(change));
      }
    };
  }

  /** The model with a number added to one entry. */
  private static GaussNewton changed(GaussNewton model, int row, int column, double what) {
    double[] matrix = model.matrix().toArray();
    matrix[row * model.order() + column] += what;
    return new GaussNewton(
        model.count(), model.dimension(), Block.copyOf(matrix), model.stiffness());
  }

  /** {@code c log mu - share log p}, which may say that p is its equilibrium. */
  private static Energy entropy(double c, double share, boolean stated) {
    return new Energy() {
      @Override
      public double value(Particles mu) {
        return Double.POSITIVE_INFINITY;
      }

      @Override
      public Field firstVariation(Particles mu, Points at) {
        Field log = NORMAL.logDensity(at).times(-share);
        return new Field(log.values(), log.gradients(), c);
      }

      @Override
      public double entropy() {
        return c;
      }

      @Override
      public Option<Density> equilibrium() {
        return stated ? Option.of(NORMAL) : Option.none();
      }
    };
  }

  /** A multiple of the identity, as stiff as can be. */
  private static GaussNewton identity(GaussNewton model, double factor) {
    int order = model.order();
    return new GaussNewton(
        model.count(),
        model.dimension(),
        Block.build(
            order * order,
            out -> {
              for (int i = 0; i < order; i++) {
                out[i * order + i] = factor;
              }
            }),
        factor > 0 ? 1e30 : 0);
  }

  private static Energy forgetsFactor() {
    return new Altered.WithoutQuadratic(MMD) {
      @Override
      public double value(Particles mu) {
        return honest.value(mu) + mu.weights().dot(MMD.embedding().values(mu.points())) / 2;
      }
    };
  }

  /** A change of the first variation alone. */
  private interface Change {
    Field of(Particles mu, Points at, Field xi);
  }

  private static Energy xi(Change change) {
    return new Altered(MMD) {
      @Override
      public Field firstVariation(Particles mu, Points at) {
        return change.of(mu, at, super.firstVariation(mu, at));
      }

      @Override
      public Option<Function<Points, Quadratic>> quadratic() {
        return Option.none();
      }
    };
  }
}
