package org.onsager.report;

import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import org.onsager.distribution.Density;
import org.onsager.flow.Outcome;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/**
 * Particles on their way: snapshots in rows, on the same axes, and the same colour for the same
 * weight. In the plane the unit is the same in both directions; on the line the vertical axis is
 * that of the weights. Of more than two axes the first two are shown, and the heading says so.
 *
 * <p>A few strays do not set the axes: a particle that is beyond is a triangle at the edge, and the
 * legend says how many there are. Neither does one heavy particle set the colours: where sixteen
 * times the weight of those that hold the lightest tenth of the mass is passed, all are of the
 * deepest colour (and as high, on the line), and the legend says from which weight on.
 *
 * @param title written above the panels, may be empty
 * @param panels the snapshots in reading order, all of one dimension
 * @param columns how many stand side by side, positive
 * @param axes the names of the axes shown
 */
public record Snapshots(String title, Vector<Snapshot> panels, int columns, Vector<String> axes)
    implements Picture {

  private static final int IN_A_ROW = 4;

  /**
   * Checks that there are snapshots of one dimension.
   *
   * @throws IllegalArgumentException if there are none, no columns, two dimensions, or not two
   *     names
   */
  public Snapshots {
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "%d snapshots in %d columns: must be one at least".formatted(panels.size(), columns));
    }
    if (panels.map(Snapshot::dimension).distinct().size() > 1) {
      throw new IllegalArgumentException(
          "dimensions " + panels.map(Snapshot::dimension).mkString(", ") + ": must be equal");
    }
    if (axes.size() != 2) {
      throw new IllegalArgumentException("axes = " + axes + ": must be two names");
    }
  }

  /**
   * Snapshots in rows of at most four.
   *
   * @param title written above the panels, may be empty
   * @param panels the snapshots in reading order, at least one
   * @return the picture
   * @throws IllegalArgumentException if there are none or their dimensions differ
   */
  public static Snapshots of(String title, Snapshot... panels) {
    boolean line = panels.length > 0 && panels[0].dimension() == 1;
    return new Snapshots(
        title,
        Vector.of(panels),
        Math.clamp(panels.length, 1, IN_A_ROW),
        line ? Vector.of("coordinate", "weight") : Vector.of("coordinate 1", "coordinate 2"));
  }

  /**
   * What a run kept, and its end, with the ways that the particles went. Of many states four are
   * shown, the start and the end among them, and those between by steps whose ratios are nearly
   * equal: flows move most in the beginning.
   *
   * @param title written above the panels, may be empty
   * @param outcome the end of the run; {@link org.onsager.flow.Run#keeping} says what it keeps
   * @return the picture
   */
  public static Snapshots of(String title, Outcome outcome) {
    Vector<State> states =
        outcome
            .kept()
            .filter(state -> state.index() != outcome.state().index())
            .append(outcome.state());
    Vector<Particles> moments = states.map(State::particles);
    Vector<Snapshot> panels = few(states).map(state -> Snapshot.of(name(state), state.particles()));
    if (moments.size() > 1 && moments.map(Particles::count).distinct().size() == 1) {
      Particles[] way = moments.toJavaArray(Particles[]::new);
      panels = panels.update(panels.size() - 1, last -> last.withTrails(way));
    }
    return of(title, panels.toJavaArray(Snapshot[]::new));
  }

  /** All if they stand in a row, and else the start, the end, and two between. */
  private static Vector<State> few(Vector<State> states) {
    if (states.size() <= IN_A_ROW) {
      return states;
    }
    double first = Math.max(1, states.get(1).index());
    double ratio = states.last().index() / first;
    return Vector.range(1, IN_A_ROW - 1)
        .map(j -> first * Math.pow(ratio, (double) j / (IN_A_ROW - 1)))
        .map(step -> states.minBy(state -> Math.abs(state.index() - step)).get())
        .prepend(states.head())
        .append(states.last())
        .distinct();
  }

  private static String name(State state) {
    return state.index() == 0 ? "start" : "step " + state.index();
  }

  /**
   * The same picture with a density in each snapshot.
   *
   * @param measure what has the density, in one or two dimensions
   * @return the picture
   * @throws IllegalArgumentException as {@link Snapshot#withDensity(Density)}
   */
  public Snapshots withDensity(Density measure) {
    return map(panel -> panel.withDensity(measure));
  }

  /**
   * The same picture with each snapshot over samples of the target.
   *
   * @param samples the samples
   * @return the picture
   * @throws IllegalArgumentException if their dimension is not that of the particles
   */
  public Snapshots over(Points samples) {
    return map(panel -> panel.over(samples));
  }

  private Snapshots map(UnaryOperator<Snapshot> change) {
    return new Snapshots(title, panels.map(change), columns, axes);
  }

  /**
   * The same picture with another number of snapshots side by side.
   *
   * @param number how many, positive
   * @return the picture
   * @throws IllegalArgumentException if the number is not positive
   */
  public Snapshots inColumns(int number) {
    return new Snapshots(title, panels, number, axes);
  }

  /**
   * The same picture with other names of the axes shown.
   *
   * @param first name of the first coordinate
   * @param second name of the second; on the line, of the weight
   * @return the picture
   */
  public Snapshots named(String first, String second) {
    return new Snapshots(title, panels, columns, Vector.of(first, second));
  }

  @Override
  public double width() {
    return SnapshotsDrawing.of(this).width();
  }

  @Override
  public double height() {
    return SnapshotsDrawing.of(this).height();
  }

  @Override
  public void draw(Canvas canvas) {
    SnapshotsDrawing.of(this).draw(canvas);
  }

  boolean onLine() {
    return panels.head().dimension() == 1;
  }

  /** The title, and how many axes there are if not all are shown. */
  String heading() {
    int dimension = panels.head().dimension();
    String axesShown = dimension > 2 ? "first 2 of %d axes".formatted(dimension) : "";
    return Vector.of(title, axesShown).reject(String::isEmpty).mkString(", ");
  }
}
