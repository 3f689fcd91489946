package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Cell;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.distribution.Normal;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Row;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/** What a run leaves, in one call each. */
class OutcomeTest {

  private static final Particles PARTICLES =
      Particles.of(Points.of(new double[] {1, 2}, new double[] {3, 4}), 0.1, 0.2);

  /** A row every tenth step. */
  private static Outcome outcome(Vector<LinkedHashMap<String, Double>> rows) {
    return new Outcome(
        State.start(PARTICLES, Key.of(1)),
        new Reason.RanOut("30 steps done"),
        rows.zipWithIndex((values, i) -> new Row(10L * i, 0.1 * i, values)),
        Vector.empty());
  }

  private static LinkedHashMap<String, Double> row(double falling, double near, double sometimes) {
    return LinkedHashMap.of("falling", falling, "near", near, "sometimes", sometimes);
  }

  private static final Outcome THREE =
      outcome(
          Vector.of(
              row(1, 50, -1), row(0.3, 49, Double.NaN), row(0.1, 48, Double.POSITIVE_INFINITY)));

  @Test
  void aTableHasEveryRowAndColumn(@TempDir Path folder) {
    Path file = folder.resolve("rows.csv");
    Csv.write(file, Table.of(THREE));
    Sheet sheet = Csv.read(file);
    assertEquals(Vector.of("step", "time", "falling", "near", "sometimes"), sheet.header());
    assertArrayEquals(new double[] {0, 10, 20}, sheet.column("step"));
    assertArrayEquals(new double[] {0, 0.1, 0.2}, sheet.column("time"));
    assertArrayEquals(THREE.column("falling"), sheet.column("falling"));
    assertArrayEquals(THREE.column("sometimes"), sheet.column("sometimes"));
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertEquals("step  time\n----  ----\n", Table.of(outcome(Vector.empty())).text());
  }

  @Test
  void particlesAreATable() {
    Table table = Table.of(PARTICLES);
    assertEquals(Vector.of("x1", "x2", "weight"), table.header());
    assertEquals(
        Vector.of(Vector.of("1.0", "2.0", "0.1"), Vector.of("3.0", "4.0", "0.2")),
        table.rows().map(row -> row.map(Cell::exact)));
    assertEquals(Vector.of("a", "b", "w"), Table.of(PARTICLES, "a", "b", "w").header());
    assertThrows(IllegalArgumentException.class, () -> Table.of(PARTICLES, "a", "b"));
  }

  @Test
  void aCurveIsWhereItsNumbersAreFinite() {
    assertEquals(
        Vector.of(new Curve.Knot(0, 1, 0), new Curve.Knot(10, 0.3, 0), new Curve.Knot(20, 0.1, 0)),
        Curve.of("IFT", THREE, "falling").knots());
    assertEquals(Vector.of(new Curve.Knot(0, -1, 0)), Curve.of("IFT", THREE, "sometimes").knots());
    assertThrows(IllegalArgumentException.class, () -> Curve.of("IFT", THREE, "missing"));
  }

  @Test
  void everyObserverHasAPanelOfItsOwn() {
    Curves all = Curves.of("a run", THREE);
    assertEquals(Vector.of("falling", "near", "sometimes"), all.panels().map(p -> p.y().label()));
    assertEquals(Vector.of(true, false, false), all.panels().map(p -> p.y().logarithmic()));
    assertEquals(Vector.of("near"), Curves.of("", THREE, "near").panels().map(p -> p.y().label()));
    assertTrue(Drawn.texts(all).containsAll(List.of("a run", "step", "falling", "sometimes")));
    assertEquals(1, Drawn.texts(all).stream().filter("near"::equals).count(), "its axis says it");
    assertThrows(IllegalArgumentException.class, () -> Curves.of("", THREE, "missing"));
    assertThrows(IllegalArgumentException.class, () -> Curves.of("", outcome(Vector.empty())));
  }

  private static State at(long index, double x) {
    Points moved = Points.of(new double[] {x, 2}, new double[] {3, 4 + x});
    State start = State.start(PARTICLES.withPoints(moved), Key.of(1));
    return new State(start.particles(), index, 0, start.key(), 0, 0, start.memory(), start.facts());
  }

  @Test
  void whatARunKeptHasAPanelEach() {
    var reason = new Reason.RanOut("");
    Vector<State> kept = Vector.of(at(0, 1), at(2, 2), at(3, 5));
    Snapshots all = Snapshots.of("a run", new Outcome(kept.last(), reason, Vector.empty(), kept));
    assertEquals(Vector.of("start", "step 2", "step 3"), all.panels().map(Snapshot::title));
    assertEquals(kept.map(State::particles), all.panels().last().trail());
    assertTrue(all.panels().init().forAll(panel -> panel.trail().isEmpty()));
    Snapshots more =
        Snapshots.of("", new Outcome(at(4, 0), reason, Vector.empty(), kept))
            .withDensity(Normal.isotropic(1, 0, 0))
            .over(PARTICLES.points());
    assertEquals(4, more.panels().size());
    assertTrue(more.panels().forAll(p -> p.logDensity().isDefined() && p.target().isDefined()));
  }

  /** Of particles that came or went there is no way. */
  @Test
  void aRunThatKeptNothingHasItsEnd() {
    Snapshots end = Snapshots.of("", THREE);
    assertEquals(Vector.of("start"), end.panels().map(Snapshot::title));
    State fewer = State.start(Particles.uniform(Points.of(new double[] {1, 2})), Key.of(1));
    Snapshots changed =
        Snapshots.of("", new Outcome(at(1, 0), THREE.reason(), THREE.rows(), Vector.of(fewer)));
    assertTrue(changed.panels().forAll(panel -> panel.trail().isEmpty()));
  }

  /** A run that failed at once is still looked at. */
  @Test
  void anObserverWithoutNumbersHasAnEmptyPanel() {
    Curves empty =
        Curves.of("", outcome(Vector.of(row(Double.NaN, Double.NaN, Double.NaN))), "near");
    assertTrue(empty.panels().head().curves().isEmpty());
    assertTrue(Drawn.texts(empty).contains("near"));
  }
}
