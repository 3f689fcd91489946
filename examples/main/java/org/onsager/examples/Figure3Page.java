package org.onsager.examples;

import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.page.Report;

/** The figure as a page: its curves, and a film of each algorithm on the mixture. */
final class Figure3Page {

  private static final int FRAMES = 120;

  private Figure3Page() {}

  static Report of(Figure3Curves curves, int runs, int lastStep) {
    PaperTarget setting = PaperTarget.MIXTURE;
    Report page =
        Report.of()
            .titled("Figure 3 of Gladin, Dvurechensky, Mielke and Zhu (2024)")
            .setting("paper", "arXiv:2405.17075")
            .setting("runs", runs)
            .setting("film", "the first run to " + setting.title())
            .with(Figure3Pictures.losses(curves, runs))
            .with("Steps that the paper shows", Figure3Tables.comparison(curves))
            .withDensity(setting.target());
    for (Figure3Algorithm algorithm : Figure3Algorithm.values()) {
      page = page.and(algorithm.label, film(new Figure3Run(setting, algorithm, 0), lastStep));
    }
    return page;
  }

  private static Outcome film(Figure3Run run, int lastStep) {
    return Flow.of(run.algorithm().on(run.setting()))
        .from(PaperTarget.start(run.key().fold(1)), run.key().fold(2))
        .observing(
            Observer.mmdSquared(
                "MMD² to the target", Mmd.to(run.setting().target(), PaperTarget.KERNEL)))
        .every(Figure3Run.EVERY / run.algorithm().stepsAnIteration)
        .keepingAtMost(FRAMES)
        .until(Stop.steps(run.algorithm().iterations(lastStep)));
  }
}
