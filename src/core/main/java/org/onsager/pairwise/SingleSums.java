package org.onsager.pairwise;

import io.vavr.control.Option;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.internal.Loops;

/**
 * Kernel sums over floats. Coordinates are centred at the mean of the source before they are
 * rounded, so that a shift of everything costs no digits, and weights are scaled by a power of two,
 * which costs none either. What leaves the range of floats in spite of that is summed in doubles.
 */
final class SingleSums implements KernelSums {

  static final String NAME = "single";

  /** Within ten lengths of the kernel from the centre; see {@link KernelSums#singlePrecision}. */
  private static final double ACCURACY = 1e-6;

  /** Squares of coordinates, and their sums over dimensions, stay within 1e-38 and 1e38. */
  private static final double SMALLEST_SQUARE = 1e-20;

  private static final double LARGEST_SQUARE = 1e30;

  /** So do products of a few of these. */
  private static final double LARGEST_CONSTANT = 1e15;

  private final PanelSums singles;
  private final KernelSums doubles;

  SingleSums(Loops loops, KernelSums doubles) {
    this.singles = new PanelSums(loops);
    this.doubles = doubles;
  }

  /** What the loops over floats are given. */
  private record Work(
      DistanceFormula formula, Points query, Points source, Block weights, double scale) {}

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights) {
    return values(radial, query, source, weights, 1);
  }

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights, int columns) {
    PanelSums.requireMatching(query, source, weights, columns);
    return prepare(radial, query, source, weights, scale(weights))
        .map(w ->
            singles.values(
                w.formula(), radial, w.query(), w.source(), w.weights(), columns, w.scale()))
        .getOrElse(() -> doubles.values(radial, query, source, weights, columns));
  }

  @Override
  public Field field(Radial radial, Points query, Points source, Block weights) {
    PanelSums.requireMatching(query, source, weights, 1);
    return prepare(radial, query, source, weights, scale(weights))
        .map(w -> singles.field(w.formula(), radial, w.query(), w.source(), w.weights(), w.scale()))
        .getOrElse(() -> doubles.field(radial, query, source, weights));
  }

  @Override
  public Block drift(Radial radial, Points query, Points source, Block vectors, Block weights) {
    PanelSums.requireMatching(query, source, weights, 1);
    vectors.requireLength("vectors", source.coordinates().length());
    double scale = Math.max(scale(vectors), scale(weights));
    return prepare(radial, query, source, weights, scale)
        .map(w ->
            singles.drift(
                w.formula(),
                radial,
                w.query(),
                w.source(),
                vectors.map(u -> u / scale),
                w.weights(),
                scale))
        .getOrElse(() -> doubles.drift(radial, query, source, vectors, weights));
  }

  @Override
  public double accuracy(Radial radial) {
    return ACCURACY;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String toString() {
    return NAME;
  }

  private static Option<Work> prepare(
      Radial radial, Points query, Points source, Block weights, double scale) {
    double[] centre = DistanceFormula.mean(source);
    double squaredRadii =
        DistanceFormula.maximalNorm(query, centre) + DistanceFormula.maximalNorm(source, centre);
    if (!fits(radial, squaredRadii)) {
      return Option.none();
    }
    DistanceFormula formula = DistanceFormula.inSingles(radial, query.dimension(), squaredRadii);
    Points roundedSource = rounded(source, centre);
    Points roundedQuery = query.equals(source) ? roundedSource : rounded(query, centre);
    return Option.of(
        new Work(formula, roundedQuery, roundedSource, weights.map(w -> w / scale), scale));
  }

  /** False for NaN, too. */
  private static boolean fits(Radial radial, double squaredRadii) {
    return squaredRadii >= SMALLEST_SQUARE
        && squaredRadii <= LARGEST_SQUARE
        && Leaf.of(radial).stream().allMatch(SingleSums::fits);
  }

  private static boolean fits(Leaf leaf) {
    return isModerate(leaf.factor()) && isModerate(leaf.factor() * leaf.slopeFactor());
  }

  private static boolean isModerate(double constant) {
    double size = Math.abs(constant);
    return size >= 1 / LARGEST_CONSTANT && size <= LARGEST_CONSTANT;
  }

  /** A power of two near the largest weight, one if all are zero. */
  private static double scale(Block weights) {
    double largest = 0;
    for (double w : weights.borrowReadOnly()) {
      largest = Math.max(largest, Math.abs(w));
    }
    return largest > 0 && largest < Double.POSITIVE_INFINITY
        ? Math.scalb(1.0, Math.getExponent(largest))
        : 1;
  }

  private static Points rounded(Points points, double[] centre) {
    double[] x = points.coordinates().borrowReadOnly();
    int n = points.count();
    return points.withCoordinates(
        Block.build(
            x.length,
            out -> {
              for (int k = 0; k < centre.length; k++) {
                for (int i = k * n; i < (k + 1) * n; i++) {
                  out[i] = (float) (x[i] - centre[k]);
                }
              }
            }));
  }
}
