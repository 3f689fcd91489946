package org.onsager.scheme;

import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Reading;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/** What energies and geometries answer, held to the shape that was asked for. */
final class Answers {

  private Answers() {}

  static Evaluation evaluation(Energy energy, Particles mu) {
    return require(energy.evaluate(mu), mu.points());
  }

  /** At the particles of a state, which may have it already. */
  static Evaluation evaluation(Energy energy, State state) {
    return require(state.evaluate(energy), state.particles().points());
  }

  static Field field(Energy energy, Particles mu) {
    return require(energy.firstVariation(mu), mu.points());
  }

  static Field field(Energy energy, Particles mu, Points at) {
    return require(energy.firstVariation(mu, at), at);
  }

  static Field reading(Reading reading, Particles nu, Points at) {
    return require(reading.of(nu), at);
  }

  static Block values(Energy energy, Particles mu) {
    return Answer.atPoints("the first variation", energy.firstVariationValues(mu), mu.points(), 1);
  }

  static Block velocity(Transport transport, Particles mu, Field xi) {
    return Answer.atPoints("the velocity", transport.velocity(mu, xi), mu.points(), mu.dimension());
  }

  static Block growth(Reaction reaction, Particles mu, Block xi) {
    return Answer.atPoints("the growth", reaction.growth(mu, xi), mu.points(), 1);
  }

  /** A combination of features is read at the particles only if someone asks. */
  private static Evaluation require(Evaluation evaluation, Points at) {
    if (evaluation.combination().isEmpty()) {
      require(evaluation.field(), at);
    }
    return evaluation;
  }

  private static Field require(Field field, Points at) {
    Answer.atPoints("the first variation", field.values(), at, 1);
    Answer.atPoints("the gradient of the first variation", field.gradients(), at, at.dimension());
    return field;
  }
}
