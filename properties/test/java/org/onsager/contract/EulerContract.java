package org.onsager.contract;

import static org.onsager.geometry.Geometries.wasserstein;

import org.onsager.geometry.Geometry;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;

/** An explicit Euler step of a geometry that moves points. */
interface EulerContract extends SchemeContract {
  default Geometry geometry() {
    return wasserstein();
  }

  @Override
  default Experiment experiment() {
    return Experiment.of(subject())
        .conservingMass()
        .ofOrder(1)
        .discretising(geometry())
        .moving(Moves.POINTS);
  }
}
