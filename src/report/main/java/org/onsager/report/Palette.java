package org.onsager.report;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.awt.Color;

/**
 * A colour and a dash for each name. The colours can be told apart with any of the common colour
 * vision deficiencies; after seven names they come again with another dash.
 *
 * <p><i>Source:</i> M. Okabe, K. Ito, Color Universal Design (2008), without its yellow, which is
 * too faint on white.
 */
public final class Palette {

  private static final Vector<Color> COLORS =
      Vector.of(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x404040)
          .map(Color::new);

  private final Map<String, Integer> places;

  private Palette(Map<String, Integer> places) {
    this.places = places;
  }

  /**
   * Colours in the order of the names; names that come twice count once.
   *
   * @param names the names, the first gets the first colour
   * @return the palette
   */
  public static Palette of(String... names) {
    return of(Vector.of(names));
  }

  /** Colours in alphabetical order: the same names have the same colours in every picture. */
  static Palette sorted(Vector<String> names) {
    return of(names.distinct().sorted());
  }

  private static Palette of(Vector<String> names) {
    return new Palette(names.distinct().zipWithIndex().toLinkedMap(pair -> pair));
  }

  /**
   * The colour of a name.
   *
   * @param name one of the palette's names; any other is grey
   * @return the colour
   */
  public Color color(String name) {
    return places.get(name).map(place -> COLORS.get(place % COLORS.size())).getOrElse(Theme.QUIET);
  }

  /**
   * The dash of a name: solid for the first seven.
   *
   * @param name one of the palette's names; any other is solid
   * @return the dash
   */
  public Pen.Dash dash(String name) {
    Pen.Dash[] dashes = Pen.Dash.values();
    return places
        .get(name)
        .map(place -> dashes[place / COLORS.size() % dashes.length])
        .getOrElse(Pen.Dash.SOLID);
  }
}
