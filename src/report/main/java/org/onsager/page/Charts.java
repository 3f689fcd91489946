package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Palette;
import org.onsager.report.Panel;

/** Curves of a picture as data of charts that one can hover and zoom. */
final class Charts {

  /** Of a curve; a chart is not much wider. */
  private static final int MOST_KNOTS = 600;

  private Charts() {}

  static String json(Vector<Curves> all) {
    return Json.array(all.map(Charts::json));
  }

  private static String json(Curves curves) {
    Vector<String> names =
        curves.panels().flatMap(Panel::curves).map(Curve::name).distinct().sorted();
    Palette palette = curves.colors().getOrElse(() -> Palette.of(names.toJavaArray(String[]::new)));
    return Json.object(
        LinkedHashMap.of(
            "title", Json.text(curves.title()),
            "panels", Json.array(curves.panels().map(panel -> json(panel, palette)))));
  }

  private static String json(Panel panel, Palette palette) {
    return Json.object(
        LinkedHashMap.of(
            "title", Json.text(panel.title()),
            "across", Json.text(panel.x().label()),
            "up", Json.text(panel.y().label()),
            "logarithmic",
                Json.array(Vector.of(panel.x(), panel.y()).map(axis -> "" + axis.logarithmic())),
            "curves", Json.array(panel.curves().map(curve -> json(curve, palette))),
            "levels",
                Json.array(
                    panel
                        .levels()
                        .map(level ->
                            Json.object(
                                LinkedHashMap.of(
                                    "label", Json.text(level.label()),
                                    "value", Json.number(level.value())))))));
  }

  private static String json(Curve curve, Palette palette) {
    Vector<Curve.Knot> knots = some(curve.knots());
    return Json.object(
        LinkedHashMap.of(
            "name",
                Json.text(
                    curve.note().isEmpty() ? curve.name() : curve.name() + ", " + curve.note()),
            "look", Json.text(curve.look().name()),
            "color", Json.text("#%06x".formatted(palette.color(curve.name()).getRGB() & 0xffffff)),
            "x", Json.array(knots.map(Curve.Knot::x).map(Json::rounded)),
            "mean", Json.array(knots.map(Curve.Knot::mean).map(Json::rounded)),
            "sd", Json.array(knots.map(Curve.Knot::sd).map(Json::rounded))));
  }

  private static Vector<Curve.Knot> some(Vector<Curve.Knot> knots) {
    int count = knots.size();
    return count <= MOST_KNOTS
        ? knots
        : Vector.range(0, MOST_KNOTS)
            .map(k -> knots.get((int) ((long) k * (count - 1) / (MOST_KNOTS - 1))));
  }
}
