package org.onsager.command.mixing;

import java.nio.file.Path;
import org.onsager.command.input.Options;
import org.onsager.command.input.UsageException;
import org.onsager.command.method.Optimum;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.flow.Reason;
import org.onsager.measure.Particles;
import org.onsager.measure.Trouble;

/**
 * Fits a mixing distribution to observations by maximum likelihood, among all distributions, and
 * says how near it is to the best: what unknown values, rates or probabilities stand behind a file
 * of measurements, counts or successes. Run it on your own csv file.
 *
 * <p><i>Source:</i> J. Kiefer, J. Wolfowitz (1956), Ann. Math. Statist. 27; B. G. Lindsay, The
 * geometry of mixture likelihoods (1983), doi:10.1214/aos/1176346059.
 */
public final class MixingDistribution {

  private MixingDistribution() {}

  /**
   * Runs it.
   *
   * @param options what the user gave
   */
  public static void run(Options options) {
    double gap = options.real("gap", 1e-12, 0, 1);
    int evaluations = options.integer("evaluations", 1000, 1, 1_000_000);
    MixingInput input = MixingInput.of(options);
    Path out = options.output("mixing-distribution");
    Observations observations = input.observations();
    input.sheet().notices().forEach(System.out::println);
    System.out.println(input.summary());

    long begin = System.nanoTime();
    MixingFit fit = fit(observations, gap, evaluations);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    Optimum optimum = fit.optimum();
    Particles mixing = MixingReport.sorted(optimum.particles());
    System.out.printf(
        "%d evaluations, %d searches in %.2f s; ended: %s%n",
        optimum.evaluations(), optimum.searches(), seconds, optimum.reason().message());
    System.out.println("mean log-likelihood = " + observations.meanLogLikelihood(mixing));
    System.out.println(fit.text());
    System.out.println("atoms = " + mixing.count());

    Table atoms = MixingReport.atoms(observations.names(), mixing);
    Csv.write(out.resolve("atoms.csv"), atoms);
    Csv.write(
        out.resolve("posterior.csv"), MixingReport.posterior(input.sheet(), observations, mixing));
    new MixingPicture(input.name() + ": " + fit.brief(), observations, mixing, fit.energy())
        .picture()
        .save(out.resolve("mixing-distribution"));
    System.out.println("\n" + atoms.text());
    System.out.println("atoms.csv, posterior.csv and a picture are in " + out);
    if (optimum.reason() instanceof Reason.Failed failed) {
      throw new UsageException("the fit ended early: " + failed.message());
    }
  }

  private static MixingFit fit(Observations observations, double gap, long evaluations) {
    try {
      return MixingFit.of(observations, gap, evaluations);
    } catch (Trouble e) {
      throw new UsageException("the observations cannot be fitted: " + e.getMessage());
    }
  }
}
