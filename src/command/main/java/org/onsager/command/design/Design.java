package org.onsager.command.design;

import java.nio.file.Path;
import org.onsager.command.input.Options;
import org.onsager.command.method.Optimum;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.measure.Particles;

/**
 * Finds D-optimal designs of polynomial regression and response surfaces: where to observe, and
 * with which share of the observations, so that the parameters are known best. Says how near the
 * design is to the best one, by the equivalence theorem of Kiefer and Wolfowitz (1960),
 * doi:10.4153/CJM-1960-030-4.
 */
public final class Design {

  private static final String[] ONE = {"x", "weight"};
  private static final String[] TWO = {"x", "y", "weight"};

  private Design() {}

  /**
   * Runs it.
   *
   * @param options what the user gave
   */
  public static void run(Options options) {
    DesignRegion region =
        DesignRegion.named(options.choice("region", "square", "interval", "square", "disk"));
    int degree = options.integer("degree", 2, 1, region.largestDegree());
    String name = options.choice("model", "full", "full", "product", "additive");
    double gap = options.real("gap", 1e-12, 0, 1);
    int evaluations = options.integer("evaluations", 1000, 1, 1_000_000);
    Path out = options.output("design");
    DesignModel model = DesignModel.named(name, region.dimension(), degree);

    long begin = System.nanoTime();
    OptimalDesign design = OptimalDesign.of(region, model, gap, evaluations);
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Optimum optimum = design.optimum();
    Particles points = design.sorted();
    System.out.printf(
        "D-optimal design on the %s, %s model of degree %d, %d parameters%n",
        region.word(), name, degree, model.count());
    System.out.printf(
        "%d evaluations, %d searches in %.2f s; ended: %s%n",
        optimum.evaluations(), optimum.searches(), seconds, optimum.reason().message());
    System.out.println("log det = " + design.logDeterminant() + " (of the monomials)");
    System.out.println(optimum.certificate().text());
    System.out.println("D-efficiency >= " + design.efficiency());
    System.out.println("points = " + points.count());
    Table table = Table.of(points, region.dimension() == 1 ? ONE : TWO);
    Csv.write(out.resolve("design.csv"), table);
    new DesignPicture(design, points).picture().save(out.resolve("design"));
    System.out.println("\n" + table.text());
    System.out.println("design.csv and a picture are in " + out);
  }
}
