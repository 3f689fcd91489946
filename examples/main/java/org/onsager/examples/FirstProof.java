package org.onsager.examples;

import static org.onsager.flow.Stop.certified;
import static org.onsager.flow.Stop.steps;
import static org.onsager.scheme.Schemes.insertion;
import static org.onsager.scheme.Schemes.merging;

import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.flow.Flow;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;

/**
 * The proof of the README: a mixing distribution of maximum likelihood, and that none is better.
 */
final class FirstProof {

  private FirstProof() {}

  static void run(Options options) {
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
  }
}
