package org.onsager.command.reduce;

import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Picture;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;

/** Points over samples: on the line as stems, in the plane, in space the three pairs of axes. */
final class ReducePicture {

  private ReducePicture() {}

  static Picture of(ReduceInput input, Particles points) {
    String title = "%d samples as %d points".formatted(input.raw().count(), points.count());
    if (points.dimension() == 1) {
      return Snapshots.of(title, Snapshot.of(kept(input), points).over(input.raw()))
          .named(input.name(0), "weight");
    }
    Picture first = pair(title, input, points, 0, 1);
    return points.dimension() == 2
        ? first
        : first
            .beside(pair(input.name(0) + ", " + input.name(2), input, points, 0, 2))
            .beside(pair(input.name(1) + ", " + input.name(2), input, points, 1, 2));
  }

  private static Picture pair(
      String title, ReduceInput input, Particles points, int across, int up) {
    Particles shadow = new Particles(shadow(points.points(), across, up), points.weights());
    return Snapshots.of(
            title, Snapshot.of(kept(input), shadow).over(shadow(input.raw(), across, up)))
        .named(input.name(across), input.name(up));
  }

  private static String kept(ReduceInput input) {
    return "all moments to degree " + input.degree();
  }

  /** Two coordinates of points. */
  private static Points shadow(Points points, int across, int up) {
    int n = points.count();
    return new Points(
        n,
        2,
        Block.build(
            2 * n,
            out -> {
              for (int i = 0; i < n; i++) {
                out[i] = points.get(i, across);
                out[n + i] = points.get(i, up);
              }
            }));
  }
}
