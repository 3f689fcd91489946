package org.onsager.law;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Reading;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;

/** Energies with a second-order model that is not theirs. */
final class ModelSaboteurs {

  private ModelSaboteurs() {}

  static Energy hidden(Energy energy) {
    return new Altered(energy) {
      @Override
      public Option<Function<Particles, GaussNewton>> gaussNewton() {
        return Option.none();
      }

      @Override
      public boolean hasGaussNewton() {
        return true;
      }
    };
  }

  static Energy altered(Energy energy, UnaryOperator<GaussNewton> change) {
    return new Altered(energy) {
      @Override
      public Option<Function<Particles, GaussNewton>> gaussNewton() {
        return honest.gaussNewton().map(model -> model.andThen(change));
      }
    };
  }

  static GaussNewton halfRead(GaussNewton model) {
    Reading right = model.reading().get();
    return model.readBy(
        new Reading() {
          @Override
          public Field of(Particles nu) {
            return right.of(nu).times(0.5);
          }

          @Override
          public int evaluations() {
            return 1;
          }

          @Override
          public boolean equals(Object other) {
            return other != null && getClass() == other.getClass();
          }

          @Override
          public int hashCode() {
            return 1;
          }
        });
  }

  /** The model with a number added to one entry. */
  static GaussNewton changed(GaussNewton model, int row, int column, double what) {
    double[] matrix = model.matrix().block().toArray();
    matrix[row * model.order() + column] += what;
    return new GaussNewton(
        model.count(),
        model.dimension(),
        new Matrix(model.order(), model.order(), Block.copyOf(matrix)),
        model.stiffness());
  }

  /** A multiple of the identity, as stiff as can be. */
  static GaussNewton identity(GaussNewton model, double factor) {
    int order = model.order();
    return new GaussNewton(
        model.count(),
        model.dimension(),
        Matrix.build(
            order,
            order,
            out -> {
              for (int i = 0; i < order; i++) {
                out[i * order + i] = factor;
              }
            }),
        factor > 0 ? 1e30 : 0);
  }
}
