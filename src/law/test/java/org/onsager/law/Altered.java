package org.onsager.law;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Quadratic;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/** An energy that says of everything what another says: a saboteur changes one thing. */
class Altered implements Energy {

  final Energy honest;

  Altered(Energy honest) {
    this.honest = honest;
  }

  @Override
  public double value(Particles mu) {
    return honest.value(mu);
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return honest.firstVariation(mu, at);
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    return new Evaluation(value(mu), firstVariation(mu));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return honest.quadratic();
  }

  /** Without its reading, which is that of the honest energy. */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return honest.gaussNewton().map(model -> model.andThen(Altered::unread));
  }

  private static GaussNewton unread(GaussNewton model) {
    return new GaussNewton(
        model.count(),
        model.dimension(),
        model.curvature(),
        model.kept(),
        model.rest(),
        Option.none(),
        model.scale());
  }

  /** The honest energy, which does not say that it is quadratic. */
  static class WithoutQuadratic extends Altered {

    WithoutQuadratic(Energy honest) {
      super(honest);
    }

    @Override
    public Option<Function<Support, Quadratic>> quadratic() {
      return Option.none();
    }
  }

  /** The honest energy times a factor that is locally constant in the measure. */
  abstract static class Scaled extends WithoutQuadratic {

    Scaled(Energy honest) {
      super(honest);
    }

    abstract double factor(Particles mu);

    @Override
    public double value(Particles mu) {
      return factor(mu) * honest.value(mu);
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return honest.firstVariation(mu, at).times(factor(mu));
    }
  }

  /** The honest energy and a number that is locally constant in the measure. */
  abstract static class Valued extends WithoutQuadratic {

    Valued(Energy honest) {
      super(honest);
    }

    abstract double constant(Particles mu);

    @Override
    public double value(Particles mu) {
      return constant(mu) + honest.value(mu);
    }
  }
}
