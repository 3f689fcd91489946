package org.onsager.report;

import java.nio.file.Path;
import java.util.Random;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Made-up data that look like the paper's, and a program that draws them to look at. */
final class Samples {

  private Samples() {}

  /** A loss that falls from {@code start} to {@code plateau} like a power of the step. */
  static Curve loss(String name, double start, double plateau, double power, double spread) {
    var random = new Random(name.hashCode());
    int n = 101;
    double[] x = new double[n];
    double[] mean = new double[n];
    double[] sd = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1 + 50 * i;
      double fall = start / Math.pow(1 + x[i] / 30, power);
      mean[i] = (plateau + fall) * Math.exp(0.05 * random.nextGaussian());
      sd[i] = spread * mean[i] * (0.8 + 0.4 * random.nextDouble());
    }
    return Curve.line(name, x, mean, sd);
  }

  /** Every tenth value of a curve, moved a little. */
  static Curve paper(Curve curve) {
    var knots = curve.knots().zipWithIndex().filter(p -> p._2() % 10 == 0).map(p -> p._1());
    double[] x = knots.toJavaStream().mapToDouble(Curve.Knot::x).toArray();
    double[] y = knots.toJavaStream().mapToDouble(k -> 1.1 * k.mean()).toArray();
    return Curve.markers(curve.name(), "paper", x, y);
  }

  static Curves losses() {
    Panel a = Panel.of("(a) one Gaussian", Axis.linear("step"), Axis.logarithmic("MMD²"));
    Panel b = Panel.of("(b) three Gaussians", Axis.linear("step"), Axis.logarithmic("MMD²"));
    Curve ift = loss("IFT", 1.37, 2.6e-4, 3.4, 0.25);
    Curve mmd = loss("MMD flow", 1.37, 1e-3, 1.4, 0.4);
    Curve noise = loss("MMD flow + noise", 1.37, 2e-3, 0.8, 1.3);
    Curve wfr = loss("WFR", 1.37, 5e-4, 2.4, 0.3);
    a = a.with(ift).with(mmd).with(noise).with(wfr).with(paper(ift)).with(paper(mmd));
    b = b.with(loss("IFT", 0.88, 5.3e-4, 2.6, 0.2)).with(loss("MMD flow", 0.88, 3e-3, 1.2, 0.5));
    b =
        b.with(loss("MMD flow + noise", 0.88, 6e-3, 0.6, 0.3))
            .with(loss("WFR", 0.88, 1e-3, 2, 0.3));
    return Curves.of(
        "MMD² along the flow, mean and standard deviation of 50 runs",
        a.with(new Level("bias of the held-out sample", 2.3e-4)),
        b.with(new Level("bias of the held-out sample", 4.9e-4)));
  }

  /** Normal points around a centre. */
  static double[][] cloud(int n, int dimension, double... centre) {
    var random = new Random(n);
    double[][] rows = new double[n][dimension];
    for (double[] row : rows) {
      for (int k = 0; k < dimension; k++) {
        row[k] = (k < centre.length ? centre[k] : 0) + random.nextGaussian();
      }
    }
    return rows;
  }

  /** Three normal densities. */
  static double density(double x, double y) {
    return Math.exp(-(x * x + y * y) / 2)
        + Math.exp(-((x - 3) * (x - 3) + (y + 1) * (y + 1)) / 2)
        + Math.exp(-((x - 1) * (x - 1) / 2 + (y - 4) * (y - 4)) / 2);
  }

  /** Particles that go from (5, 5) to the target and lose weight on the way. */
  static Snapshots flight(int dimension) {
    double[][] target = new double[300][];
    double[][] centres = {{0, 0}, {3, -1}, {1, 4}};
    for (int m = 0; m < 3; m++) {
      System.arraycopy(cloud(101 + m, dimension, centres[m]), 0, target, 100 * m, 100);
    }
    Particles start = Particles.uniform(Points.of(cloud(100, dimension, 5, 5)));
    var panels = new Snapshot[4];
    String[] titles = {"start", "step 101", "step 501", "end"};
    for (int t = 0; t < 4; t++) {
      double share = Math.sqrt(t / 3.0);
      double[][] now = start.points().rows();
      double[] weights = new double[100];
      for (int i = 0; i < 100; i++) {
        double[] goal = target[3 * i];
        for (int k = 0; k < dimension; k++) {
          now[i][k] += (goal[k] - now[i][k]) * share;
        }
        double height = dimension == 1 ? density(now[i][0], 0) : density(now[i][0], now[i][1]);
        weights[i] = t == 0 ? 1 : Math.max(0, height - 0.03 * t);
      }
      Particles mu = Particles.of(Points.of(now), weights).normalised();
      panels[t] = Snapshot.of(titles[t], mu).over(Points.of(target)).withDensity(Samples::density);
      panels[t] = t == 3 ? panels[t].withTrails(start, mu) : panels[t];
    }
    return Snapshots.of("Spherical IFT, three Gaussians", panels);
  }

  /**
   * Writes the samples.
   *
   * @param args the folder
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    losses().save(folder.resolve("loss"));
    flight(1).inColumns(2).save(folder.resolve("particles-1d"));
    flight(2).save(folder.resolve("particles"));
    flight(100).inColumns(2).save(folder.resolve("particles-100d"));
  }
}
