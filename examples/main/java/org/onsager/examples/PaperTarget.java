package org.onsager.examples;

import io.vavr.collection.Vector;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

/**
 * An experiment in the plane of Gladin et al. (2024), section 4: 100 particles start from N((5, 5),
 * I), kernel {@code exp(-|x - y|^2 / 20)}. Rates are those of the authors' updates that reproduce
 * the published curves.
 *
 * @param id in file names and tables
 * @param title on pictures
 * @param target the target
 * @param positionRate learning rate of the positions
 * @param weightRate learning rate of the weights in IFT
 * @param quietFrom from this step on the noisy flow goes on without noise
 */
record PaperTarget(
    String id,
    String title,
    GaussianMixture target,
    double positionRate,
    double weightRate,
    int quietFrom) {

  static final int PARTICLES = 100;
  static final Gaussian KERNEL = Gaussian.ofVariance(10);

  static final PaperTarget GAUSSIAN =
      new PaperTarget(
          "gaussian",
          "(a) one Gaussian",
          GaussianMixture.equal(normal(0, 0, 1, 0.5, 2)),
          50,
          0.001,
          3000);

  static final PaperTarget MIXTURE =
      new PaperTarget(
          "mixture",
          "(b) three Gaussians",
          GaussianMixture.equal(
              normal(0, 0, 1, 0.5, 2), normal(3, -1, 1, 0, 1), normal(1, 4, 3, 0.5, 1)),
          30,
          2e-4,
          4000);

  static final Vector<PaperTarget> ALL = Vector.of(GAUSSIAN, MIXTURE);

  /** The start of a run. */
  static Particles start(Key key) {
    return start(PARTICLES, key);
  }

  /** The same with any number of particles. */
  static Particles start(int count, Key key) {
    return Particles.uniform(Normal.isotropic(1, 5, 5).sample(count, key));
  }

  private static Normal normal(double x, double y, double xx, double xy, double yy) {
    return Normal.of(new double[] {x, y}, new double[] {xx, xy}, new double[] {xy, yy});
  }
}
