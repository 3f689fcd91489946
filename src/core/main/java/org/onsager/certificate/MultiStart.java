package org.onsager.certificate;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.onsager.energy.Energy;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/**
 * A search by descent from many starts: the first variation is read at a cover of the box (2000
 * points on the line, 50 by 50 in the plane, 2500 in space) and at the particles with mass, and
 * followed downhill from the 40 lowest that are not neighbours, by quasi-Newton steps inside the
 * box. Some 2500 to 3500 points read in all.
 *
 * @param box where to look; none for the box of the starts, or else that of the particles, wider by
 *     half its longest side (by one if all are at one place), which the descents may leave
 * @param starts in place of the cover; none for the cover
 */
record MultiStart(Option<Box> box, Option<Points> starts) implements Search {

  private static final int DESCENTS = 40;

  @Override
  public Minima minima(Energy energy, Particles mu, double level) {
    Box all = box.orElse(starts.map(Box::around)).getOrElse(() -> around(mu.points()));
    mu.points().requireDimension("mu", all.dimension());
    Points cover = starts.getOrElse(() -> Cover.of(all));
    Option<Box> walls = box.orElse(starts.map(Box::around));
    List<double[]> rows = new ArrayList<>(List.of(cover.rows()));
    for (int i = 0; i < mu.count(); i++) {
      double[] x = mu.points().row(i);
      if (mu.weights().get(i) > 0 && walls.forAll(b -> b.contains(x))) {
        rows.add(x);
      }
    }
    Reader reader = new Reader(energy, mu);
    Field field = reader.at(Descent.points(rows));
    List<Descent.Place> places = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (Double.isFinite(field.value(i))) {
        places.add(new Descent.Place(rows.get(i), field.value(i)));
      }
    }
    double reach = Math.max(Cover.spacing(all, cover.count()), Double.MIN_NORMAL);
    Descent descent = new Descent(walls, reach);
    List<Descent.Place> found = descent.minima(reader, descent.apart(places, DESCENTS));
    if (found.isEmpty()) {
      throw new Trouble(
          new Failure.NotFinite(
              "The first variation is finite at none of the %d starts of the search."
                  .formatted(rows.size()),
              "Search in a box on which the energy is defined.",
              0));
    }
    return Descent.reported(found, found.getFirst().value(), false, reader.reads());
  }

  private static Box around(Points points) {
    Box box = Box.around(points);
    return box.widened(box.longest() > 0 ? box.longest() / 2 : 1);
  }
}
