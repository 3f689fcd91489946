package org.onsager.energy;

import java.util.stream.IntStream;
import org.onsager.feature.Features;
import org.onsager.feature.Jet;
import org.onsager.feature.Loss;
import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What a composite energy asks of features and loss, held to its shape.
 *
 * @param features Phi
 * @param loss R
 */
record MeanFeatures(Features features, Loss loss) {

  /** So many features of points at a time, where all would do: as {@code Features.mean} does. */
  private static final int CHUNK = 1 << 20;

  private static final String EACH_FEATURE = "Give a number for every feature, in their order.";

  private static final String MAJOR =
      "Give a number for every feature, axis and point: feature-major, then axis-major.";

  Block of(Particles mu) {
    return Answer.ofLength(
        "the block of mean features", features.mean(mu), features.count(), EACH_FEATURE);
  }

  /** At points whose features are known. Values that are not asked for are not written down. */
  Block of(Jet jet, Particles mu) {
    return Answer.ofLength(
        "the block of mean features", jet.mean(mu.weights()), features.count(), EACH_FEATURE);
  }

  /** {@code sum_j g_j Phi_j(x_i)}, from the values of a jet. */
  static Block combined(Block values, Block g, int n) {
    double[] phi = values.borrowReadOnly();
    return Block.build(
        n,
        xi -> {
          for (int j = 0; j < g.length(); j++) {
            double factor = g.get(j);
            for (int i = 0; i < n; i++) {
              xi[i] += factor * phi[j * n + i];
            }
          }
        });
  }

  Block gradient(Block mean) {
    return Answer.ofLength(
        "the gradient of the loss", loss.gradient(mean), features.count(), EACH_FEATURE);
  }

  Field along(Points at, Block g) {
    return held(features.along(at, g), at);
  }

  Field along(Jet jet, Points at, Block g) {
    return held(jet.along(g), at);
  }

  private static Field held(Field field, Points at) {
    Answer.atPoints("the combination of features", field.values(), at, 1);
    Answer.atPoints(
        "the gradient of the combination of features", field.gradients(), at, at.dimension());
    return field;
  }

  Block valuesAlong(Jet jet, Points at, Block g) {
    return Answer.atPoints("the combination of features", jet.valuesAlong(g), at, 1);
  }

  Block values(Jet jet, Points at) {
    return Answer.ofLength(
        "the block of features", jet.values(), (long) features.count() * at.count(), MAJOR);
  }

  /** {@code max_i |Phi_j(x_i)|} of every feature, some points after the other. */
  Block largest(Points at) {
    int chunk = Math.max(1, CHUNK / features.count());
    return Block.build(
        features.count(),
        out -> {
          for (int from = 0; from < at.count(); from += chunk) {
            int to = Math.min(at.count(), from + chunk);
            Points some =
                to - from == at.count() ? at : at.select(IntStream.range(from, to).toArray());
            largest(values(features.jet(some), some), to - from, out);
          }
        });
  }

  private static void largest(Block values, int n, double[] out) {
    for (int j = 0; j < out.length; j++) {
      for (int i = 0; i < n; i++) {
        out[j] = Math.max(out[j], Math.abs(values.get(j * n + i)));
      }
    }
  }

  Block jacobian(Jet jet, Points at) {
    return Answer.ofLength(
        "the jacobian of the features",
        jet.jacobian(),
        (long) features.count() * at.dimension() * at.count(),
        MAJOR);
  }

  Block curvature(Jet jet, Points at, Block g) {
    return Answer.ofLength(
        "the block of second derivatives",
        jet.curvature(g),
        (long) at.dimension() * at.dimension() * at.count(),
        "Give d_a d_b <g, Phi> at point i as entry (a * d + b) * n + i.");
  }

  /** {@code B A}, of as many rows as the loss likes. */
  Block factor(Block mean, int columns, Block a) {
    Block product = loss.factor(mean, columns, a);
    int rows = product.length() / columns;
    return Answer.ofLength(
        "the factor of the loss",
        product,
        (long) Math.max(1, rows) * columns,
        "Give whole rows of %d numbers.".formatted(columns));
  }
}
