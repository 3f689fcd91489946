package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import java.util.Comparator;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/** The tables that {@link MixingDistribution} leaves behind. */
final class MixingReport {

  private MixingReport() {}

  /**
   * A row an atom.
   *
   * @param names of the coordinates of theta
   */
  static Table atoms(Vector<String> names, Particles mixing) {
    Vector<String> coordinates = names.size() == 1 ? Vector.of("atom") : names;
    String weight = coordinates.contains("weight") ? "weight of the atom" : "weight";
    return Table.of(mixing, coordinates.append(weight).toJavaArray(String[]::new));
  }

  /** The rows of the file, each with the posterior mean of its theta. */
  static Table posterior(Sheet sheet, Observations observations, Particles mixing) {
    Vector<String> names = observations.names();
    double[][] means = observations.posteriorMeans(mixing);
    Vector<String> added =
        names.size() == 1
            ? Vector.of("posterior mean")
            : names.map(name -> "posterior mean of " + name);
    Table table = Table.of(sheet.header().appendAll(added).toJavaArray(String[]::new));
    for (int row = 0; row < sheet.count(); row++) {
      double[] mean = means[observations.tally().members().get(row)];
      table = table.row(Vector.ofAll(sheet.row(row)).appendAll(Vector.ofAll(mean)).toJavaArray());
    }
    return table;
  }

  /** The same measure, with its atoms from left to right, or the heaviest first. */
  static Particles sorted(Particles mu) {
    Comparator<Integer> order =
        mu.dimension() == 1
            ? Comparator.comparingDouble(i -> mu.points().get(i, 0))
            : Comparator.comparingDouble(i -> -mu.weights().get(i));
    int[] places =
        Vector.range(0, mu.count()).sorted(order).toJavaStream().mapToInt(i -> i).toArray();
    return new Particles(
        mu.points().select(places),
        Block.build(
            places.length,
            out -> {
              for (int i = 0; i < out.length; i++) {
                out[i] = mu.weights().get(places[i]);
              }
            }));
  }
}
