package org.onsager.law;

/** How the particles of a trial lie and what they weigh: the shapes that find trouble. */
public enum Shape {
  /** A normal cloud of equal weights. */
  CLOUD,
  /** A normal cloud of weights between 0.1 and 1, before scaling. */
  UNEQUAL,
  /** A normal cloud of weights between 1e-12 and 1. */
  TINY_WEIGHTS,
  /** A normal cloud, a third of it without mass. */
  ZERO_WEIGHTS,
  /** Up to three clusters, a thousandth of the spread wide. */
  CLUSTERED,
  /** Half of the points are copies of others. */
  COINCIDENT,
  /** All points on a line. */
  COLLINEAR,
  /** Distances from the spread to a thousand times as much. */
  FAR_APART
}
