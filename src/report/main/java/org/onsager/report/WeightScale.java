package org.onsager.report;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.onsager.measure.Particles;

/**
 * How deep the colour of a weight is, and how high its stem: in proportion up to {@code top}, and
 * no more beyond, so that one heavy particle does not make all others look weightless.
 *
 * @param top the least weight that has the deepest colour
 * @param heaviest the largest weight there is, {@code >= top}
 */
record WeightScale(double top, double heaviest) {

  /** Lighter than this share of the heaviest, a particle counts as massless. */
  static final double MASSLESS = 1e-9;

  /** Particles that hold less than this share of the mass may all look light. */
  private static final double LIGHT = 0.1;

  /** So much heavier than those: the square root of it still leaves them a visible colour. */
  private static final double SPAN = 16;

  /** Up to this factor heavier than the top, a particle may as well set it. */
  private static final double LITTLE = 2;

  /** The scale that some measures share. */
  static WeightScale of(Vector<Particles> measures) {
    double heaviest =
        measures.map(mu -> Arrays.stream(mu.weights().toArray()).max().getAsDouble()).max().get();
    double top = SPAN * measures.map(WeightScale::light).max().get();
    return new WeightScale(LITTLE * top < heaviest ? top : heaviest, heaviest);
  }

  /** The largest weight of the lightest particles that hold a tenth of the mass. */
  private static double light(Particles mu) {
    double[] weights = mu.weights().toArray();
    Arrays.sort(weights);
    double held = 0;
    int i = 0;
    while (held + weights[i] < LIGHT * mu.mass() && i < weights.length - 1) {
      held += weights[i];
      i++;
    }
    return weights[i];
  }

  /** The share of the top, one at most. */
  double share(double weight) {
    return Math.min(weight / top, 1);
  }

  /** Whether a particle of this weight counts as massless. */
  boolean isMassless(double weight) {
    return weight <= MASSLESS * heaviest;
  }

  /** From zero to the deepest colour, in words. */
  String label() {
    return top < heaviest
        ? "weight, 0 to ≥ %s (most: %s)".formatted(Tick.shortly(top), Tick.shortly(heaviest))
        : "weight, 0 to " + Tick.shortly(top);
  }
}
