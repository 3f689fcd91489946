package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Features of one parameter, each with two derivatives by formula. */
interface LineFeatures extends Features {

  /** The derivative of the given order, 0 to 2, of feature j. */
  double derivative(int j, int order, double x);

  @Override
  default int dimension() {
    return 1;
  }

  @Override
  default Block values(Points at) {
    return table(at, 0);
  }

  @Override
  default Block jacobian(Points at) {
    return table(at, 1);
  }

  private Block table(Points at, int order) {
    at.requireDimension("the points", 1);
    int n = at.count();
    return Block.build(
        Products.length(count(), n),
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = derivative(e / n, order, at.get(e % n, 0));
          }
        });
  }

  @Override
  default Block curvature(Points at, Block g) {
    at.requireDimension("the points", 1);
    return Block.build(
        at.count(),
        out -> {
          for (int j = 0; j < count(); j++) {
            for (int i = 0; i < out.length; i++) {
              out[i] += g.get(j) * derivative(j, 2, at.get(i, 0));
            }
          }
        });
  }
}
