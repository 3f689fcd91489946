package org.onsager.examples;

import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.preset.AsInIftFlow;
import org.onsager.step.Step;

/**
 * The four algorithms of the figure, with the authors' updates and a fresh target sample at every
 * iteration.
 */
enum Figure3Algorithm {
  IFT("IFT", "curve_3%s_IFT_JKO_split.csv", 2),
  WFR("WFR", "", 2),
  MMD_FLOW("MMD flow", "curve_3%s_MMD_flow.csv", 1),
  NOISY_MMD_FLOW("MMD flow + noise", "curve_3%s_MMD_flow_noise.csv", 1);

  /** The settings of the WFR curve are not published; this rate is ours, for both targets. */
  static final double WFR_RATE = 0.1;

  private static final double NOISE = 10;

  final String label;

  /** The paper's curve, %s the panel; empty where there is none. */
  final String paperFile;

  /** The paper counts the two halves of an iteration that changes weights as two steps. */
  final int stepsAnIteration;

  Figure3Algorithm(String label, String paperFile, int stepsAnIteration) {
    this.label = label;
    this.paperFile = paperFile;
    this.stepsAnIteration = stepsAnIteration;
  }

  /** The paper's number of the step after some iterations. */
  int step(long iterations) {
    return Math.toIntExact(1 + stepsAnIteration * iterations);
  }

  /** How many iterations lead to the paper's step. */
  int iterations(int step) {
    return (step - 1) / stepsAnIteration;
  }

  Step on(PaperTarget setting) {
    // @start region="algorithms"
    RandomEnergy energy = Mmd.sampled(setting.target(), PaperTarget.KERNEL, PaperTarget.PARTICLES);
    double rate = setting.positionRate();
    return switch (this) {
      case IFT -> AsInIftFlow.ift(energy, rate, setting.weightRate());
      case WFR -> AsInIftFlow.iftExponential(energy, rate, WFR_RATE);
      case MMD_FLOW -> AsInIftFlow.mmdFlow(energy, rate);
      case NOISY_MMD_FLOW ->
          AsInIftFlow.noisyMmdFlow(energy, rate, NOISE)
              .until(setting.quietFrom(), AsInIftFlow.mmdFlow(energy, rate));
    };
    // @end
  }
}
