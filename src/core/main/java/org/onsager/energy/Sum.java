package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * The sum of two energies.
 *
 * @param first one energy
 * @param second the other
 */
record Sum(Energy first, Energy second) implements Energy {

  @Override
  public double value(Particles mu) {
    return first.value(mu) + second.value(mu);
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return first.firstVariation(mu, at).plus(1, second.firstVariation(mu, at));
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return first.firstVariationValues(mu).plus(1, second.firstVariationValues(mu));
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Evaluation a = first.evaluate(mu);
    Evaluation b = second.evaluate(mu);
    return new Evaluation(a.value() + b.value(), a.field().plus(1, b.field()));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return first
        .quadratic()
        .flatMap(a -> second.quadratic().map(b -> x -> a.apply(x).plus(b.apply(x))));
  }

  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return first
        .gaussNewton()
        .flatMap(a -> second.gaussNewton().map(b -> mu -> a.apply(mu).plus(b.apply(mu))));
  }

  @Override
  public Option<Widening> widening() {
    return Family.of(this);
  }

  @Override
  public double entropy() {
    return first.entropy() + second.entropy();
  }

  @Override
  public boolean ofProbabilities() {
    return first.ofProbabilities() || second.ofProbabilities();
  }

  @Override
  public boolean isConvex() {
    return first.isConvex() && second.isConvex();
  }

  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return first
        .curvatureBound()
        .flatMap(a -> second.curvatureBound().map(b -> mu -> a.apply(mu).plus(b.apply(mu))));
  }
}
