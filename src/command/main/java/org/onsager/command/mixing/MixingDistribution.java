package org.onsager.command.mixing;

import org.jspecify.annotations.Nullable;
import org.onsager.command.input.ReadingOptions;
import org.onsager.command.method.Budget;
import org.onsager.command.method.Optimum;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.Results;
import org.onsager.data.Table;
import org.onsager.flow.Reason;
import org.onsager.measure.Particles;
import org.onsager.measure.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Fits a mixing distribution to observations by maximum likelihood, among all distributions, and
 * says how near it is to the best: what unknown values, rates or probabilities stand behind a file
 * of measurements, counts or successes. Run it on your own csv file.
 *
 * <p><i>Source:</i> J. Kiefer, J. Wolfowitz (1956), Ann. Math. Statist. 27; B. G. Lindsay, The
 * geometry of mixture likelihoods (1983), doi:10.1214/aos/1176346059.
 */
@Command(
    name = "mixing",
    description = "fits a mixing distribution to observations, with a proof of optimality")
public final class MixingDistribution implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "a file with columns value, or value,error, or count, or successes,trials, or"
              + " coordinates of any names (82 galaxies)")
  private @Nullable String file;

  @Option(
      names = "--sigma",
      paramLabel = "ERROR",
      description = "the standard error of values that have no column error (of the galaxies, 1)")
  @Range(from = 1e-100, to = 1e100)
  private @Nullable Double sigma;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--gap",
      paramLabel = "GAP",
      defaultValue = "1e-12",
      description =
          "the distance from the largest mean log-likelihood at which to end (${DEFAULT-VALUE})")
  @Range(from = 0, to = 1)
  private double gap;

  @Option(
      names = "--evaluations",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "of the energy with its gradient, the most to spend (${DEFAULT-VALUE})")
  @Range(from = 1, to = 1_000_000)
  private int evaluations;

  @Mixin private final Destination destination = new Destination("out/mixing");

  private final Console console;

  public MixingDistribution(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    MixingInput input = MixingInput.of(file, sigma, reading.reading());
    Results results = destination.open(console);
    Observations observations = input.observations();
    input.sheet().notices().forEach(console::notice);
    results.say(input.summary());

    long begin = System.nanoTime();
    MixingFit fit = fit(observations);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    Optimum optimum = fit.optimum();
    Particles mixing = MixingReport.sorted(optimum.particles());
    results.say(optimum.text(seconds));
    results.say("mean log-likelihood = " + observations.meanLogLikelihood(mixing));
    results.say(fit.text());
    results.say("atoms = " + mixing.count());

    Table atoms = MixingReport.atoms(observations.names(), mixing);
    results.table("atoms", atoms);
    results.also("posterior", MixingReport.posterior(input.sheet(), observations, mixing));
    results.picture(
        "mixing-distribution",
        new MixingPicture(input.name() + ": " + fit.brief(), observations, mixing, fit.energy())
            .picture());
    results.say("\n" + atoms.text());
    results.close();
    if (optimum.reason() instanceof Reason.Failed failed) {
      throw new Refusal("the fit ended early: " + failed.message());
    }
  }

  private MixingFit fit(Observations observations) {
    try {
      return MixingFit.of(observations, gap, new Budget(evaluations, console));
    } catch (Trouble e) {
      throw new Refusal("the observations cannot be fitted: " + e.getMessage());
    }
  }
}
