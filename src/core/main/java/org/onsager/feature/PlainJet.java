package org.onsager.feature;

import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** The jet of features that share nothing but their values. */
record PlainJet(Features features, Points at, Block values) implements Jet {

  @Override
  public Block jacobian() {
    return Answer.ofLength(
        "the jacobian of the features",
        features.jacobian(at),
        (long) features.count() * at.dimension() * at.count(),
        "Give d Phi_j / d x_a at point i as entry (j * d + a) * n + i.");
  }

  @Override
  public Block curvature(Block g) {
    return features.curvature(at, g);
  }

  @Override
  public Field along(Block g) {
    return Products.along(values, jacobian(), g, at);
  }
}
