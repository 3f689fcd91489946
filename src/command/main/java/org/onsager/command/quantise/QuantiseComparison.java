package org.onsager.command.quantise;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.onsager.command.method.Baselines;
import org.onsager.data.Table;
import org.onsager.feature.KernelFeatures;
import org.onsager.feature.Recombination;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What others make of the same samples with as many points.
 *
 * @param form by which they are measured
 * @param rows them, by name
 */
record QuantiseComparison(QuantiseForm form, Map<String, Particles> rows) {

  private static final String RANDOM = "random samples";
  private static final String WEIGHTED = ", simplex weights";

  /** Best weights of more points, and recombination to more, take longer than the flow. */
  private static final int FEW = 300;

  /** Candidates of herding and recombination, at most. */
  private static final int CANDIDATES = 20_000;

  static QuantiseComparison of(
      QuantiseForm form, PositiveDefiniteKernel kernel, Points samples, int count, Key key) {
    Particles random = Particles.uniform(samples.select(key.choice(count, samples.count())));
    Particles cells = QuantiseFlow.cells(samples, count, key);
    Map<String, Particles> rows = LinkedHashMap.of(RANDOM, random, "k-means", cells);
    if (count <= FEW) {
      Points candidates =
          samples.count() <= CANDIDATES
              ? samples
              : samples.select(key.fold(2).choice(CANDIDATES, samples.count()));
      Particles herded =
          Baselines.herding(kernel, form.embedding(kernel, candidates), candidates, count);
      rows =
          LinkedHashMap.of(RANDOM, random)
              .put(RANDOM + WEIGHTED, weighted(form, random))
              .put("kernel herding", herded)
              .put("kernel herding" + WEIGHTED, weighted(form, herded))
              .put("k-means", cells)
              .put("k-means" + WEIGHTED, weighted(form, cells));
      if (samples.count() <= CANDIDATES && count > 1) {
        Particles recombined = recombined(kernel.twiceDifferentiable().get(), samples, count, key);
        rows =
            rows.put("recombination", recombined)
                .put("recombination" + WEIGHTED, weighted(form, recombined));
      }
    }
    return new QuantiseComparison(form, rows);
  }

  /**
   * Some of the samples with the means of all for as many functions {@code k(., z)} less one, at
   * places z by k-means: recombination of Nystroem features.
   */
  private static Particles recombined(
      TwiceDifferentiable kernel, Points samples, int count, Key key) {
    Particles nu = Particles.uniform(samples);
    Points places = QuantiseFlow.cells(samples, count - 1, key).points();
    return Recombination.of(nu, KernelFeatures.of(kernel, places));
  }

  private static Particles weighted(QuantiseForm form, Particles particles) {
    return Baselines.simplexWeights(form.energy(), particles);
  }

  /** Squared distances from the samples; where these have too many pairs, above that of this. */
  Table distances(Particles end) {
    double least = form.complete() ? 0 : form.mmdSquared(end);
    Table table =
        Table.of(
            "%d points".formatted(end.count()),
            form.complete() ? "MMD^2 to the samples" : "MMD^2 to the samples, above that of this");
    for (var row : rows.put("this", end)) {
      table = table.row(row._1(), form.mmdSquared(row._2()) - least);
    }
    return table;
  }

  /** Of this, of k-means and of random samples. */
  Table errors(Points samples, Particles end) {
    return IntegrationErrors.of(
        samples,
        Vector.of("this", "k-means", RANDOM),
        Vector.of(end, rows.get("k-means").get(), rows.get(RANDOM).get()));
  }
}
