package org.onsager.geometry;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Function;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;

/**
 * The Kalman-Wasserstein geometry, {@code -K(mu) xi = div(mu C(mu) grad xi)} with the covariance C
 * of mu: every particle moves with {@code -C grad xi(x_i)}. It does not change with affine
 * coordinates, so that long and narrow targets are as easy as round ones; particles of a subspace
 * stay there. O(n d^2).
 *
 * <p><i>Source:</i> Garbuno-Inigo, Hoffmann, Li and Stuart (2020), Interacting Langevin Diffusions:
 * Gradient Structure and Ensemble Kalman Sampler, doi:10.1137/19M1251655, arXiv:1903.08866.
 */
public record KalmanWasserstein() implements Transport {

  @Override
  public Block velocity(Particles mu, Field xi) {
    xi.requireNoEntropy("the Kalman-Wasserstein geometry");
    Matrix covariance = covariance(mu, centred(mu));
    int n = mu.count();
    int d = mu.dimension();
    double[] gradients = xi.gradients().borrowReadOnly();
    return Block.build(
        n * d,
        out -> {
          for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
              double c = covariance.get(k, l);
              for (int i = 0; i < n; i++) {
                out[k * n + i] -= c * gradients[l * n + i];
              }
            }
          }
        });
  }

  /**
   * The covariance with the divergence {@code (d + 1) w_i (x_i - m) / mass}, for which the
   * interacting Langevin diffusion of any number of particles leaves independent samples alone.
   */
  @Override
  public Option<Function<Particles, Mobility>> mobility() {
    return Option.some(KalmanWasserstein::mobility);
  }

  private static Mobility mobility(Particles mu) {
    Block centred = centred(mu);
    int n = mu.count();
    double factor = (mu.dimension() + 1) / mu.mass();
    return new Mobility(
        covariance(mu, centred),
        Block.build(
            centred.length(),
            out -> Arrays.setAll(out, e -> factor * mu.weights().get(e % n) * centred.get(e))));
  }

  /** {@code x_i - m}, coordinate-major. */
  private static Block centred(Particles mu) {
    int n = mu.count();
    double mass = mu.mass();
    double[] x = mu.points().coordinates().borrowReadOnly();
    double[] w = mu.weights().borrowReadOnly();
    return Block.build(
        x.length,
        out -> {
          for (int from = 0; from < x.length; from += n) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
              mean += w[i] / mass * x[from + i];
            }
            for (int i = 0; i < n; i++) {
              out[from + i] = x[from + i] - mean;
            }
          }
        });
  }

  private static Matrix covariance(Particles mu, Block centred) {
    int n = mu.count();
    int d = mu.dimension();
    double mass = mu.mass();
    double[] c = centred.borrowReadOnly();
    double[] w = mu.weights().borrowReadOnly();
    return Matrix.build(
        d,
        d,
        out -> {
          for (int k = 0; k < d; k++) {
            for (int l = 0; l <= k; l++) {
              double sum = 0;
              for (int i = 0; i < n; i++) {
                sum += w[i] / mass * c[k * n + i] * c[l * n + i];
              }
              out[k * d + l] = sum;
              out[l * d + k] = sum;
            }
          }
        });
  }
}
