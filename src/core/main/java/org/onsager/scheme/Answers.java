package org.onsager.scheme;

import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Reading;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.step.State;

/**
 * What energies and geometries answer, held to the shape that was asked for: one number too many
 * would go unnoticed in some schemes, and be an index out of bounds in others.
 */
final class Answers {

  private Answers() {}

  static Evaluation evaluation(Energy energy, Particles mu) {
    Evaluation evaluation = energy.evaluate(mu);
    require(evaluation.field(), mu.points());
    return evaluation;
  }

  /** At the particles of a state, which may have it already. */
  static Evaluation evaluation(Energy energy, State state) {
    Evaluation evaluation = state.evaluate(energy);
    require(evaluation.field(), state.particles().points());
    return evaluation;
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
    return require("first variation", energy.firstVariationValues(mu), mu.points(), 1);
  }

  static Block velocity(Transport transport, Particles mu, Field xi) {
    return require("velocity", transport.velocity(mu, xi), mu.points(), mu.dimension());
  }

  static Block growth(Reaction reaction, Particles mu, Block xi) {
    return require("growth", reaction.growth(mu, xi), mu.points(), 1);
  }

  private static Field require(Field field, Points at) {
    require("first variation", field.values(), at, 1);
    require("gradient of the first variation", field.gradients(), at, at.dimension());
    return field;
  }

  private static Block require(String what, Block answer, Points at, int each) {
    long length = (long) at.count() * each;
    if (answer.length() != length) {
      throw new Trouble(
          new Failure.WrongShape(
              "The %s has length %d at %d points in dimension %d: must be %d."
                  .formatted(what, answer.length(), at.count(), at.dimension(), length),
              each == 1
                  ? "Give a number for every point, in their order."
                  : "Give a number for every point and axis, coordinate-major: k * n + i.",
              0));
    }
    return answer;
  }
}
