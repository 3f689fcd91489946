package org.onsager.feature.fourier;

import org.onsager.feature.Jet;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Room;

/**
 * The features of a spectrum at points. Means and combinations never write them down; who asks for
 * every feature of every point gets them, one unit of g after the other.
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
  public Block values() {
    int n = at.count();
    return Block.build(
        room(n),
        out -> {
          for (int j = 0; j < spectrum.count(); j++) {
            double[] values = along(unit(j)).values().borrowReadOnly();
            System.arraycopy(values, 0, out, j * n, n);
          }
        });
  }

  @Override
  public Block jacobian() {
    int dn = at.dimension() * at.count();
    return Block.build(
        room(dn),
        out -> {
          for (int j = 0; j < spectrum.count(); j++) {
            double[] gradients = along(unit(j)).gradients().borrowReadOnly();
            System.arraycopy(gradients, 0, out, j * dn, dn);
          }
        });
  }

  @Override
  public Block curvature(Block g) {
    throw new UnsupportedOperationException("to do");
  }

  private Block unit(int mode) {
    return Block.build(spectrum.count(), out -> out[mode] = 1);
  }

  private int room(int columns) {
    return Room.forDoubles(
        "the features", spectrum.count(), columns, "Use fewer particles or a larger tolerance.");
  }
}
