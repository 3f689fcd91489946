package org.onsager.examples;

import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import org.onsager.energy.Mmd;
import org.onsager.flow.Observer;
import org.onsager.flow.Stop;
import org.onsager.flow.When;
import org.onsager.kernel.Gaussian;
import org.onsager.preset.AsInIftFlow;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.JointProximal;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.ProximalTransport;
import org.onsager.scheme.Splitting;
import org.onsager.step.Controller;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * The schemes that are compared, none with a setting for the target except the authors' explicit
 * one.
 */
enum BeyondScheme {
  /** Positions and weights at once, linearised. */
  GAUSS_NEWTON("gauss-newton", "Gauss-Newton JKO"),
  /** The same, of the energy in Fourier form, which does not end at 1e-16. */
  GAUSS_NEWTON_FOURIER("gauss-newton-fourier", "Gauss-Newton JKO, Fourier"),
  /** Positions and weights at once, by L-BFGS. */
  LBFGS("lbfgs", "proximal, L-BFGS"),
  /** Proximal transport by L-BFGS, then the exact MMD reaction. */
  SPLIT("split", "split, exact reaction"),
  /** The authors' explicit updates with the rates that reproduce the paper. */
  EXPLICIT("explicit", "explicit IFT");

  static final int BUDGET = 1000;

  final String id;
  final String label;

  BeyondScheme(String id, String label) {
    this.id = id;
    this.label = label;
  }

  Step on(PaperTarget setting, Mmd energy) {
    Gaussian kernel = PaperTarget.KERNEL;
    Effort effort = Effort.standard().within(BUDGET);
    // For a state at 20 evaluations: its steps share one search, so that short ones cost nothing.
    Effort often = effort.beginningWith(10);
    double tau = ProximalTransport.startingTau(kernel);
    // @start region="schemes"
    return switch (this) {
      case GAUSS_NEWTON -> GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1);
      case GAUSS_NEWTON_FOURIER ->
          GaussNewtonJko.atScaleOf(kernel).on(energy.inFourierForm()).tau(1);
      case LBFGS ->
          JointProximal.against(kernel, often)
              .controlled("joint", Controller.implicitTransport())
              .on(energy)
              .tau(JointProximal.startingTau(kernel));
      case SPLIT ->
          Splitting.of(wasserstein().plus(mmd(kernel, 1e-4).spherical()), energy)
              .with(LeafSchemes.proximal(effort))
              .lie()
              .tau(tau);
      case EXPLICIT -> AsInIftFlow.ift(energy, setting.positionRate(), setting.weightRate());
    };
    // @end
  }

  /** MMD^2 by the energy that is minimised. */
  Observer mmdSquared(String name, Mmd energy) {
    return this == GAUSS_NEWTON_FOURIER
        ? Observer.mmdSquared(name, energy.inFourierForm())
        : Observer.mmdSquared(name, energy);
  }

  /**
   * Evaluations spent. An explicit iteration evaluates at the old and at the moved particles; since
   * kernel values could be shared it is counted once, in its favour.
   */
  long evaluations(State state) {
    return this == EXPLICIT ? state.index() : state.evaluations();
  }

  /** The last states that have not spent more than some numbers of evaluations. */
  When when(long... counts) {
    return this == EXPLICIT ? When.indices(counts) : When.evaluations(counts);
  }

  /** Ends when more evaluations are spent. */
  Stop beyond(long count) {
    return this == EXPLICIT ? Stop.steps(count + 1) : Stop.evaluations(count + 1);
  }
}
