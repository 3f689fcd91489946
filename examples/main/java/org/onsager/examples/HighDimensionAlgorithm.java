package org.onsager.examples;

import java.util.Locale;
import org.onsager.energy.RandomEnergy;
import org.onsager.preset.AsInIftFlow;
import org.onsager.step.Step;

/** The algorithms of the experiment in 100 dimensions, with the authors' updates and rates. */
enum HighDimensionAlgorithm {
  MMD_FLOW("MMD flow"),
  IFT("IFT, projected weights"),
  IFT_EXPONENTIAL("IFT, exponential update");

  private static final double WEIGHT_RATE = 1e-3;
  private static final double EXPONENTIAL_WEIGHT_RATE = 1;

  final String label;

  HighDimensionAlgorithm(String label) {
    this.label = label;
  }

  /** In file names. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The learning rate of the positions is the number of particles. */
  Step on(RandomEnergy halfMmdSquared, int particles) {
    // @start region="algorithms"
    return switch (this) {
      case MMD_FLOW -> AsInIftFlow.mmdFlow(halfMmdSquared, particles);
      case IFT -> AsInIftFlow.ift(halfMmdSquared, particles, WEIGHT_RATE);
      case IFT_EXPONENTIAL ->
          AsInIftFlow.iftExponential(halfMmdSquared, particles, EXPONENTIAL_WEIGHT_RATE);
    };
    // @end
  }
}
