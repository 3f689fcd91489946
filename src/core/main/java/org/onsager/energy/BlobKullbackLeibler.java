package org.onsager.energy;

import java.util.Arrays;
import org.onsager.distribution.Density;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * The relative entropy to a density known up to a factor, by the blob method: the entropy reads a
 * kernel-smoothed density,
 *
 * <pre>{@code
 * F(mu)  = int log rho_h dmu - int log p dmu,   rho_h = phi_h * mu,
 * xi(x)  = log rho_h(x) + int phi_h(x - y) / rho_h(y) dmu(y) - log p(x),
 * }</pre>
 *
 * <p>with the normal density {@code phi_h} of variance h^2. Defined on particles, at all points,
 * and for any mass. The second term of xi tends to 1 as h falls, so that xi tends to {@code
 * log(dmu/dp) + 1}: on measures of free mass subtract the mass, {@code plus(Potential)} with
 * potential -1, to get the relative entropy of unequal masses.
 *
 * <p>F differs from the relative entropy by O(h^2) on smooth densities, and needs particles closer
 * than h: at a fixed number of particles the error falls with h to about the spacing, and rises
 * again below. Far from all particles {@code log rho_h} is a log-sum-exp and never minus infinity
 * by underflow; massless particles are not seen (0 log 0 = 0). O(n m d) for n queries and m
 * particles.
 *
 * <p><i>Source:</i> Carrillo, Craig and Patacchini (2019), doi:10.1007/s00526-019-1486-3,
 * arXiv:1709.09195.
 *
 * @param density the target p, up to a constant factor
 * @param mollifier {@code phi_h}, up to its normalisation; its {@link Gaussian#variance} is {@code
 *     h^2}
 * @param sums the engine
 */
public record BlobKullbackLeibler(Density density, Gaussian mollifier, KernelSums sums)
    implements Energy {

  /** Sums of exponentials above this have lost no digit to underflow; below, log-sum-exp. */
  private static final double SAFE = 1e-250;

  /**
   * The smoothed relative entropy to a density.
   *
   * @param density the target, up to a constant factor
   * @param mollifier the smoothing kernel; its factories name the convention of the bandwidth h:
   *     {@code Gaussian.ofStandardDeviation(h)}
   * @return the energy
   */
  public static BlobKullbackLeibler to(Density density, Gaussian mollifier) {
    return new BlobKullbackLeibler(density, mollifier, KernelSums.best());
  }

  /**
   * The same energy by an engine.
   *
   * @param engine the engine
   * @return the energy; log rho_h is as accurate as the engine over rho_h
   */
  public BlobKullbackLeibler by(KernelSums engine) {
    return new BlobKullbackLeibler(density, mollifier, engine);
  }

  @Override
  public double value(Particles mu) {
    return value(mu, logValues(mu), density.logDensity(mu.points()).values());
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return combine(logSmoothed(mu, at), spread(mu, logValues(mu), at), density.logDensity(at));
  }

  @Override
  public Field firstVariation(Particles mu) {
    return evaluate(mu).field();
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field smoothed = logSmoothed(mu, mu.points());
    Field target = density.logDensity(mu.points());
    Field spread = spread(mu, smoothed.values(), mu.points());
    return new Evaluation(
        value(mu, smoothed.values(), target.values()), combine(smoothed, spread, target));
  }

  private static double value(Particles mu, Block smoothed, Block target) {
    double sum = 0;
    for (int i = 0; i < mu.count(); i++) {
      double w = mu.weights().get(i);
      sum += w > 0 ? w * (smoothed.get(i) - target.get(i)) : 0;
    }
    return sum;
  }

  private static Field combine(Field smoothed, Field spread, Field target) {
    return smoothed.plus(1, spread).plus(-1, target);
  }

  /** {@code log rho_h} at the particles. */
  private Block logValues(Particles mu) {
    Points x = mu.points();
    Block rho = sums.values(mollifier, x, x, mu.weights());
    double constant = logHeight(mu.dimension());
    double[] ignored = new double[mu.dimension()];
    return Block.build(
        x.count(),
        out ->
            Arrays.setAll(
                out,
                i ->
                    constant
                        + (rho.get(i) > SAFE
                            ? Math.log(rho.get(i))
                            : logSumExp(mu, x.row(i), ignored))));
  }

  /** {@code log rho_h} and its gradient. */
  private Field logSmoothed(Particles mu, Points at) {
    Field rho = sums.field(mollifier, at, mu.points(), mu.weights());
    int n = at.count();
    int d = at.dimension();
    double constant = logHeight(d);
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          double[] slope = new double[d];
          for (int i = 0; i < n; i++) {
            double sum = rho.values().get(i);
            if (sum > SAFE) {
              values[i] = constant + Math.log(sum);
              for (int k = 0; k < d; k++) {
                gradients[k * n + i] = rho.gradient(i, k) / sum;
              }
            } else {
              values[i] = constant + logSumExp(mu, at.row(i), slope);
              for (int k = 0; k < d; k++) {
                gradients[k * n + i] = slope[k];
              }
            }
          }
        });
  }

  /**
   * {@code int phi_h(x - y) / rho_h(y) dmu(y)}; every ratio is at most one, since rho_h(y) holds y
   * itself.
   */
  private Field spread(Particles mu, Block logValues, Points at) {
    double constant = logHeight(mu.dimension());
    Block ratios =
        Block.build(
            mu.count(),
            out ->
                Arrays.setAll(
                    out,
                    j -> {
                      double w = mu.weights().get(j);
                      return w > 0 ? Math.exp(Math.log(w) - (logValues.get(j) - constant)) : 0;
                    }));
    return sums.field(mollifier, at, mu.points(), ratios);
  }

  /** {@code log sum_j w_j exp(-gamma |x - x_j|^2)}; writes its gradient. */
  private double logSumExp(Particles mu, double[] x, double[] gradient) {
    int n = mu.count();
    double[] logs = new double[n];
    double top = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      double squared = 0;
      for (int k = 0; k < x.length; k++) {
        double r = x[k] - mu.points().get(j, k);
        squared += r * r;
      }
      // The logarithm of a massless particle is minus infinity: it has no share.
      logs[j] = Math.log(mu.weights().get(j)) - mollifier.gamma() * squared;
      top = Math.max(top, logs[j]);
    }
    double sum = 0;
    Arrays.fill(gradient, 0);
    for (int j = 0; j < n; j++) {
      double share = Math.exp(logs[j] - top);
      sum += share;
      for (int k = 0; k < x.length; k++) {
        gradient[k] -= 2 * mollifier.gamma() * share * (x[k] - mu.points().get(j, k));
      }
    }
    for (int k = 0; k < x.length; k++) {
      gradient[k] /= sum;
    }
    return top + Math.log(sum);
  }

  /** The logarithm of {@code phi_h(0)}. */
  private double logHeight(int dimension) {
    return dimension / 2.0 * Math.log(mollifier.gamma() / Math.PI);
  }
}
