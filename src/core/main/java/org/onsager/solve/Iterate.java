package org.onsager.solve;

/**
 * One feasible point of the search, with all that is asked of it. Immutable; its arrays are shared
 * inside the package and never written to.
 */
final class Iterate {

  /** Gaps below this many ulp of the objective's two terms are rounding. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  private final FeasibleSet set;

  /** The weights {@code w}, {@code n}. */
  final double[] w;

  /** The gradient {@code H w - b}, {@code n}. */
  final double[] gradient;

  /** Size of the objective's terms before they cancel, {@code max(w'|H|w / 2, |b|'w)}. */
  final double scale;

  /** The mean of the gradient under the weights where mass is conserved, else 0. */
  final double level;

  /** How far from optimal, in units of the objective; steers the search. */
  final double residual;

  private Iterate(QuadraticProgram program, double[] w) {
    this.set = program.set();
    this.w = w;
    this.gradient = program.gradient(w);
    double slope = dot(gradient, w);
    this.scale = program.magnitude(w, slope + program.linearTerm(w));
    this.level = set.conservesMass() ? slope / FeasibleSet.sum(w) : 0;
    this.residual =
        set.conservesMass()
            ? DualityGap.onSimplex(w, gradient)
            : coneResidual(w, gradient, program.newtonMatrix().curvature());
  }

  /** The iterate at {@code w >= 0}, after putting its mass right; keeps the array. */
  static Iterate of(QuadraticProgram program, double[] w) {
    return new Iterate(program, program.set().restore(w));
  }

  /**
   * Violation of the optimality conditions, each weighed by the mass it concerns. Not a bound of
   * the gap, but cheap, and finite where no bound is known. A gradient {@code -sigma} at a weight
   * of zero promises a new mass {@code sigma / curvature}.
   */
  private static double coneResidual(double[] w, double[] gradient, double curvature) {
    double sum = 0;
    double mass = 0;
    double sigma = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * Math.abs(gradient[i]);
      mass += w[i];
      sigma = Math.max(sigma, -gradient[i]);
    }
    return sum + sigma * (mass + sigma / curvature);
  }

  boolean isFinite() {
    return Double.isFinite(residual) && Double.isFinite(scale);
  }

  boolean isOptimal(double leastScale) {
    return residual <= ROUNDING * Math.max(scale, leastScale);
  }

  /** A gradient counts as below the multiplier when it is lower by more than this. */
  double pricingTolerance() {
    double mass = FeasibleSet.sum(w);
    return mass > 0 ? ROUNDING * scale / mass : 0;
  }

  /**
   * {@code f(this) - f(other)}, by the trapezoidal rule, which is exact for quadratics. Unlike a
   * difference of two objectives it stays accurate when the points are close. Subtracting the level
   * changes nothing where the mass is fixed, and removes the largest rounding error.
   */
  double decreaseTo(Iterate other) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += (w[i] - other.w[i]) * ((gradient[i] - level) + (other.gradient[i] - level));
    }
    return sum / 2;
  }

  /** Lower, or as low up to rounding and closer to optimal. */
  boolean improvesOn(Iterate other) {
    double decrease = other.decreaseTo(this);
    double noise = ROUNDING * other.scale;
    return decrease > noise || (decrease >= -noise && residual < other.residual);
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
