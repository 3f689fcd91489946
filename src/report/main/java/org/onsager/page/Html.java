package org.onsager.page;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.onsager.data.Cell;
import org.onsager.data.Table;
import org.onsager.report.Picture;

/** Pieces of html. All text that comes in is shown as it is, and never taken for html. */
final class Html {

  private Html() {}

  /** A text as html; what html forbids becomes a question mark. */
  static String escaped(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A section with a heading; nothing, if there is nothing in it. */
  static String section(String id, String heading, String content) {
    return content.isEmpty()
        ? ""
        : "<section id=\"%s\"><h2>%s</h2>\n%s</section>\n".formatted(id, escaped(heading), content);
  }

  /** Names and values, a line each. */
  static String list(Map<String, String> entries) {
    return entries.isEmpty()
        ? ""
        : entries
            .map(entry ->
                "<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(entry._1()), escaped(entry._2())))
            .mkString("<dl>\n", "", "</dl>\n");
  }

  /** A table, numbers to the right, with all digits where one points at a number. */
  static String table(String caption, Table table) {
    String head =
        table
            .header()
            .zipWithIndex()
            .map(column ->
                "<th scope=\"col\"%s>%s</th>"
                    .formatted(
                        numeric(table, column._2()) ? " class=\"number\"" : "",
                        escaped(column._1())))
            .mkString("<tr>", "", "</tr>\n");
    return "<div class=\"scroll\" tabindex=\"0\"><table>"
        + (caption.isEmpty() ? "" : "<caption>" + escaped(caption) + "</caption>")
        + "<thead>\n"
        + head
        + "</thead><tbody>\n"
        + table.rows().map(Html::row).mkString()
        + "</tbody></table></div>\n";
  }

  private static boolean numeric(Table table, int column) {
    return table
        .rows()
        .map(row -> row.get(column))
        .exists(cell -> cell instanceof Cell.Real || cell instanceof Cell.Whole);
  }

  private static String row(Vector<Cell> cells) {
    return cells.map(Html::cell).mkString("<tr>", "", "</tr>\n");
  }

  private static String cell(Cell cell) {
    return switch (cell) {
      case Cell.Real real ->
          "<td class=\"number\" title=\"%s\">%s</td>"
              .formatted(escaped(real.exact()), escaped(real.shown()));
      case Cell.Whole whole -> "<td class=\"number\">" + escaped(whole.shown()) + "</td>";
      case Cell.Text text -> "<td>" + escaped(text.shown()) + "</td>";
      case Cell.Missing _ -> "<td></td>";
    };
  }

  /** A picture, which says what it shows to those who cannot see it. */
  static String figure(Picture picture) {
    String svg = picture.svg();
    return "<figure>" + svg.substring(svg.indexOf("<svg")).strip() + "</figure>\n";
  }
}
