package org.onsager.notebook;

import io.vavr.collection.Vector;
import java.util.Base64;
import org.onsager.data.Cell;
import org.onsager.data.Table;

/** Values as a cell of a notebook holds them. */
final class Inline {

  /** Rows of a long table that are shown at its beginning, and as many at its end. */
  private static final int SHOWN = 10;

  private Inline() {}

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Rows and columns, numbers to the right; text is text, whatever it contains. */
  static String html(Table table) {
    String head = table.header().map(name -> "<th>" + escaped(name) + "</th>").mkString();
    Vector<String> rows = ends(table).rows().map(Inline::row);
    String more =
        hidden(table) == 0
            ? ""
            : "<tr><td colspan=\"%d\" style=\"text-align:center\">%d more rows</td></tr>"
                .formatted(table.header().size(), hidden(table));
    String body = rows.take(SHOWN).mkString() + more + rows.drop(SHOWN).mkString();
    return "<table><thead><tr>" + head + "</tr></thead><tbody>" + body + "</tbody></table>";
  }

  static String text(Table table) {
    return ends(table).text() + (hidden(table) == 0 ? "" : hidden(table) + " more rows\n");
  }

  private static int hidden(Table table) {
    return Math.max(0, table.rows().size() - 2 * SHOWN);
  }

  private static Table ends(Table table) {
    Vector<Vector<Cell>> rows = table.rows();
    return new Table(table.header(), rows.take(SHOWN).appendAll(rows.drop(SHOWN + hidden(table))));
  }

  private static String row(Vector<Cell> cells) {
    return cells.map(Inline::cell).mkString("<tr>", "", "</tr>");
  }

  private static String cell(Cell cell) {
    String side = cell instanceof Cell.Text ? "left" : "right";
    return "<td style=\"text-align:" + side + "\">" + escaped(cell.shown()) + "</td>";
  }

  /** A document of its own, whose styles and scripts do not meet those of the notebook. */
  static String frame(String document) {
    return "<iframe sandbox=\"allow-scripts\" style=\"width:100%;height:640px;border:0\" srcdoc=\""
        + escaped(document)
        + "\"></iframe>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
