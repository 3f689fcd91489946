package org.onsager.energy;

import java.util.Arrays;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Velocities of 82 galaxies in 1000 km/s: Roeder (1990), doi:10.1080/01621459.1990.10474918, in the
 * version with 26.960; and the maximum likelihood mixing distribution for sigma = 1, to 17 digits.
 */
final class Galaxies {

  private Galaxies() {}

  static final Points VELOCITIES =
      Points.onLine(
          Arrays.stream(
                  new int[] {
                    9172, 9350, 9483, 9558, 9775, 10227, 10406, 16084, 16170, 18419, 18552, 18600,
                    18927, 19052, 19070, 19330, 19343, 19349, 19440, 19473, 19529, 19541, 19547,
                    19663, 19846, 19856, 19863, 19914, 19918, 19973, 19989, 20166, 20175, 20179,
                    20196, 20215, 20221, 20415, 20629, 20795, 20821, 20846, 20875, 20986, 21137,
                    21492, 21701, 21814, 21921, 21960, 22185, 22209, 22242, 22249, 22314, 22374,
                    22495, 22746, 22747, 22888, 22914, 23206, 23241, 23263, 23484, 23538, 23542,
                    23666, 23706, 23711, 24129, 24285, 24289, 24366, 24717, 24990, 25633, 26960,
                    26995, 32065, 32789, 34279
                  })
              .mapToDouble(v -> v / 1000.0)
              .toArray());

  static final Particles BEST =
      Particles.of(
          Points.onLine(
              9.71014286196194889,
              16.1752426963481418,
              20.0038311155756999,
              23.1174858625159964,
              26.413095726444825,
              33.044333345972051),
          0.0853658534030459506,
          0.0246099402289338492,
          0.467010843304906847,
          0.349928466314441426,
          0.0364995328963381289,
          0.0365853638523337985);
}
