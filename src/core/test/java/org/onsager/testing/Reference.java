package org.onsager.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Values that energy/reference.py computed by other methods. */
public final class Reference {

  /** 12 particles in the plane, numbers 3 and 7 massless. */
  public static final Particles PARTICLES = measure("particles.csv");

  /** 9 weighted samples in the plane, number 4 massless. */
  public static final Samples SAMPLES = Samples.of(measure("samples.csv"));

  public static final Normal NORMAL =
      Normal.of(new double[] {0.3, -0.2}, new double[] {1, 0.4}, new double[] {0.4, 0.7});

  private Reference() {}

  public static double value(String name) {
    return values(name).get(0);
  }

  /** Particles of energy/near.csv, on the line or in the plane. */
  public static Particles near(String name) {
    String[][] rows =
        rows("near.csv").stream().filter(row -> row[0].equals(name)).toArray(String[][]::new);
    double[][] points = new double[rows.length][];
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double x = Double.parseDouble(rows[i][1]);
      points[i] =
          rows[i][2].isEmpty()
              ? new double[] {x}
              : new double[] {x, Double.parseDouble(rows[i][2])};
      weights[i] = Double.parseDouble(rows[i][3]);
    }
    return Particles.of(Points.of(points), weights);
  }

  /** Their MMD^2, by energy/near.py to twenty digits. */
  public static double nearMmdSquared(String name) {
    return rows("near-values.csv").stream()
        .filter(row -> row[0].equals(name))
        .mapToDouble(row -> Double.parseDouble(row[1]))
        .findFirst()
        .orElseThrow();
  }

  public static Block values(String name) {
    double[] found =
        rows("values.csv").stream()
            .filter(row -> row[0].equals(name))
            .mapToDouble(row -> Double.parseDouble(row[2]))
            .toArray();
    if (found.length == 0) {
      throw new IllegalArgumentException(name + " is not in values.csv");
    }
    return Block.copyOf(found);
  }

  /** The measure with its first coordinates only. */
  public static Particles onLine(Particles measure) {
    double[] first = new double[measure.count()];
    for (int i = 0; i < first.length; i++) {
      first[i] = measure.points().get(i, 0);
    }
    return new Particles(Points.onLine(first), measure.weights());
  }

  private static Particles measure(String file) {
    double[][] rows =
        rows(file).stream()
            .map(row ->
                new double[] {
                  Double.parseDouble(row[0]), Double.parseDouble(row[1]), Double.parseDouble(row[2])
                })
            .toArray(double[][]::new);
    double[] weights = new double[rows.length];
    double[][] points = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      points[i] = new double[] {rows[i][0], rows[i][1]};
      weights[i] = rows[i][2];
    }
    return Particles.of(Points.of(points), weights);
  }

  private static List<String[]> rows(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("/energy/" + file)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
