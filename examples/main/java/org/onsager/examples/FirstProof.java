package org.onsager.examples;

import static org.onsager.flow.Stop.certified;
import static org.onsager.flow.Stop.steps;
import static org.onsager.scheme.Schemes.insertion;
import static org.onsager.scheme.Schemes.merging;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.flow.Flow;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.page.Report;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Panel;
import org.onsager.report.Picture;
import org.onsager.scheme.GaussNewtonJko;

/**
 * The proof of the README: a mixing distribution of maximum likelihood, and that none is better.
 */
final class FirstProof {

  private static final int CURVE = 400;

  private FirstProof() {}

  static void run(Options options) {
    Path out = options.output("first-proof");
    // @start region="proof"
    var truth = GaussianMixture.equal(Normal.isotropic(1, -2), Normal.isotropic(1, 2));
    var data = truth.sample(500, Key.of(1)); // which means, and how often, if the variance is one?
    var likelihoods = GaussianLocation.ofStandardDeviation(data, 1);
    var energy = Composite.of(likelihoods, Loss.negativeLog(Block.constant(500, 1.0 / 500)));

    var hull = Box.around(data);
    var search = Search.multiStart(hull); // for minima of the first variation
    var tidy = merging(1e-3).then(insertion(search, 10)); // new particles begin there
    var step = GaussNewtonJko.balanced().then(tidy.every(5)).on(energy).tau(1);

    var start = Particles.uniform(data.select(IntStream.range(0, 50).toArray()));
    var rule = certified(energy, search, 1e-12).or(steps(100));
    var run = Flow.of(step).from(start, Key.of(7)).until(rule);

    var proof = Search.branchAndBound(hull, 1e-12).certificate(energy, run.state().particles());
    System.out.println(run.reason().message() + ", " + run.state().evaluations() + " evaluations");
    System.out.println(run.state().particles().count() + " atoms, " + proof.text());
    // @end
    Picture picture = picture(energy, run.state().particles(), hull);
    picture.save(out.resolve("first-proof"));
    Report.of(run).titled("First proof").with(picture).save(out.resolve("index.html"));
    System.out.println("The picture and index.html are in " + out);
  }

  /** The atoms, and below them the first variation less its mean: nowhere negative, zero there. */
  private static Picture picture(Energy energy, Particles mixing, Box hull) {
    double[] atoms = mixing.points().coordinates().toArray();
    double mean = mixing.weights().dot(energy.firstVariation(mixing, mixing.points()).values());
    double low = hull.lower().get(0);
    double step = (hull.upper().get(0) - low) / CURVE;
    double[] x = IntStream.rangeClosed(0, CURVE).mapToDouble(i -> low + i * step).toArray();
    Block xi = energy.firstVariation(mixing, Points.onLine(x)).values().map(v -> v - mean);
    Axis across = Axis.linear("unknown mean").between(low, hull.upper().get(0));
    Panel measure =
        Panel.of("", across, Axis.linear("weight"))
            .with(Curve.stems("mixing distribution", atoms, mixing.weights().toArray()));
    Panel variation =
        Panel.of("", across, Axis.linear("ξ − mean ξ"))
            .with(Curve.line("first variation", x, xi.toArray()))
            .with(Curve.markers("mixing distribution", "atoms", atoms, new double[atoms.length]));
    return Curves.of("", measure, variation);
  }
}
