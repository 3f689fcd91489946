package org.onsager.command.design;

import org.onsager.command.method.Budget;
import org.onsager.command.method.Optimum;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.Results;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Table;
import org.onsager.measure.Particles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Finds D-optimal designs of polynomial regression and response surfaces: where to observe, and
 * with which share of the observations, so that the parameters are known best. Says how near the
 * design is to the best one, by the equivalence theorem of Kiefer and Wolfowitz (1960),
 * doi:10.4153/CJM-1960-030-4.
 */
@Command(
    name = "design",
    description = "D-optimal designs of polynomial models, with a proof of optimality")
public final class Design implements Runnable {

  private static final String[] ONE = {"x", "weight"};
  private static final String[] TWO = {"x", "y", "weight"};

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "interval, square or disk (${DEFAULT-VALUE})")
  private DesignRegion region = DesignRegion.SQUARE;

  @Option(
      names = "--degree",
      paramLabel = "DEGREE",
      defaultValue = "2",
      description = "of the polynomials (${DEFAULT-VALUE})")
  private int degree;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "full, product or additive (${DEFAULT-VALUE})")
  private DesignModel.Kind kind = DesignModel.Kind.FULL;

  @Option(
      names = "--gap",
      paramLabel = "GAP",
      defaultValue = "1e-12",
      description =
          "the distance from the largest log determinant at which to end (${DEFAULT-VALUE})")
  @Range(from = 0, to = 1)
  private double gap;

  @Option(
      names = "--evaluations",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "of the energy with its gradient, the most to spend (${DEFAULT-VALUE})")
  @Range(from = 1, to = 1_000_000)
  private int evaluations;

  @Mixin private final Destination destination = new Destination("out/design");

  private final Console console;

  public Design(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (degree < 1 || degree > region.largestDegree()) {
      throw new UsageException(
          "--degree=%d: must be a whole number from 1 to %d on the %s"
              .formatted(degree, region.largestDegree(), region));
    }
    DesignModel model = DesignModel.of(kind, region.dimension(), degree);
    Results results = destination.open(console);

    long begin = System.nanoTime();
    OptimalDesign design = OptimalDesign.of(region, model, gap, new Budget(evaluations, console));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Optimum optimum = design.optimum();
    Particles points = design.sorted();
    results.say(
        "D-optimal design on the %s, %s model of degree %d, %d parameters"
            .formatted(region, kind, degree, model.count()));
    results.say(optimum.text(seconds));
    results.say("log det = " + design.logDeterminant() + " (of the monomials)");
    results.say(optimum.certificate().text());
    results.say("D-efficiency >= " + design.efficiency());
    results.say("points = " + points.count());
    Table table = Table.of(points, region.dimension() == 1 ? ONE : TWO);
    results.table("design", table);
    results.picture("design", new DesignPicture(design, points).picture());
    results.say("\n" + table.text());
    results.close();
  }
}
