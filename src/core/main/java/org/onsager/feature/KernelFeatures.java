package org.onsager.feature;

import io.vavr.Lazy;
import java.util.function.DoubleUnaryOperator;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * A kernel seen from fixed points: {@code Phi_j(x) = k(x, y_j)}. The mean features are the
 * embedding of the measure, read at the centres.
 *
 * @param kernel a twice differentiable radial function k
 * @param centres M points y of dimension d
 */
public record KernelFeatures(TwiceDifferentiable kernel, Points centres) implements SharedFeatures {

  /**
   * A kernel seen from fixed points.
   *
   * @param kernel a twice differentiable radial function k
   * @param centres M points y
   * @return the features, one a centre
   */
  public static KernelFeatures of(TwiceDifferentiable kernel, Points centres) {
    return new KernelFeatures(kernel, centres);
  }

  @Override
  public int count() {
    return centres.count();
  }

  @Override
  public int dimension() {
    return centres.dimension();
  }

  @Override
  public Jet jet(Points at) {
    at.requireDimension("the points", dimension());
    int n = at.count();
    Block squares =
        Block.build(
            Products.length(count(), n),
            out -> {
              for (int j = 0; j < count(); j++) {
                RadialJet.squares(at, centres, j, 1, out, j * n);
              }
            });
    // At coincident points phi'' is multiplied by zero, and not asked: it may be infinite.
    DoubleUnaryOperator curvature = s -> s == 0 ? 0 : kernel.curvature(s);
    return new RadialJet(
        at,
        centres,
        squares.map(kernel::profile),
        Lazy.of(() -> squares.map(kernel::slope)),
        Lazy.of(() -> squares.map(curvature)),
        Block.constant(count(), 1));
  }
}
