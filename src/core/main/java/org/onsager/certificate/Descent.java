package org.onsager.certificate;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Places from which a function is followed downhill, all at once: one batch of reads an iteration.
 *
 * @param box outside of which nobody goes, if there is one
 * @param reach {@code > 0}, the longest step, and the distance of two starts
 */
record Descent(Option<Box> box, double reach) {

  private static final int ITERATIONS = 60;

  /** Minima nearer to each other than this share of the reach are one. */
  private static final double SAME = 1e-3;

  /** A place with the value there. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves this package.
  record Place(double[] x, double value) {}

  /**
   * The lowest of some places, at a distance of the reach from each other.
   *
   * @param places in any order
   * @param most how many at most
   */
  List<Place> apart(List<Place> places, int most) {
    return thinned(places, reach, most);
  }

  /** Local minima, the lowest first. Places whose value is not finite are left out. */
  List<Place> minima(Reader reader, List<Place> starts) {
    if (starts.isEmpty()) {
      return starts;
    }
    Field field = reader.at(points(starts.stream().map(Place::x).toList()));
    List<Walker> all = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Walker walker = new Walker(starts.get(i).x(), box, reach, field, i);
      if (walker.isFinite()) {
        all.add(walker);
      }
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      List<Walker> going = all.stream().filter(Walker::tries).toList();
      if (going.isEmpty()) {
        break;
      }
      Field there = reader.at(points(going.stream().map(Walker::trial).toList()));
      for (int i = 0; i < going.size(); i++) {
        going.get(i).answered(there, i);
      }
    }
    return thinned(all.stream().map(Walker::place).toList(), SAME * reach, Integer.MAX_VALUE);
  }

  private static List<Place> thinned(List<Place> places, double distance, int most) {
    List<Place> kept = new ArrayList<>();
    for (Place place : places.stream().sorted(Comparator.comparingDouble(Place::value)).toList()) {
      if (kept.size() == most) {
        break;
      }
      if (kept.stream().noneMatch(other -> distance(place.x(), other.x()) <= distance)) {
        kept.add(place);
      }
    }
    return kept;
  }

  /** The largest difference of two coordinates. */
  static double distance(double[] x, double[] y) {
    double largest = 0;
    for (int k = 0; k < x.length; k++) {
      largest = Math.max(largest, Math.abs(x[k] - y[k]));
    }
    return largest;
  }

  static Points points(List<double[]> rows) {
    return Points.of(rows.toArray(double[][]::new));
  }

  /** The minima as a search reports them. */
  static Minima reported(List<Place> places, double least, boolean proved, long reads) {
    return new Minima(
        points(places.stream().map(Place::x).toList()),
        Block.copyOf(places.stream().mapToDouble(Place::value).toArray()),
        least,
        proved,
        reads);
  }
}
