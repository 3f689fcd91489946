package org.onsager.energy;

import org.onsager.feature.Jet;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The first variation {@code <R'(m), Phi>} of other measures at particles whose features are known:
 * only the mean m is the other measure's, and that its value needs as well.
 *
 * @param energy the energy
 * @param jet the features of the particles
 * @param at where they are
 */
record FeatureReading(Composite energy, Jet jet, Points at) implements Reading {

  @Override
  public Field of(Particles nu) {
    MeanFeatures means = energy.means();
    return means.along(jet, at, means.gradient(means.of(nu)));
  }

  @Override
  public int evaluations() {
    return 0;
  }
}
