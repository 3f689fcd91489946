package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Locale;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/**
 * The estimates that a scheme claims: consistency, the mass, descent, the proximal inequality, the
 * order.
 */
public final class SchemeEstimates {

  /** How much smaller a step is made, and the least by which the move must shrink. */
  private static final double SMALL = 0x1p-12;

  private static final double SHRINKS = 0x1p-5;

  /** What a finite step may take from an observed order. */
  private static final double ORDER_MARGIN = 0.35;

  private static final int COARSE = 8;

  /** Mass is conserved at these multiples of the step size. */
  private static final double[] SIZES = {1, 1e-4, 1000};

  /** Descent is tried at these multiples of the step size. */
  private static final double[] DECADES = {1, 1e-6, 1e-4, 1e-2, 10, 100, 1000};

  private SchemeEstimates() {}

  /**
   * All estimates.
   *
   * @return the laws
   */
  public static Vector<Law<Experiment>> all() {
    return Vector.of(IDENTITY, MASS, DESCENT, PROXIMAL, ORDER);
  }

  /**
   * As tau tends to zero the scheme tends to the identity: the move shrinks at least as the square
   * root of tau. Measured in the scheme's own distance if it is proximal, for the weights of a
   * reaction on a nearly singular Gram matrix are not determined; else in coordinates and weights.
   */
  public static final Law<Experiment> IDENTITY =
      Law.of(
          "SchemeEstimates.identity",
          "|move(tau) - mu| -> 0 as tau -> 0, at least as sqrt(tau)",
          SchemeEstimates::identity);

  private static Verdict identity(Claim claim, Experiment experiment) {
    if (experiment.instantaneous()) {
      return claim.holds("not claimed");
    }
    Verdict once = shrinks(claim, experiment, SMALL);
    // A constraint may stop both moves: a particle of weight 1e-12 is gone for any larger tau.
    return once.holds() ? once : shrinks(claim, experiment, SMALL * SMALL);
  }

  private static Verdict shrinks(Claim claim, Experiment experiment, double factor) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    double tau = experiment.tau() * factor;
    return SchemeLaws.onSuccess(
        claim,
        experiment.move(trial, tau),
        far ->
            SchemeLaws.onSuccess(
                claim,
                experiment.move(trial, tau * SMALL),
                near ->
                    claim.atMost(
                        String.format(Locale.ROOT, "the move for tau * %.1e", factor * SMALL),
                        distance(experiment, mu, near.particles()),
                        SHRINKS * distance(experiment, mu, far.particles()),
                        distanceRounding(experiment, mu, trial))));
  }

  private static double distance(Experiment experiment, Particles mu, Particles moved) {
    return experiment
        .proximity()
        .map(proximity -> Math.sqrt(Math.max(0, 2 * proximity.cost(mu, moved))))
        .getOrElse(() -> difference(mu, moved));
  }

  private static double difference(Particles mu, Particles moved) {
    Block points = moved.points().coordinates().plus(-1, mu.points().coordinates());
    Block weights = moved.weights().plus(-1, mu.weights());
    return EnergyRounding.largest(points) + GeometryRounding.absolute(weights);
  }

  /** A squared distance rounds as a sum; its root, near zero, as the root of that. */
  private static Tolerance distanceRounding(Experiment experiment, Particles mu, Trial trial) {
    Tolerance rounding =
        Tolerance.ofSum(
            mu.count(),
            mu.mass() * (1 + mu.mass()) + EnergyRounding.largest(mu.points().coordinates()),
            trial.domain().accuracy());
    return experiment.proximity().isDefined()
        ? new Tolerance(Math.sqrt(rounding.size()), "the root of the " + rounding.derivation())
        : rounding;
  }

  /**
   * The total mass is conserved, where that is claimed: also in small steps, and in steps a
   * thousand times as large. A weight that is cut off at zero loses mass in large steps only.
   */
  public static final Law<Experiment> MASS =
      Law.of("SchemeEstimates.mass", "sum_i w_i' = sum_i w_i", SchemeEstimates::mass);

  private static Verdict mass(Claim claim, Experiment experiment) {
    if (!experiment.conservesMass()) {
      return claim.holds("not claimed");
    }
    Trial trial = claim.trial();
    double mass = trial.particles().mass();
    Tolerance rounding = Tolerance.ofSum(trial.count(), mass, trial.domain().accuracy());
    Verdict verdict = claim.holds("");
    for (double multiple : SIZES) {
      double tau = multiple * experiment.tau();
      verdict =
          verdict.and(() ->
              SchemeLaws.onSuccess(
                  claim,
                  experiment.move(trial, tau),
                  moved ->
                      claim.equal("mass, tau = " + tau, moved.particles().mass(), mass, rounding)));
    }
    return verdict;
  }

  /**
   * No move raises the energy, where that is claimed: from a millionth of the step size to a
   * thousand times as much, but not above {@link Experiment#largestTau}.
   */
  public static final Law<Experiment> DESCENT =
      Law.of("SchemeEstimates.descent", "F(mu') <= F(mu)", SchemeEstimates::descent);

  private static Verdict descent(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    return experiment.descends()
        ? descends(claim, experiment, trial, (before, after) -> 0)
        : claim.holds("not claimed");
  }

  /**
   * A scheme that calls itself proximal satisfies {@code F(mu') + D^2(mu', mu) / (2 tau) <= F(mu)},
   * however early its solver stopped, at the same step sizes as {@link #DESCENT}.
   */
  public static final Law<Experiment> PROXIMAL =
      Law.of(
          "SchemeEstimates.proximal",
          "F(mu') + D^2(mu', mu) / (2 tau) <= F(mu)",
          SchemeEstimates::proximal);

  private static Verdict proximal(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    return experiment
        .proximity()
        .map(proximity -> descends(claim, experiment, trial, proximity))
        .getOrElse(() -> claim.holds("not claimed"));
  }

  private static Verdict descends(
      Claim claim, Experiment experiment, Trial trial, Proximity proximity) {
    Verdict verdict = claim.holds("");
    for (double decade : DECADES) {
      double tau = decade * experiment.tau();
      if (decade == 1 || tau <= experiment.largestTau()) {
        verdict = verdict.and(() -> descends(claim, experiment, trial, tau, proximity));
      }
    }
    return verdict;
  }

  private static Verdict descends(
      Claim claim, Experiment experiment, Trial trial, double tau, Proximity proximity) {
    Particles mu = trial.particles();
    Energy energy = experiment.energy(trial);
    return SchemeLaws.onSuccess(
        claim,
        experiment.move(trial, tau),
        moved -> {
          Particles there = moved.particles();
          double cost = proximity.cost(mu, there) / tau;
          return claim.atMost(
              "F(mu') + cost / tau, tau = " + tau,
              energy.value(there) + cost,
              energy.value(mu),
              EnergyRounding.ofValue(energy, mu, trial)
                  .plus(EnergyRounding.ofValue(energy, there, trial))
                  .plus(
                      Tolerance.ofSum(
                          trial.count(),
                          terms(proximity, mu, there) / tau,
                          trial.domain().accuracy())));
        });
  }

  /**
   * The size of the terms of a cost before they cancel, from outside: for a quadratic form {@code
   * |v_i G_ij v_j| <= sqrt(v_i G_ii v_i) sqrt(v_j G_jj v_j)}, and the cost of moving particle i
   * alone is half of {@code v_i G_ii v_i}. Where the others have no mass to stay with, or there are
   * more or fewer of them after the move, it is that of all.
   */
  private static double terms(Proximity proximity, Particles mu, Particles there) {
    if (mu.count() != there.count()) {
      return proximity.cost(mu, there);
    }
    double roots = 0;
    for (int i = 0; i < mu.count(); i++) {
      boolean others = mu.mass() > mu.weights().get(i);
      double alone = proximity.cost(mu, others ? Measures.replaced(mu, there, i) : there);
      roots += alone > 0 && Double.isFinite(alone) ? Math.sqrt(alone) : 0;
    }
    return roots * roots;
  }

  /**
   * The observed order of accuracy: over the time {@code 8 tau} the results of 8, 16 and 32 steps
   * approach each other by the factor {@code 2^order}. Where it falls short, a shorter time must,
   * too.
   */
  public static final Law<Experiment> ORDER =
      Law.of(
          "SchemeEstimates.order",
          "log2(|X_8 - X_16| / |X_16 - X_32|) >= order, X_n after n steps over the same time",
          SchemeEstimates::order);

  private static Verdict order(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    if (experiment.order() == 0) {
      return claim.holds("not claimed");
    }
    double tau = experiment.tau();
    return Taylor.confirmed(
        attempt -> observed(claim, experiment, trial, attempt == 0 ? COARSE * tau : tau));
  }

  private static Verdict observed(Claim claim, Experiment experiment, Trial trial, double time) {
    Either<Failure, State> coarse = iterated(experiment, trial, time, COARSE);
    Either<Failure, State> middle = iterated(experiment, trial, time, 2 * COARSE);
    Either<Failure, State> fine = iterated(experiment, trial, time, 4 * COARSE);
    return SchemeLaws.onSuccess(
        claim,
        coarse.flatMap(c -> middle.flatMap(m -> fine)),
        last -> {
          Particles between = middle.get().particles();
          double first = difference(coarse.get().particles(), between);
          double second = difference(between, last.particles());
          Tolerance rounding = distanceRounding(experiment, between, trial).times(32, "steps");
          return second <= rounding.size()
              ? claim.holds("nothing but rounding")
              : claim.atMost(
                  "order less the observed order",
                  experiment.order() - Math.log(first / second) / Math.log(2),
                  0,
                  new Tolerance(ORDER_MARGIN, "what steps of finite size may take"));
        });
  }

  private static Either<Failure, State> iterated(
      Experiment experiment, Trial trial, double time, int steps) {
    Either<Failure, State> state = Either.right(experiment.start(trial));
    for (int step = 0; step < steps; step++) {
      state =
          state.flatMap(s -> experiment.scheme().move(s, experiment.energy(trial), time / steps));
    }
    return state;
  }
}
