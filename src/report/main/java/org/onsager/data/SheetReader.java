package org.onsager.data;

import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.data.Entry.Kind;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Unreadable.Remedy;

/**
 * From text to numbers.
 *
 * @param source the name of the file
 * @param reading what the file does not say of itself
 */
record SheetReader(String source, Reading reading) {

  private static final int LINES_SHOWN = 5;

  Sheet read(String text) {
    String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
    requireText(clean);
    Separator separator = Separator.of(clean);
    return plain(clean, separator).getOrElse(() -> cellByCell(clean, separator));
  }

  /** Of a file whose first line can be read in one way, and whose rows are plain. */
  private Option<Sheet> plain(String clean, Separator separator) {
    int end = clean.indexOf('\n');
    String line = clean.substring(0, Math.max(end, 0)).stripTrailing();
    Vector<Entry> cells =
        Vector.of(line.split(Character.toString(separator.character), -1)).map(Entry::of);
    boolean names = cells.forAll(cell -> cell.is(Kind.NAME)) && line.indexOf('"') < 0;
    boolean numbers = cells.forAll(cell -> cell.is(Kind.NUMBER)) && !cells.forAll(Entry::isWhole);
    boolean fits = reading.header() != (names ? Header.ABSENT : Header.PRESENT);
    if (!(names || numbers) || !fits || cells.size() == 1) {
      return Option.none();
    }
    Vector<String> header = names ? cells.map(cell -> cell.text().strip()) : Vector.empty();
    return PlainRows.of(clean, names ? end + 1 : 0, separator.character, cells.size())
        .map(rows ->
            new Sheet(
                source,
                header,
                rows,
                Vector.range(names ? 2 : 1, rows.size() + (names ? 2 : 1)),
                notices(separator, header, Vector.empty(), Vector.empty())));
  }

  private Sheet cellByCell(String clean, Separator separator) {
    Vector<Line> all = Line.of(source, clean, separator.character);
    if (all.isEmpty()) {
      throw new Unreadable(source + " is empty: must have at least one line");
    }
    int columns = all.head().cells().size();
    // In a file of one column a blank line is a row whose only value is missing.
    Tuple2<Vector<Line>, Vector<Line>> blank = all.partition(l -> columns > 1 && l.isBlank());
    Vector<Line> lines = Line.withoutEmptyEnds(blank._2());
    int ends = columns - lines.head().cells().size();
    boolean named = isHeader(lines);
    Vector<String> header = named ? lines.head().cells().map(String::strip) : Vector.empty();
    Vector<Line> body = lines.drop(named ? 1 : 0);
    body.forEach(line -> requireLength(line, columns - ends));
    Tuple2<Vector<Line>, Vector<Line>> gaps = body.partition(this::isLeftOut);
    Vector<Line> rows = gaps._2();
    requireRows(rows, gaps._1());
    int first = lines.head().number();
    return new Sheet(
        source,
        header,
        rows.map(line -> row(header, line, line.number() == first)),
        rows.map(Line::number),
        notices(separator, header, blank._1(), gaps._1())
            .appendAll(remarks(ends, header, rows).map(remark -> source + ": " + remark)));
  }

  private boolean isHeader(Vector<Line> lines) {
    if (reading.header() != Header.GUESSED) {
      return reading.header() == Header.PRESENT;
    }
    FirstLine first = FirstLine.of(lines.head());
    first
        .doubt(lines.tail())
        .forEach(doubt -> {
          throw new Unreadable(
              "%s, line %d: %s".formatted(source, lines.head().number(), doubt), Remedy.HEADER);
        });
    return first.names();
  }

  private boolean isLeftOut(Line line) {
    return reading.missing() == Missing.LEFT_OUT
        && line.cells().exists(cell -> Entry.of(cell).is(Kind.MISSING));
  }

  private void requireRows(Vector<Line> rows, Vector<Line> gaps) {
    if (rows.isEmpty() && reading.missing() != Missing.AS_WRITTEN) {
      throw new Unreadable(
          source
              + (gaps.isEmpty() ? " has no row" : " has no row without a missing value")
              + ": must have at least one row of numbers");
    }
  }

  private Vector<Double> row(Vector<String> header, Line line, boolean first) {
    return line.cells()
        .zipWithIndex((text, column) -> {
          Option<Double> number =
              reading.missing() == Missing.AS_WRITTEN
                  ? Entry.of(text).asWritten()
                  : Decimal.of(text);
          boolean overflow = number.exists(x -> x.isInfinite()) && Decimal.of(text).isDefined();
          if (number.isEmpty() || overflow) {
            String name = header.isEmpty() ? "" : " (" + header.get(column) + ")";
            String place =
                "%s, line %d, column %d%s: ".formatted(source, line.number(), column + 1, name);
            throw refusal(place, Entry.of(text), first);
          }
          return number.get();
        });
  }

  private Unreadable refusal(String place, Entry entry, boolean first) {
    if (entry.is(Kind.NUMBER)) {
      return new Unreadable(place + entry.shown() + " is beyond the largest double, 1.8e308");
    }
    if (entry.is(Kind.MISSING) && reading.missing() != Missing.AS_WRITTEN) {
      return new Unreadable(
          place + entry.shown() + " is a missing value: must be a number", Remedy.LEAVE_OUT);
    }
    String message = place + entry.shown() + " must be a number" + entry.hint();
    return first && reading.header() == Header.GUESSED
        ? new Unreadable(message, Remedy.HEADER)
        : new Unreadable(message);
  }

  private void requireLength(Line line, int columns) {
    if (line.cells().size() != columns) {
      throw new Unreadable(
          "%s, line %d has %d cells: must have %d, as the first line"
              .formatted(source, line.number(), line.cells().size(), columns));
    }
  }

  /** Spreadsheets and archives are no text, and would be refused with a page of odd characters. */
  private void requireText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && !Character.isWhitespace(text.charAt(i))) {
        throw new Unreadable(
            "%s, line %d has the character U+%04X: must be a text of separated values"
                .formatted(
                    source,
                    1 + text.substring(0, i).chars().filter(c -> c == '\n').count(),
                    (int) text.charAt(i)));
      }
    }
  }

  private Vector<String> notices(
      Separator separator, Vector<String> header, Vector<Line> blank, Vector<Line> gaps) {
    boolean guessed = reading.header() == Header.GUESSED;
    return Vector.of(
            Option.when(
                separator != Separator.COMMA,
                () -> "the cells are separated by " + separator.plural),
            Option.when(
                guessed && header.exists(Decimal::isWhole),
                () -> "the first line is taken as names: " + header.mkString(", ")),
            Option.when(
                guessed && header.isEmpty(), () -> "the first line is taken as numbers, not names"),
            leftOut("%d blank line%s left out (%s)", blank),
            leftOut("%d line%s with missing values left out (%s)", gaps))
        .flatMap(notice -> notice)
        .map(notice -> source + ": " + notice);
  }

  private static Vector<String> remarks(int ends, Vector<String> header, Vector<Line> rows) {
    return Vector.of(
            Option.when(ends > 0, () -> "every line ends with separators, and nothing after them"),
            Option.when(
                header.size() > 1 && header.head().isEmpty() && isCounted(rows),
                () ->
                    "column 1 has no name and numbers the rows: take it out of the file if it is"
                        + " no data"))
        .flatMap(remark -> remark);
  }

  private static boolean isCounted(Vector<Line> rows) {
    Vector<String> first = rows.map(line -> line.cells().head());
    return first.forAll(Decimal::isWhole)
        && first.zip(first.drop(1)).forAll(pair -> number(pair._1()) < number(pair._2()));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell.strip());
  }

  private static Option<String> leftOut(String sentence, Vector<Line> lines) {
    return Option.when(
        lines.nonEmpty(),
        () ->
            sentence.formatted(
                lines.size(),
                lines.size() == 1 ? "" : "s",
                lines.take(LINES_SHOWN).map(Line::number).mkString("line ", ", ", "")
                    + (lines.size() > LINES_SHOWN ? ", ..." : "")));
  }
}
