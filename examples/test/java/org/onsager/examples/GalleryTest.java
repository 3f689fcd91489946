package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.below;
import static org.onsager.flow.Stop.certified;
import static org.onsager.flow.Stop.evaluations;
import static org.onsager.flow.Stop.steps;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.insertion;
import static org.onsager.scheme.Schemes.merging;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.KMeans;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.Composite;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.flow.Flow;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Snapshot;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Splitting;

/** The lines of the gallery do what the page says they do: what its programs are made of. */
class GalleryTest {

  private static final GaussianMixture TWO =
      GaussianMixture.equal(Normal.isotropic(0.4, -1.5, 0), Normal.isotropic(0.4, 1.5, 0));

  @Test
  void flowsOfTheZooGoDown() {
    GaussianMixture target = TWO;
    Gaussian kernel = Gaussian.ofVariance(3);
    Particles start = Particles.uniform(Normal.isotropic(0.1, -2, 1.5).sample(50, Key.of(2)));
    // @start region="zoo"
    var mmd = Mmd.to(target, kernel);
    var kl = KullbackLeibler.to(target);
    var blob = BlobKullbackLeibler.to(target, Gaussian.ofStandardDeviation(0.3));
    var birthDeath = hellinger().spherical();

    var flows =
        Vector.of(
            Splitting.of(wasserstein(), mmd), // MMD flow
            Splitting.of(stein(kernel), kl), // SVGD
            Splitting.of(birthDeath, blob), // birth-death
            Splitting.of(wasserstein().plus(birthDeath), blob), // Wasserstein-Fisher-Rao
            Splitting.of(wasserstein().plus(mmd(kernel, 1e-4).spherical()), mmd)); // IFT
    var runs = flows.map(flow -> Flow.of(flow.lie().tau(0.05)).from(start, Key.of(3)));
    // @end
    for (var run : runs) {
      Particles end = run.until(steps(100)).state().particles();
      assertTrue(blob.value(end) < blob.value(start), () -> end.toString());
    }
  }

  @Test
  void pointsStandForSamples(@TempDir Path folder) {
    Points samples = TWO.sample(2000, Key.of(5));
    // @start region="quantise"
    var kernel = Gaussian.medianHeuristic(samples);
    var energy = Mmd.to(Samples.of(samples), kernel).inFourierForm(); // O(n) an evaluation
    var cells = KMeans.of(Particles.uniform(samples), 20, 100, Key.of(1));
    var step = GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1);
    var points = Flow.of(step).from(cells, Key.of(2)).until(evaluations(100)).state().particles();

    Snapshot.of("20 points", points).over(samples).save(folder.resolve("points"));
    Csv.write(folder.resolve("points.csv"), Table.of(points)); // x1, x2, weight
    // @end
    assertEquals(20, Csv.read(folder.resolve("points.csv")).column("weight").length);
    assertTrue(energy.mmdSquared(points) < 1e-4 * energy.mmdSquared(cells));
  }

  /** The rates behind counts that come from two of them. */
  @Test
  void ratesStandBehindCounts() {
    double[] counts = {0, 1, 2, 0, 1, 3, 2, 1, 0, 1, 9, 12, 8, 11, 10, 9, 13, 7};
    // @start region="mixing"
    var likelihoods = PoissonRate.of(counts); // others: normal errors, successes in trials
    var frequencies = Block.constant(counts.length, 1.0 / counts.length);
    var energy = Composite.of(likelihoods, Loss.negativeLog(frequencies));

    var hull = Box.around(Points.onLine(counts));
    var search = Search.multiStart(hull);
    var tidy = merging(1e-3).then(insertion(search, 10));
    var step = GaussNewtonJko.balanced().then(tidy.every(5)).on(energy).tau(1);
    var start = Particles.uniform(Points.onLine(0.5, 1, 2, 5, 10));
    var run = Flow.of(step).from(start, Key.of(7)).until(certified(energy, search, 1e-12));
    var proof = Search.branchAndBound(hull, 1e-12).certificate(energy, run.state().particles());
    // @end
    assertTrue(proof.isProved() && proof.gap() < 1e-11, proof.text());
    Particles rates = run.state().particles();
    assertEquals(2, rates.count(), rates.toString());
    assertEquals(Arrays.stream(counts).average().orElse(0), rates.integral(x -> x[0]), 1e-9);
  }

  @Test
  void pointsKeepTheMoments() {
    Points samples = TWO.sample(500, Key.of(6));
    // @start region="reduce"
    var all = Particles.uniform(samples);
    var moments = Polynomials.orthonormalOver(all, 4); // 15 of them in the plane
    var energy = Composite.of(moments, Loss.halfSquares(moments.mean(all), 1));

    var some = samples.select(Key.of(1).choice(8, samples.count()));
    var step = GaussNewtonJko.balanced().on(energy).tau(1);
    var run =
        Flow.of(step)
            .from(Particles.uniform(some), Key.of(2))
            .until(below(energy, 1e-26).or(evaluations(1000)));
    // @end
    Particles few = run.state().particles();
    assertTrue(energy.value(few) < 1e-20, () -> run.reason().message() + energy.value(few));
    double exact = all.integral(x -> x[0] * x[0] * x[1] * x[1]);
    assertEquals(exact, few.integral(x -> x[0] * x[0] * x[1] * x[1]), 1e-9 * exact);
  }

  /** The quadratic model on the square has its best design at the nine points of a lattice. */
  @Test
  void aDesignIsOptimal() {
    // @start region="design"
    var model = Regressors.of(Polynomials.legendre(2, 2)); // what 1, x, y, x^2, xy, y^2 span
    var square = Chart.box(new double[] {-1, -1}, new double[] {1, 1}); // x = sin z
    var energy = Composite.of(model, Loss.negativeLogDeterminant(6)).in(square);

    var search = Search.multiStart(Box.of(2, -Math.PI / 2, Math.PI / 2));
    var tidy = merging(1e-3).then(insertion(search, 10));
    var step = GaussNewtonJko.balanced().then(tidy.every(5)).on(energy).tau(1);
    var start = Particles.uniform(Normal.isotropic(0.3, 0, 0).sample(40, Key.of(1)));
    var rule = certified(energy, search, 1e-9).or(steps(200));
    var run = Flow.of(step).from(start, Key.of(2)).until(rule);
    var design = square.at(run.state().particles().points());
    // @end
    // Particles that began in the last round have hardly any mass.
    double there =
        run.state()
            .particles()
            .withPoints(design)
            .integral(x -> nearLattice(x[0]) && nearLattice(x[1]) ? 1 : 0);
    assertEquals(1, there, 1e-6, design.toString());
  }

  private static boolean nearLattice(double x) {
    return Math.abs(x - Math.rint(x)) < 1e-4;
  }

  @Test
  void spikesStandBehindASignal() {
    double[] at = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
    Block signal =
        Block.build(
            101,
            y -> Arrays.setAll(y, i -> bump(i - 30) + 0.7 * bump(i - 44) + 0.4 * bump(i - 80)));
    // @start region="deconvolve"
    var blur = GaussianLocation.ofStandardDeviation(Points.onLine(at), 3);
    var price = 0.01; // of mass: the fewer spikes, the larger it is
    var energy = Composite.of(blur, Loss.halfSquares(signal, price)).plus(Potential.constant(1));

    var search = Search.multiStart(Box.of(0, 100)).freeMass(1);
    var tidy = merging(1e-2).then(insertion(search, 10));
    var step = GaussNewtonJko.balanced().withFreeMass().then(tidy.every(5)).on(energy).tau(1);
    var start = Particles.uniform(Points.onLine(10, 20, 30, 40, 50, 60, 70, 80, 90));
    var rule = certified(energy, search, 1e-6).or(steps(200));
    var spikes = Flow.of(step).from(start, Key.of(1)).until(rule).state().particles();
    // @end
    for (double place : new double[] {30, 44, 80}) {
      double mass = spikes.integral(x -> Math.abs(x[0] - place) < 0.5 ? 1 : 0);
      assertTrue(mass > 0.3, () -> spikes.toString());
    }
  }

  private static double bump(double x) {
    return Math.exp(-x * x / 18);
  }
}
