package org.onsager.energy;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onsager.distribution.Samples;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.pairwise.Support;

/**
 * The mean of half the energy distance over projections on L fixed directions, {@code F(mu) = 1/L
 * sum_l F_1(mu_l)}, with {@code mu_l} the image of mu under {@code x -> theta_l.x} and {@code F_1}
 * the {@link EnergyDistanceOnLine}.
 *
 * <p>For directions drawn uniformly from the sphere the expectation is a multiple of half the
 * energy distance in {@code R^d}: {@code E F = c_d F_d}, {@code c_d = E|theta_1| = Gamma(d/2) /
 * (sqrt(pi) Gamma((d+1)/2))}, see {@link #expectedRatio}. F is the squared MMD of the kernel {@code
 * -1/L sum_l |theta_l.(x - y)|}: with fewer directions than measures need to be told apart it
 * vanishes for distinct measures. {@code O(L (n + m) (d + 1))} and the sorting.
 *
 * <p><i>Source:</i> Hertrich, Wald, Altekrueger and Hagemann (2023), arXiv:2305.11463, theorem 1.
 */
public final class SlicedEnergyDistance implements Energy {

  private final Samples target;
  private final Points directions;

  /** Half the energy distance along each direction. */
  private final Vector<EnergyDistanceOnLine> slices;

  private SlicedEnergyDistance(Samples target, Points directions) {
    this.target = target;
    this.directions = directions;
    this.slices =
        Vector.range(0, directions.count())
            .map(l -> new EnergyDistanceOnLine(project(target.measure(), directions, l)));
  }

  /**
   * The energy against samples.
   *
   * @param target samples, uniform or weighted
   * @param count number of directions {@code L >= 1}
   * @param key the key of the directions, uniform on the sphere
   * @return the energy, with these directions for good
   */
  public static SlicedEnergyDistance to(Samples target, int count, Key key) {
    return new SlicedEnergyDistance(target, directions(count, target.dimension(), key));
  }

  /**
   * The target.
   *
   * @return the samples
   */
  public Samples target() {
    return target;
  }

  /**
   * The directions of the projections.
   *
   * @return L unit vectors
   */
  public Points directions() {
    return directions;
  }

  /**
   * The random energy that draws fresh directions for every step.
   *
   * @param target samples, uniform or weighted
   * @param count number of directions a draw, {@code >= 1}
   * @return the random energy
   */
  public static RandomEnergy sampled(Samples target, int count) {
    Require.atLeast("count", count, 1);
    return new Drawn(key -> to(target, count, key), 0, true, false, true);
  }

  /**
   * The constant {@code c_d} of {@code E F = c_d F_d}: 1, 2/pi, 1/2, 4/(3 pi), ...
   *
   * @param dimension {@code d >= 1}
   * @return {@code E|theta_1|} for theta uniform on the unit sphere of {@code R^d}
   */
  public static double expectedRatio(int dimension) {
    Require.atLeast("dimension", dimension, 1);
    // c_{d+2} = c_d d / (d + 1), from the recursion of the gamma function.
    double ratio = dimension % 2 == 1 ? 1 : 2 / Math.PI;
    for (int d = dimension % 2 == 1 ? 1 : 2; d < dimension; d += 2) {
      ratio *= d / (d + 1.0);
    }
    return ratio;
  }

  @Override
  public double value(Particles mu) {
    mu.points().requireDimension("mu", directions.dimension());
    double sum = 0;
    for (int l = 0; l < slices.size(); l++) {
      sum += slices.get(l).value(project(mu, directions, l));
    }
    return sum / slices.size();
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    mu.points().requireDimension("mu", directions.dimension());
    at.requireDimension("at", directions.dimension());
    return Field.build(
        at.count(),
        at.dimension(),
        (values, gradients) -> {
          for (int l = 0; l < slices.size(); l++) {
            add(
                slices
                    .get(l)
                    .firstVariation(project(mu, directions, l), project(at, directions, l)),
                l,
                values,
                gradients);
          }
        });
  }

  @Override
  public Field firstVariation(Particles mu) {
    return evaluate(mu).field();
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    mu.points().requireDimension("mu", directions.dimension());
    double[] total = new double[1];
    Field field =
        Field.build(
            mu.count(),
            mu.dimension(),
            (values, gradients) -> {
              for (int l = 0; l < slices.size(); l++) {
                Evaluation slice = slices.get(l).evaluate(project(mu, directions, l));
                total[0] += slice.value();
                add(slice.field(), l, values, gradients);
              }
            });
    return new Evaluation(total[0] / slices.size(), field);
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  /**
   * {@inheritDoc}
   *
   * @return true: a mean of convex energies
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  private Quadratic quadraticOn(Support support) {
    support.points().requireDimension("support", directions.dimension());
    double share = 1.0 / slices.size();
    return slices
        .zipWithIndex()
        .map(slice ->
            slice._1.quadraticOn(Support.of(project(support.points(), directions, slice._2))))
        .reduce(Quadratic::plus)
        .times(share);
  }

  /**
   * {@inheritDoc}
   *
   * @return true, as its slices are
   */
  @Override
  public boolean ofProbabilities() {
    return true;
  }

  private void add(Field slice, int l, double[] values, double[] gradients) {
    int n = values.length;
    double[] value = slice.values().borrowReadOnly();
    double[] slope = slice.gradients().borrowReadOnly();
    double share = 1.0 / slices.size();
    for (int i = 0; i < n; i++) {
      values[i] += share * value[i];
    }
    for (int k = 0; k < directions.dimension(); k++) {
      double along = share * directions.get(l, k);
      for (int i = 0; i < n; i++) {
        gradients[k * n + i] += along * slope[i];
      }
    }
  }

  private static Particles project(Particles mu, Points directions, int l) {
    return new Particles(project(mu.points(), directions, l), mu.weights());
  }

  private static Points project(Points points, Points directions, int l) {
    int n = points.count();
    double[] x = points.coordinates().borrowReadOnly();
    return new Points(
        n,
        1,
        Block.build(
            n,
            out -> {
              for (int k = 0; k < points.dimension(); k++) {
                double direction = directions.get(l, k);
                for (int i = 0; i < n; i++) {
                  out[i] += direction * x[k * n + i];
                }
              }
            }));
  }

  /** Normalised normal vectors. */
  private static Points directions(int count, int dimension, Key key) {
    Require.atLeast("count", count, 1);
    Block normals = key.normals(count * dimension);
    double[][] rows = new double[count][dimension];
    for (int l = 0; l < count; l++) {
      double squared = 0;
      for (int k = 0; k < dimension; k++) {
        rows[l][k] = normals.get(l * dimension + k);
        squared += rows[l][k] * rows[l][k];
      }
      for (int k = 0; k < dimension; k++) {
        rows[l][k] /= Math.sqrt(squared);
      }
    }
    return Points.of(rows);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SlicedEnergyDistance that
        && target.equals(that.target)
        && directions.equals(that.directions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(target, directions);
  }

  @Override
  public String toString() {
    return "SlicedEnergyDistance[target=%s, directions=%s]".formatted(target, directions);
  }
}
