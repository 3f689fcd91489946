package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import org.onsager.data.Cell;
import org.onsager.data.Table;

/**
 * What stands on a page: a report, and its runs as far as they have come.
 *
 * @param report how the page looks
 * @param stories the runs
 */
record Content(Report report, Vector<Story> stories) {

  /** Bytes of all films; four thirds of them in the file. */
  private static final long FILM_BYTES = 525_000;

  /** Numbers of all curves, eight bytes each: a thousand rows of a run with two observers. */
  private static final int NUMBERS = 4000;

  /** Of each run, however many runs and observers there are. */
  private static final int FEWEST_ROWS = 200;

  private static final int MOST_COLUMNS = 3;

  static Content of(Report report) {
    return new Content(report, report.runs().toVector().map(run -> Story.of(run._1(), run._2())));
  }

  /** The data of curves and films. */
  String json() {
    Vector<Story> filmed = filmed();
    LinkedHashMap<String, String> data =
        LinkedHashMap.of(
            "title", Json.text(report.title()),
            "runs", Json.array(stories.map(this::json)),
            "charts", Charts.json(report.charts()));
    if (filmed.isEmpty()) {
      return Json.object(data);
    }
    Vector<Span> stage = stage(filmed);
    Vector<String> films =
        filmed.map(
            story -> new Film(story.frames(), stage).within(FILM_BYTES / filmed.size()).json());
    LinkedHashMap<String, String> film =
        LinkedHashMap.of(
            "dimension", Json.number(dimension()),
            "stage", Json.array(stage.map(e -> Json.numbers(Vector.of(e.low(), e.high())))),
            "names", Json.texts(filmed.map(Story::name)),
            "films", Json.array(films));
    return Json.object(
        data.put("film", Json.object(film.merge(backdrop().json(dimension(), stage)))));
  }

  private String json(Story story) {
    int columns = stories.map(s -> 2 + new Readings(s.rows()).observers().size()).sum().intValue();
    return Json.object(
        new Readings(story.rows())
            .atMost(Math.max(FEWEST_ROWS, NUMBERS / columns))
            .json()
            .put("name", Json.text(story.name())));
  }

  /** Those in the space of the first one: a film has one stage. */
  private Vector<Story> filmed() {
    return stories.filter(story -> story.state().particles().dimension() == dimension());
  }

  private int dimension() {
    return stories.head().state().particles().dimension();
  }

  private Vector<Span> stage(Vector<Story> filmed) {
    return Film.stage(filmed.flatMap(Story::frames), backdrop().shown(dimension()));
  }

  private Backdrop backdrop() {
    return new Backdrop(report.target(), report.logDensity());
  }

  /** What a page that is open already is told. */
  String news() {
    return Json.object(
        LinkedHashMap.of(
            "page", json(), "summary", Json.text(summary()), "result", Json.text(result())));
  }

  /** The ends of the runs, as html. */
  String result() {
    return stories.isEmpty() ? "" : Html.section("result", "Result", Html.table("", ends()));
  }

  /** Many runs have a line each, few a column. */
  boolean isWide() {
    return stories.size() > MOST_COLUMNS;
  }

  /** The ends of the runs, side by side or below each other. */
  private Table ends() {
    Vector<LinkedHashMap<String, Cell>> ends = stories.map(Story::end);
    Vector<String> facts = ends.flatMap(LinkedHashMap::keySet).distinct();
    Vector<String> names = stories.map(Story::name);
    return isWide()
        ? new Table(
            facts.prepend("run"),
            names.zipWith(
                ends, (name, end) -> facts.map(fact -> cell(end, fact)).prepend(Cell.of(name))))
        : new Table(
            names.prepend(""),
            facts.map(fact -> ends.map(end -> cell(end, fact)).prepend(Cell.of(fact))));
  }

  private static Cell cell(LinkedHashMap<String, Cell> end, String fact) {
    return end.get(fact).getOrElse(new Cell.Missing());
  }

  /** What was set: the user's words, then what every run has. */
  LinkedHashMap<String, String> settings() {
    LinkedHashMap<String, String> own = report.settings();
    if (stories.isEmpty()) {
      return own;
    }
    return own.put("dimension", Integer.toString(dimension()))
        .put(
            "key",
            stories
                .map(s -> "%016x %016x".formatted(s.state().key().high(), s.state().key().low()))
                .distinct()
                .mkString(", "));
  }

  /** One line below the title. */
  String summary() {
    return stories.size() > 1
        ? stories.size() + " runs: " + stories.map(Story::name).mkString(", ")
        : stories
            .map(story ->
                "%d particles, %d steps, %d evaluations: %s"
                    .formatted(
                        story.state().particles().count(),
                        story.state().index(),
                        story.state().evaluations(),
                        story.ended()))
            .mkString();
  }
}
