package org.onsager.command.deconvolve;

import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Level;
import org.onsager.report.Palette;
import org.onsager.report.Panel;
import org.onsager.report.Picture;

/**
 * The signal with what the blurred spikes make of it, the spikes, and the first variation, which is
 * nowhere negative and zero at the spikes.
 *
 * @param found the deconvolution
 * @param spikes in the units of the file
 */
record DeconvolvePicture(Deconvolution found, Particles spikes) {

  private static final String DATA = "signal";
  private static final String FIT = "spikes, blurred";
  private static final String SPIKES = "spikes";
  private static final String TRUTH = "spikes behind the example";
  private static final String XI = "\u03be";
  private static final Palette COLORS = Palette.of(FIT, SPIKES, XI, DATA, TRUTH);
  private static final int CURVE = 1200;
  private static final double WIDTH = 640;

  Picture picture() {
    BlurredSignal signal = found.signal();
    double low = signal.first();
    double range = signal.last() - low;
    double[] x =
        IntStream.rangeClosed(0, CURVE).mapToDouble(i -> low + range * i / CURVE).toArray();
    double[] t = signal.positions().toArray();
    double[] y = signal.values().map(v -> found.unit() * v).toArray();
    Block blurred =
        new BlurredSignal(Block.copyOf(x), Block.copyOf(x), signal.blur(), signal.truth())
            .features()
            .mean(spikes);
    Panel above =
        Panel.of("", across(""), Axis.linear("value"))
            .with(Curve.markers(DATA, "", t, y))
            .with(Curve.line(FIT, x, blurred.toArray()));
    double[] places = spikes.points().coordinates().toArray();
    Panel stems =
        Panel.of("", across(""), Axis.linear("height"))
            .with(Curve.stems(SPIKES, places, spikes.weights().toArray()));
    for (Particles truth : signal.truth()) {
      stems =
          stems.with(
              Curve.markers(
                  TRUTH, "", truth.points().coordinates().toArray(), truth.weights().toArray()));
    }
    Panel variation =
        Panel.of("", across("position"), Axis.linear(XI))
            .with(Curve.line(XI, x, xi(Points.onLine(x))))
            .with(Curve.markers(SPIKES, "", places, xi(spikes.points())))
            .with(new Level("", 0));
    String title = "%d spikes, %s".formatted(spikes.count(), found.optimum().certificate().text());
    return Curves.of(title, above)
        .in(COLORS)
        .sized(WIDTH, 260)
        .above(Curves.of("", stems).in(COLORS).sized(WIDTH, 190))
        .above(Curves.of("", variation).in(COLORS).sized(WIDTH, 220));
  }

  private Axis across(String label) {
    double margin = 0.03 * (found.signal().last() - found.signal().first());
    return Axis.linear(label)
        .between(found.signal().first() - margin, found.signal().last() + margin);
  }

  private double[] xi(Points at) {
    return found.energy().firstVariation(found.optimum().particles(), at).values().toArray();
  }
}
