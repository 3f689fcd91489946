package org.onsager.examples;

import java.nio.file.Path;
import org.onsager.data.Csv;

/**
 * The loss curves of figure 3 of Gladin, Dvurechensky, Mielke and Zhu (2024), arXiv:2405.17075, and
 * pictures like its figures 1, 4 and 5.
 */
final class Figure3 {

  private static final int LAST_STEP = 6001;

  private Figure3() {}

  static void run(Options options) {
    run(options, LAST_STEP);
  }

  static void run(Options options, int lastStep) {
    int runs = options.integer("runs", 50, 1, 10_000);
    Path out = options.output("figure3");
    long begin = System.nanoTime();

    Figure3Curves curves = Figure3Curves.compute(runs, lastStep);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    Figure3Pictures.losses(curves, runs).save(out.resolve("losses"));
    for (PaperTarget setting : PaperTarget.ALL) {
      Figure3Pictures.particles(setting, lastStep).save(out.resolve("particles-" + setting.id()));
      Figure3Pictures.ift(setting, lastStep).save(out.resolve("ift-" + setting.id()));
    }
    Csv.write(out.resolve("curves.csv"), Figure3Tables.csv(curves));
    Figure3Page.of(curves, runs, lastStep).save(out.resolve("index.html"));

    System.out.println(Figure3Tables.comparison(curves).text());
    System.out.println(Figure3Tables.NOTE);
    System.out.printf(
        "%d run%s in %.0f s. Pictures, index.html and curves.csv are in %s%n",
        runs, runs == 1 ? "" : "s", seconds, out);
  }
}
