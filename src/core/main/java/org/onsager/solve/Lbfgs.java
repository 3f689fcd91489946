package org.onsager.solve;

import io.vavr.collection.Vector;
import java.util.function.Predicate;
import org.onsager.measure.Block;
import org.onsager.measure.Require;

/**
 * L-BFGS: unconstrained minimisation of a smooth function by a limited-memory quasi-Newton method
 * with a strong Wolfe line search. Deterministic, without state: a call starts afresh, or with the
 * pairs that another one ended with.
 *
 * <p>Values never rise: {@link Result#value} is at most that of the start, however early it stops.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2006), algorithms 3.5, 3.6, 7.4 and
 * 7.5.
 *
 * @param memory how many pairs stand for the Hessian, {@code >= 1}
 * @param decrease {@code 0 < decrease < curvature}, the constant of sufficient decrease
 * @param curvature {@code < 1}, the constant of the curvature condition
 */
public record Lbfgs(int memory, double decrease, double curvature) {

  /** So many steps in a row that only change slopes are rounding. */
  private static final int IDLE = 10;

  /**
   * A promised fall of less than this part of the value may be its rounding: Hager and Zhang
   * (2005), doi:10.1137/030601880, take values as equal that differ by a millionth.
   */
  private static final double ROUNDING = 1e-6;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Lbfgs {
    if (memory < 1) {
      throw new IllegalArgumentException("memory = " + memory + ": must be >= 1");
    }
    if (!(0 < decrease && decrease < curvature && curvature < 1)) {
      throw new IllegalArgumentException(
          "decrease = %s, curvature = %s: must be 0 < decrease < curvature < 1"
              .formatted(decrease, curvature));
    }
  }

  /**
   * The usual constants 1e-4 and 0.9.
   *
   * @param memory how many pairs stand for the Hessian, {@code >= 1}
   * @return the method
   */
  public static Lbfgs withMemory(int memory) {
    return new Lbfgs(memory, 1e-4, 0.9);
  }

  /** Why a minimisation ended. */
  public enum Status {
    /** The rule to stop holds, or the gradient is exactly zero. */
    CONVERGED,
    /** All evaluations are spent. */
    OUT_OF_BUDGET,
    /** No lower point was found, and none lower by more than a millionth was to be expected. */
    ROUNDING,
    /** No lower point was found along the negative gradient: a wrong gradient, or a kink. */
    LINE_SEARCH_FAILED,
    /** Value or gradient is not finite at the start. */
    NOT_FINITE
  }

  /**
   * Where a minimisation is, for the rule that stops it.
   *
   * @param value the value
   * @param gradientNorm the Euclidean norm of the gradient
   * @param distance the Euclidean distance from the start
   * @param iterations line searches that found a lower point
   * @param evaluations evaluations spent, that of the start included
   */
  public record Progress(
      double value, double gradientNorm, double distance, int iterations, long evaluations) {}

  /**
   * What a step told of the Hessian: {@code change = H move}, about. A change of coordinates that
   * keeps their scalar product keeps its worth.
   *
   * @param move {@code s}, the difference of two points
   * @param change {@code y}, that of the gradients there
   */
  public record Pair(Block move, Block change) {

    /**
     * Validates the lengths.
     *
     * @throws IllegalArgumentException if they differ
     */
    public Pair {
      change.requireLength("change", move.length());
    }
  }

  /** Where a minimisation ended, and why. Immutable. */
  public static final class Result {

    private final Evaluated end;
    private final double startValue;
    private final Progress progress;
    private final CurvaturePairs pairs;
    private final Status status;

    private Result(
        Evaluated first, Evaluated end, Progress progress, CurvaturePairs pairs, Status status) {
      this.startValue = first.value();
      this.end = end;
      this.progress = progress;
      this.pairs = pairs;
      this.status = status;
    }

    /**
     * The lowest point that was accepted.
     *
     * @return n numbers, a copy
     */
    public double[] point() {
      return end.point().clone();
    }

    /**
     * The gradient there.
     *
     * @return n numbers, a copy
     */
    public double[] gradient() {
      return end.gradient().clone();
    }

    /**
     * The value there.
     *
     * @return the value
     */
    public double value() {
      return end.value();
    }

    /**
     * The value at the start.
     *
     * @return the value, at least {@link #value}
     */
    public double startValue() {
      return startValue;
    }

    /**
     * The last progress.
     *
     * @return value, gradient norm, distance and counts
     */
    public Progress progress() {
      return progress;
    }

    /**
     * A length of curvature: one over the curvature along the last gradient change, the scale with
     * which a similar problem should start.
     *
     * @return a positive number
     */
    public double scale() {
      return pairs.scale();
    }

    /**
     * What it knows of the Hessian where it ended: a similar problem may start with it.
     *
     * @return the pairs, from the oldest to the newest, at most as many as the memory
     */
    public Vector<Pair> pairs() {
      return pairs.toVector();
    }

    /**
     * Why it ended.
     *
     * @return the status
     */
    public Status status() {
      return status;
    }

    @Override
    public String toString() {
      return "Result[" + status + ", " + progress + "]";
    }
  }

  /**
   * Minimises a function. O(m n) a step, besides the evaluations.
   *
   * @param f the function
   * @param start where to start, n numbers
   * @param scale {@code > 0}, a guess of one over the curvature: the first point tried is {@code
   *     start - scale * gradient}, or the one nearer by that promises a fall by {@code 2
   *     |f(start)|} to first order
   * @param evaluations {@code >= 1}, the most evaluations to spend
   * @param done when to stop; asked at the start and after every step
   * @return the lowest point found; numerical trouble is a {@link Status}
   * @throws IllegalArgumentException if the scale is not a positive finite number or there are no
   *     evaluations
   */
  public Result minimise(
      Differentiable f, double[] start, double scale, long evaluations, Predicate<Progress> done) {
    return minimise(f, start, scale, Vector.empty(), evaluations, done);
  }

  /**
   * The same with what is known of the Hessian. Pairs that are wrong cost evaluations, not descent.
   *
   * @param f the function
   * @param start where to start, n numbers
   * @param scale {@code > 0}, a guess of one over the curvature, where no pair has a positive one
   * @param known pairs of n numbers each, the oldest first; those without curvature are left out
   * @param evaluations {@code >= 1}, the most evaluations to spend
   * @param done when to stop; asked at the start and after every step
   * @return the lowest point found; numerical trouble is a {@link Status}
   * @throws IllegalArgumentException if the scale is not a positive finite number, there are no
   *     evaluations, or a pair has another length
   */
  public Result minimise(
      Differentiable f,
      double[] start,
      double scale,
      Vector<Pair> known,
      long evaluations,
      Predicate<Progress> done) {
    Requirements.finite("start", start);
    Require.positive("scale", scale);
    if (evaluations < 1) {
      throw new IllegalArgumentException("evaluations = " + evaluations + ": must be >= 1");
    }
    known.forEach(pair -> pair.move().requireLength("move", start.length));
    Evaluated first = Evaluated.at(f, start.clone());
    Progress progress = progress(first, start, 0, 1);
    if (!first.isFinite()) {
      return new Result(
          first, first, progress, new CurvaturePairs(memory, scale), Status.NOT_FINITE);
    }
    CurvaturePairs pairs = new CurvaturePairs(memory, cut(scale, first));
    pairs.addAll(known);
    return descend(f, first, progress, pairs, evaluations, done);
  }

  private static double cut(double scale, Evaluated first) {
    double promise = 2 * Math.abs(first.value()) / Dense.dot(first.gradient(), first.gradient());
    return promise > 0 && promise < scale ? promise : scale;
  }

  private Result descend(
      Differentiable f,
      Evaluated first,
      Progress beginning,
      CurvaturePairs known,
      long evaluations,
      Predicate<Progress> done) {
    Evaluated now = first;
    Progress progress = beginning;
    CurvaturePairs pairs = known;
    int idle = 0;
    while (progress.gradientNorm() > 0 && !done.test(progress)) {
      long left = evaluations - progress.evaluations();
      if (left == 0) {
        return new Result(first, now, progress, pairs, Status.OUT_OF_BUDGET);
      }
      double[] direction = pairs.direction(now.gradient());
      LineSearch line = new LineSearch(f, this, now, direction, left);
      Evaluated next = line.search(1);
      idle = next.value() < now.value() ? 0 : idle + 1;
      if (line.found()) {
        double[] move = Dense.plus(next.point(), -1, now.point());
        pairs.add(move, Dense.plus(next.gradient(), -1, now.gradient()));
      }
      now = next;
      progress =
          progress(
              now,
              first.point(),
              progress.iterations() + (line.found() ? 1 : 0),
              progress.evaluations() + line.spent());
      boolean stuck = !line.found() && pairs.isEmpty() && line.spent() < left;
      if (stuck || idle == IDLE) {
        return new Result(first, now, progress, pairs, stuck(now, pairs, idle));
      }
      if (!line.found()) {
        // Rounding can spoil the pairs; the gradient itself is tried before giving up.
        pairs = new CurvaturePairs(memory, pairs.scale());
      }
    }
    return new Result(first, now, progress, pairs, Status.CONVERGED);
  }

  /** Why nothing lower was found: the slope promises {@code scale |g|^2} to first order. */
  private static Status stuck(Evaluated now, CurvaturePairs pairs, int idle) {
    double promise = pairs.scale() * Dense.dot(now.gradient(), now.gradient());
    return idle == IDLE || promise <= ROUNDING * Math.abs(now.value())
        ? Status.ROUNDING
        : Status.LINE_SEARCH_FAILED;
  }

  private static Progress progress(
      Evaluated now, double[] start, int iterations, long evaluations) {
    return new Progress(
        now.value(),
        Dense.norm(now.gradient()),
        Dense.distance(now.point(), start),
        iterations,
        evaluations);
  }
}
