package org.onsager.feature.fourier;

import org.onsager.feature.Jet;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Room;

/**
 * The features of a spectrum at points. Means and combinations never write them down; who asks for
 * every feature of every point gets products of the waves of the axes.
 */
record SpectralJet(Spectrum spectrum, Points at) implements Jet {

  @Override
  public Block mean(Block weights) {
    return spectrum.mean(new Particles(at, weights));
  }

  @Override
  public Field along(Block g) {
    return spectrum.along(at, g);
  }

  @Override
  public Block valuesAlong(Block g) {
    return along(g).values();
  }

  @Override
  public Block values() {
    int n = at.count();
    return Block.build(
        room(n),
        out ->
            forEachBlock((waves, from, count) -> {
              for (int j = 0; j < spectrum.count(); j++) {
                waves.write(j, spectrum.modes().amplitude(j), count, out, j * n + from);
              }
            }));
  }

  @Override
  public Block jacobian() {
    int n = at.count();
    int d = at.dimension();
    return Block.build(
        room((long) d * n),
        out ->
            forEachBlock((waves, from, count) -> {
              for (int j = 0; j < spectrum.count(); j++) {
                for (int a = 0; a < d; a++) {
                  double slope = spectrum.modes().amplitude(j) * lattice().slope(j, a);
                  int to = (j * d + a) * n + from;
                  waves.write(lattice().turned(j, a), slope, count, out, to);
                }
              }
            }));
  }

  /** What is done with the waves of some points. */
  private interface Visitor {
    void visit(Waves waves, int from, int count);
  }

  private void forEachBlock(Visitor visitor) {
    Waves waves = new Waves(lattice(), TensorLoops.best());
    for (int from = 0; from < at.count(); from += Waves.BLOCK) {
      int count = Math.min(Waves.BLOCK, at.count() - from);
      waves.at(at, from, count);
      visitor.visit(waves, from, count);
    }
  }

  /** {@inheritDoc} The gradients of the first derivatives, which are combinations again. */
  @Override
  public Block curvature(Block g) {
    int n = at.count();
    int d = at.dimension();
    double[] numbers = spectrum.scaled(g).borrowReadOnly();
    return Block.build(
        d * d * n,
        out -> {
          for (int a = 0; a < d; a++) {
            double[] gradients = spectrum.gradients(at, lattice().derivative(numbers, a));
            for (int b = a; b < d; b++) {
              System.arraycopy(gradients, b * n, out, (a * d + b) * n, n);
              System.arraycopy(gradients, b * n, out, (b * d + a) * n, n);
            }
          }
        });
  }

  private Lattice lattice() {
    return spectrum.modes().lattice();
  }

  private int room(long columns) {
    return Room.forDoubles(
        "the features", spectrum.count(), columns, "Use fewer particles or a larger tolerance.");
  }
}
