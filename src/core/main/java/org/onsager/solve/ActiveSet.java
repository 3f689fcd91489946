package org.onsager.solve;

import io.vavr.control.Option;

/**
 * A primal active-set method with block exchanges for {@link QuadraticProgram}.
 *
 * <p>Weights are <em>free</em> or held at zero. From the present point, always feasible, one turn
 *
 * <ol>
 *   <li>takes the Newton step on the face of the free weights, if it stays feasible;
 *   <li>else tries it <em>boldly</em>: holds all weights that would turn negative at once, and
 *       repeats until the Newton point is feasible; this counts only if the objective falls;
 *   <li>else goes <em>cautiously</em> along the step to the first weight that reaches zero, and
 *       holds that one.
 * </ol>
 *
 * <p>At a minimiser of the face, weights whose gradient is below the multiplier are freed: all of
 * them, as long as bold steps work, else only the worst. The bold exchanges are those of block
 * pivoting, which needs few factorisations; the cautious ones are the classical safeguard, under
 * which each face minimiser is lower than the one before, so none returns and the method ends.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2nd ed.), algorithm 16.3; Lawson
 * and Hanson, Solving Least Squares Problems, chapter 23; Portugal, Judice, Vicente, Math. Comp. 63
 * (1994), 625-643, for block exchanges with a safeguard.
 */
final class ActiveSet {

  /**
   * Steps repeated on the last face. Each divides an error of curvature {@code c} by {@code 1 + c /
   * ridge}: the first suffices unless some {@code c} are below the ridge, whose part of the
   * gradient falls like one over the number of steps. They need no factorisation.
   */
  private static final int MOST_REFINEMENTS = 10;

  private final QuadraticProgram program;
  private final int limit;

  /** Objectives that are rounding beside that of the start count as zero. */
  private final double leastScale;

  private int factorizations;

  private Iterate at;
  private Iterate best;
  private boolean[] free;
  private Option<Face> factorised = Option.none();

  /** Whether {@link #at} minimises the objective on the face, with {@link #multiplier}. */
  private boolean settled;

  private double multiplier;
  private int refinements;

  /** Whether bold steps have worked of late. */
  private boolean eager = true;

  /** The free weights before the last exchange, while that exchange has not led to a step. */
  private Option<boolean[]> beforeEntry = Option.none();

  private double leastResidual;
  private int turnsWithoutGain;

  ActiveSet(QuadraticProgram program, Iterate start, int limit) {
    this.program = program;
    this.limit = limit;
    this.leastScale = Math.ulp(start.scale);
    this.at = start;
    this.best = start;
    this.free = positive(start.w);
    this.settled = !any(free);
    this.leastResidual = start.residual;
  }

  int factorizations() {
    return factorizations;
  }

  /** Searches until optimal to rounding, out of budget, or nothing more is gained. */
  Iterate solve() {
    boolean going = true;
    while (going && !best.isOptimal(leastScale) && factorizations < limit && isGaining()) {
      going = (!settled || enter()) && advance();
    }
    return best;
  }

  /** A guard against cycling by rounding: the residual need not fall at every turn, but often. */
  private boolean isGaining() {
    if (at.residual < leastResidual / 2) {
      leastResidual = at.residual;
      turnsWithoutGain = 0;
    }
    return turnsWithoutGain++ <= 50 + 2 * program.size();
  }

  /** Frees weights that lower the objective; if there are none, allows a refinement or gives up. */
  private boolean enter() {
    double bound = multiplier - at.pricingTolerance();
    boolean[] entered = free.clone();
    int worst = -1;
    for (int i = 0; i < free.length; i++) {
      if (!free[i] && at.gradient[i] < bound) {
        entered[i] = eager;
        worst = worst < 0 || at.gradient[i] < at.gradient[worst] ? i : worst;
      }
    }
    if (worst < 0) {
      return refinements++ < MOST_REFINEMENTS;
    }
    entered[worst] = true;
    refinements = 0;
    beforeEntry = Option.some(free);
    use(entered);
    return true;
  }

  private boolean advance() {
    NewtonStep step = face().newton(at);
    Option<boolean[]> before = beforeEntry;
    beforeEntry = Option.none();
    if (step.isFeasibleFrom(at.w)) {
      return settleAt(Iterate.of(program, step.from(at.w)), step.multiplier);
    }
    if ((eager || before.isEmpty()) && bold(step)) {
      eager = true;
      return true;
    }
    if (eager && before.isDefined()) {
      // Freed too many at once: back to the minimiser of the old face, to free only the worst.
      eager = false;
      use(before.get());
      return true;
    }
    return cautious(step);
  }

  /** Newton steps that hold every weight they would make negative, until one is feasible. */
  private boolean bold(NewtonStep first) {
    boolean[] trial = free.clone();
    Iterate from = at;
    NewtonStep step = first;
    while (factorizations < limit) {
      double[] held = hold(trial, from.w, step.direction);
      if (!any(trial) || (program.set().conservesMass() && FeasibleSet.sum(held) == 0)) {
        return false;
      }
      from = Iterate.of(program, held);
      Face face = factorise(trial);
      step = face.newton(from);
      if (step.isFeasibleFrom(from.w)) {
        Iterate candidate = Iterate.of(program, step.from(from.w));
        if (!(at.decreaseTo(candidate) > 0)) {
          return false;
        }
        use(trial);
        factorised = Option.some(face);
        return settleAt(candidate, step.multiplier);
      }
    }
    return false;
  }

  /** Marks as held what the full step would not leave positive, and returns the rest of w. */
  private static double[] hold(boolean[] trial, double[] w, double[] direction) {
    double[] rest = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      trial[i] &= w[i] + direction[i] > 0;
      rest[i] = trial[i] ? w[i] : 0;
    }
    return rest;
  }

  /** The part of the step up to the first weights that reach zero, which are held from then on. */
  private boolean cautious(NewtonStep step) {
    boolean[] remaining = free.clone();
    double[] w = step.untilBlocked(at.w, remaining);
    use(remaining);
    settled = false;
    return moveTo(Iterate.of(program, w));
  }

  private boolean settleAt(Iterate next, double multiplier) {
    this.settled = true;
    this.multiplier = multiplier;
    return moveTo(next);
  }

  /** Refuses a point that overflowed, which ends the search at the best one so far. */
  private boolean moveTo(Iterate next) {
    if (!next.isFinite()) {
      return false;
    }
    at = next;
    best = at.improvesOn(best) ? at : best;
    return true;
  }

  private void use(boolean[] free) {
    this.free = free;
    this.factorised = Option.none();
  }

  private Face face() {
    Face face = factorised.getOrElse(() -> factorise(free));
    factorised = Option.some(face);
    return face;
  }

  private Face factorise(boolean[] free) {
    factorizations++;
    return new Face(program, free);
  }

  private static boolean[] positive(double[] w) {
    boolean[] positive = new boolean[w.length];
    for (int i = 0; i < w.length; i++) {
      positive[i] = w[i] > 0;
    }
    return positive;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }
}
