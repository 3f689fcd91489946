package org.onsager.energy;

import java.util.Objects;
import org.onsager.feature.Jet;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The first variation {@code <R'(m), Phi>} of other measures at particles whose features are known:
 * only the mean m is the other measure's, and that its value needs as well. Equal where energy and
 * particles are: the jet follows from them.
 */
final class FeatureReading implements Reading {

  private final Composite energy;
  private final Points at;
  private final Jet jet;

  /** The jet is that of the features of the energy at the points. */
  FeatureReading(Composite energy, Jet jet, Points at) {
    this.energy = energy;
    this.jet = jet;
    this.at = at;
  }

  @Override
  public Field of(Particles nu) {
    MeanFeatures means = energy.means();
    return means.along(jet, at, means.gradient(means.of(nu)));
  }

  @Override
  public int evaluations() {
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureReading that && energy.equals(that.energy) && at.equals(that.at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(energy, at);
  }
}
