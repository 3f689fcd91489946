package org.onsager.law;

import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/** The law of second-order models of energies. */
public final class SecondOrder {

  private SecondOrder() {}

  /**
   * The Gauss-Newton model is there exactly when the energy says so, is symmetric and positive
   * semidefinite, and keeps to its bound of the stiffness: {@code u'Mu <= c sum_i w_i |u_i|^2} for
   * displacements u.
   *
   * @param energy the energy
   * @param trial the particles and displacements
   * @return the verdict
   */
  public static Verdict gaussNewton(Energy energy, Trial trial) {
    Claim claim =
        new Claim(
            "SecondOrder.gaussNewton",
            "M = M', v'Mv >= 0, u'Mu <= c sum_i w_i |u_i|^2, whenever hasGaussNewton()",
            trial);
    Particles mu = trial.particles();
    return energy
        .gaussNewton(mu)
        .map(model ->
            claim
                .that("hasGaussNewton() is false, the model is there", energy.hasGaussNewton())
                .and(() -> semidefinite(claim, model))
                .and(() -> keepsBound(claim, model, mu, trial.direction(0))))
        .getOrElse(() ->
            claim.that("hasGaussNewton() is true, the model is none", !energy.hasGaussNewton()));
  }

  private static Verdict semidefinite(Claim claim, GaussNewton model) {
    int order = model.order();
    Block m = model.matrix();
    Block transposed =
        Block.build(
            m.length(),
            out -> {
              for (int e = 0; e < out.length; e++) {
                out[e] = m.get(e % order * order + e / order);
              }
            });
    Tolerance rounding =
        Tolerance.ofSum(
            order, order * EnergyRounding.largest(m), claim.trial().domain().accuracy());
    return claim
        .equal("M - M'", m, transposed, rounding)
        .and(() ->
            claim.atMost(
                "minus the least eigenvalue", -Spectrum.least(m.toArray(), order), 0, rounding));
  }

  private static Verdict keepsBound(Claim claim, GaussNewton model, Particles mu, Block u) {
    Block displacement = Measures.joined(u, Block.constant(mu.count(), 0));
    double square = Measures.weighted(mu.weights(), u).dot(u);
    double size = EnergyRounding.largest(model.matrix()) * u.dot(u) * model.order();
    return claim.atMost(
        "u'Mu",
        model.form(displacement),
        model.stiffness() * square,
        Tolerance.ofSum(model.order(), size, claim.trial().domain().accuracy()));
  }
}
