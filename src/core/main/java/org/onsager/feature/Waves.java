package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Cosines of K frequencies, then sines of all but the first few, which are zero. Derivatives turn
 * one into the other: {@code d_a (cos, sin) = omega_a (-sin, cos)}, so the values are all that is
 * needed.
 *
 * @param frequencies omega, K points
 * @param constants how many frequencies from the first one on are zero, and have no sine
 * @param at n points
 * @param values (2 K - constants) * n numbers, with any amplitudes, those of a cosine and its sine
 *     the same
 */
record Waves(Points frequencies, int constants, Points at, Block values) implements Jet {

  private int count() {
    return 2 * frequencies.count() - constants;
  }

  /** The index of the sine of a frequency that is not constant. */
  private int sine(int e) {
    return frequencies.count() - constants + e;
  }

  @Override
  public Block jacobian() {
    int n = at.count();
    int d = at.dimension();
    return Block.build(
        Products.length(count(), (long) d * n),
        out -> {
          for (int e = constants; e < frequencies.count(); e++) {
            for (int a = 0; a < d; a++) {
              double omega = frequencies.get(e, a);
              for (int i = 0; i < n; i++) {
                out[(e * d + a) * n + i] = -omega * values.get(sine(e) * n + i);
                out[(sine(e) * d + a) * n + i] = omega * values.get(e * n + i);
              }
            }
          }
        });
  }

  @Override
  public Field along(Block g) {
    int n = at.count();
    int d = at.dimension();
    return Field.build(
        n,
        d,
        (xi, gradients) -> {
          double[] slope = new double[n];
          for (int e = 0; e < frequencies.count(); e++) {
            boolean constant = e < constants;
            double onCosine = g.get(e);
            double onSine = constant ? 0 : g.get(sine(e));
            for (int i = 0; i < n; i++) {
              double cosine = values.get(e * n + i);
              double sine = constant ? 0 : values.get(sine(e) * n + i);
              xi[i] += onCosine * cosine + onSine * sine;
              slope[i] = onSine * cosine - onCosine * sine;
            }
            for (int a = 0; a < d; a++) {
              double omega = frequencies.get(e, a);
              for (int i = 0; i < n; i++) {
                gradients[a * n + i] += omega * slope[i];
              }
            }
          }
        });
  }

  @Override
  public Block curvature(Block g) {
    int n = at.count();
    int d = at.dimension();
    return Block.build(
        d * d * n,
        out -> {
          for (int e = constants; e < frequencies.count(); e++) {
            for (int i = 0; i < n; i++) {
              double wave =
                  g.get(e) * values.get(e * n + i) + g.get(sine(e)) * values.get(sine(e) * n + i);
              for (int entry = 0; entry < d * d; entry++) {
                double squares = frequencies.get(e, entry / d) * frequencies.get(e, entry % d);
                out[entry * n + i] -= squares * wave;
              }
            }
          }
        });
  }
}
