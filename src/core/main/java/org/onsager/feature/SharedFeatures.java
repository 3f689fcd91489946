package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Features whose derivatives share so much that the jet is what they implement. */
interface SharedFeatures extends Features {

  @Override
  Jet jet(Points at);

  @Override
  default Block values(Points at) {
    return jet(at).values();
  }

  @Override
  default Block jacobian(Points at) {
    return jet(at).jacobian();
  }

  @Override
  default Block curvature(Points at, Block g) {
    return jet(at).curvature(g);
  }
}
