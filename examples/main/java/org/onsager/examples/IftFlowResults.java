package org.onsager.examples;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Csv;
import org.onsager.data.Reading;
import org.onsager.data.Sheet;
import org.onsager.data.Unreadable;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What the authors' code found in a case.
 *
 * @param positions at the end, a row a particle
 * @param weights at the end, one a row
 * @param losses MMD^2, in the column {@value #LOSS}, at the recorded iterations
 */
record IftFlowResults(Sheet positions, Sheet weights, Sheet losses) {

  private static final String ITERATION = "iteration";

  /** The column of MMD^2. */
  static final String LOSS = "mmd_squared";

  /** Reads the results before anything long begins, and refuses those of another run. */
  static IftFlowResults read(Path folder, Points start, int iterations, int recordedEvery) {
    Sheet positions = shaped(folder, "expected-positions.csv", start.count(), start.dimension());
    Sheet weights = shaped(folder, "expected-weights.csv", start.count(), 1);
    int records = Math.ceilDiv(iterations, recordedEvery) + 1;
    Sheet losses = shaped(folder, "expected-loss.csv", records, 2);
    requireColumn(losses, LOSS);
    requireColumn(losses, ITERATION);
    double[] at = losses.column(ITERATION);
    for (int i = 0; i < at.length; i++) {
      long due = Math.min((long) i * recordedEvery, iterations);
      if (at[i] != due) {
        throw new UsageException(
            "%s, row %d: iteration = %s: must be %d, by case.json"
                .formatted(losses.source(), i + 1, at[i], due));
      }
    }
    return new IftFlowResults(positions, weights, losses);
  }

  /** The iterations of the losses. */
  double[] iterations() {
    return losses.column(ITERATION);
  }

  /** The losses. */
  double[] mmdSquared() {
    return losses.column(LOSS);
  }

  /** The particles at the end. */
  Particles particles() {
    double[] column = Arrays.stream(weights.rows()).mapToDouble(row -> row[0]).toArray();
    return Particles.of(Points.of(positions.rows()), column);
  }

  /** Finite numbers of a file of the case. */
  static Sheet sheet(Path folder, String name) {
    try {
      return Csv.read(folder.resolve(name), Reading.samples());
    } catch (Unreadable | UncheckedIOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Sheet shaped(Path folder, String name, int rows, int columns) {
    Sheet sheet = sheet(folder, name);
    int found = sheet.width();
    if (sheet.count() != rows || found != columns) {
      throw new UsageException(
          "%s has %d rows of %d numbers: must have %d of %d, by case.json and particles.csv"
              .formatted(sheet.source(), sheet.count(), found, rows, columns));
    }
    return sheet;
  }

  private static void requireColumn(Sheet sheet, String name) {
    if (!sheet.header().contains(name)) {
      throw new UsageException(
          "%s has no column %s: must have %s, %s".formatted(sheet.source(), name, ITERATION, LOSS));
    }
  }
}
