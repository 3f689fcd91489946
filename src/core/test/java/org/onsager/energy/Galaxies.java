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
              9.710142861961948,
              16.175242696348143,
              20.0038311155757,
              23.117485862515995,
              26.413095726444826,
              33.04433334597205),
          0.08536585340304595,
          0.024609940228933848,
          0.46701084330490683,
          0.3499284663144414,
          0.03649953289633813,
          0.036585363852333797);
}
