package org.onsager.flow;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;

/**
 * A file in which a run saves its state together with the rows so far, so that state and rows never
 * disagree. The rows travel in the memory of the saved state, a block a column.
 *
 * @param file the file
 * @param run what makes the run this one
 * @param when when it is saved; it is saved at the end, too
 */
record Checkpoint(Path file, Fingerprint run, When when) {

  private static final String COLUMN = "row ";
  private static final String INDEX = COLUMN + "index";
  private static final String TIME = COLUMN + "time";
  private static final String VALUE = COLUMN + "of ";

  /** A state and the rows before it. */
  record Saved(State state, Vector<Row> rows) {}

  /** Saves a state and the rows before it. */
  void save(State state, Vector<Row> rows) {
    try {
      packed(state, rows).save(file, run);
    } catch (IOException e) {
      throw new Trouble(
          new Failure.NotSaved(
              e.getMessage() + ".", "Make room, or save elsewhere; this state is not lost.", 0));
    }
  }

  /** What was saved, or none if there is no file. */
  static Option<Saved> load(Path file, Fingerprint run) throws IOException {
    return Files.exists(file) ? Option.of(unpacked(State.load(file, run))) : Option.none();
  }

  /** What was saved, of whatever run. */
  static Saved load(Path file) throws IOException {
    return unpacked(State.load(file));
  }

  private static State packed(State state, Vector<Row> rows) {
    if (rows.isEmpty()) {
      return state;
    }
    State packed =
        state
            .remembering(INDEX, column(rows, row -> (double) row.index()))
            .remembering(TIME, column(rows, Row::time));
    int place = 0;
    for (String name : rows.head().values().keySet()) {
      packed =
          packed.remembering(
              VALUE + "%04d %s".formatted(place++, name), column(rows, row -> row.get(name)));
    }
    return packed;
  }

  private static Block column(Vector<Row> rows, ToDoubleFunction<Row> number) {
    return Block.copyOf(rows.toJavaStream().mapToDouble(number).toArray());
  }

  private static Saved unpacked(State packed) {
    Vector<Row> rows =
        packed
            .memory()
            .get(INDEX)
            .map(index -> Vector.range(0, index.length()).map(i -> row(packed, index, i)))
            .getOrElse(Vector.empty());
    return new Saved(packed.forgetting(name -> name.startsWith(COLUMN)), rows);
  }

  private static Row row(State packed, Block index, int i) {
    LinkedHashMap<String, Double> values =
        packed
            .memory()
            .filterKeys(name -> name.startsWith(VALUE))
            .foldLeft(
                LinkedHashMap.empty(),
                (map, column) ->
                    map.put(
                        column._1.substring(column._1.indexOf(' ', VALUE.length()) + 1),
                        column._2.get(i)));
    return new Row((long) index.get(i), packed.memory().get(TIME).get().get(i), values);
  }
}
