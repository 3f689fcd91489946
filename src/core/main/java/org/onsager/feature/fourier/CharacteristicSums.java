package org.onsager.feature.fourier;

import org.onsager.feature.CharacteristicFunction;
import org.onsager.measure.Block;

/**
 * The means of the modes of a lattice under a probability, by its characteristic function: a
 * product of p cosines and s sines is {@code 2^-d} times the sum over all signs e of {@code (-i)^s
 * prod e_a exp(i sum_a e_a omega_a z_a)}, the product over the axes of its sines.
 */
final class CharacteristicSums {

  private CharacteristicSums() {}

  static Block of(Lattice lattice, CharacteristicFunction chi) {
    double[] omega = new double[lattice.dimension()];
    return Block.build(
        lattice.count(),
        out -> {
          for (int j = 0; j < out.length; j++) {
            out[j] = mean(lattice, j, chi, omega);
          }
        });
  }

  private static double mean(
      Lattice lattice, int mode, CharacteristicFunction chi, double[] omega) {
    int d = omega.length;
    double sum = 0;
    for (int signs = 0; signs < 1 << d; signs++) {
      int sines = 0;
      int sign = 1;
      for (int a = 0; a < d; a++) {
        int slot = lattice.slot(mode, a);
        int e = (signs >> a & 1) == 0 ? 1 : -1;
        int k = slot / 2;
        omega[a] = e * lattice.spacing(a) * k;
        if (slot % 2 == 1) {
          sines++;
          sign *= e;
        }
      }
      sum += sign * real(sines, chi, omega);
    }
    return sum / (1 << d);
  }

  /** The real part of {@code (-i)^s chi}. */
  private static double real(int sines, CharacteristicFunction chi, double[] omega) {
    return switch (sines % 4) {
      case 0 -> chi.real(omega);
      case 1 -> chi.imaginary(omega);
      case 2 -> -chi.real(omega);
      default -> -chi.imaginary(omega);
    };
  }
}
